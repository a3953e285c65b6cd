// Starts the program that reads tables, in a worker of its own so that the page stays quick. The worker's name says which
// files to load: the page reads them from the link that the build writes.
const [glue, program, hash] = self.name.split(" ").map((part, at) => (at < 2 ? new URL(part, location.href).href : part));

async function start() {
  const [module, response] = await Promise.all([import(glue), fetch(program, hash ? { integrity: hash } : {})]);
  await module.default({ module_or_path: response });
}

// The page hears of a failure as an error of its worker.
start().catch((error) => setTimeout(() => { throw error; }));
