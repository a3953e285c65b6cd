// Starts the program that reads tables, in a worker of its own so that the page stays quick. Its address says which files
// to load; only names such as the build gives are taken.
const named = new URLSearchParams(location.search);
const file = (name, pattern) => {
  const value = named.get(name) ?? "";
  if (!pattern.test(value)) throw new Error(`no ${name}`);
  return new URL(value, location.href).href;
};

async function start() {
  const glue = file("glue", /^pushproof-tables[\w-]*\.js$/);
  const program = file("program", /^pushproof-tables[\w-]*\.wasm$/);
  const hash = named.get("hash");
  const [module, response] = await Promise.all([import(glue), fetch(program, hash ? { integrity: hash } : {})]);
  await module.default({ module_or_path: response });
}

// The page hears of a failure as an error of its worker.
start().catch((error) => setTimeout(() => { throw error; }));
