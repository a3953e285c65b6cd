// Starts Pushproof. A file of its own because the page's policy allows no inline script.
//
// There are two programs: the one that opens first checks the texts, and the composer, larger, has every step. The
// first asks for the composer when one goes there; from then on this device opens the composer at once.
//
// What to load stands in links that the build writes into the page, each with the hash of its file: a file that was
// changed on its way here is refused by the browser. Once a program runs, <html> carries data-ready="true".

const MISSING =
  "This browser cannot run Pushproof: WebAssembly is missing, switched off or too old. " +
  "Open the page in a current Chrome, Edge, Firefox or Safari, or ask your IT team to allow WebAssembly for this site.";
const INCOMPLETE =
  "Pushproof could not be loaded. Check your connection, then reload the page. " +
  "If that does not help, tell whoever hosts it that a file is missing or was changed.";
const STOPPED =
  "Pushproof has stopped because of a fault of its own. " +
  "Copy any text that you have just written, then reload the page to go on.";

const LATER =
  "This part of Pushproof could not be loaded. What you wrote is kept. Check your connection, then reload the page.";

/** Where a device notes that it opens the composer. */
const COMPOSER = "pushproof/composer";

/** Where a device keeps its house profile, which the checker does not know. */
const HOUSE = "pushproof/profile@1";

const link = (rel) => document.querySelector(`link[rel="${rel}"]`);

/** What to load for the program that opens first. */
function checker() {
  const program = link("preload");
  return { glue: link("modulepreload").href, program: program.href, hash: program.dataset.integrity };
}

/** What to load for the composer. */
function composer() {
  const { glue, glueHash, program, hash, style, styleHash } = link("composer").dataset;
  const at = (name) => new URL(name, document.baseURI).href;
  const preload = document.createElement("link");
  Object.assign(preload, { rel: "modulepreload", href: at(glue), integrity: glueHash ?? "", crossOrigin: "" });
  document.head.append(preload);
  return { glue: preload.href, program: at(program), hash, styled: style && styled(at(style), styleHash) };
}

/** Adds a stylesheet; resolves once it holds. */
function styled(href, integrity) {
  const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href, integrity, crossOrigin: "" });
  document.head.append(sheet);
  return new Promise((onload, onerror) => Object.assign(sheet, { onload, onerror }));
}

/** Loads a program and runs it; resolves once the page stands. */
async function start({ glue, program, hash, styled }) {
  const [module, response] = await Promise.all([import(glue), fetch(program, { integrity: hash }), styled]);
  await module.default({ module_or_path: response });
}

/** Notes or asks whether this device opens the composer; a browser that keeps nothing opens the checker. */
function prefersComposer(note) {
  try {
    if (note) localStorage.setItem(COMPOSER, "yes");
    return localStorage.getItem(COMPOSER) === "yes" || localStorage.getItem(HOUSE) !== null;
  } catch {
    return false;
  }
}

/** A link that carries a campaign opens the composer, and so does the page in one file, which holds no checker. */
function opensComposer() {
  return prefersComposer() || location.hash.startsWith("#c") || !link("preload");
}

/** Puts the composer in the place of the program that asks for it. */
function compose() {
  start(composer()).then(() => prefersComposer(true), (error) => {
    if (error instanceof WebAssembly.RuntimeError) fail(error);
    else tell(LATER);
  });
}

/** Tells in one sentence what went wrong, read out at once by a screen reader. */
function tell(sentence) {
  const box = document.createElement("div");
  box.className = "shell-trouble";
  box.setAttribute("role", "alert");
  const text = document.createElement("p");
  text.textContent = sentence;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button primary";
  button.textContent = "Reload the page";
  button.addEventListener("click", () => location.reload());
  box.append(text, button);

  // The skeleton promises a page that will not come; a page that came stays, with all that was typed.
  for (const part of document.querySelectorAll(".shell-only")) part.remove();
  (document.querySelector(".shell-page") ?? document.body).prepend(box);
}

let told = false;

/** Tells of the first failure only: the ones after it follow from it. */
function fail(error) {
  if (told) return;
  told = true;
  const engine = globalThis.WebAssembly;
  if (!engine || error instanceof engine.CompileError) tell(MISSING);
  else if (error instanceof engine.RuntimeError) tell(STOPPED);
  else tell(INCOMPLETE);
}

/** A fault inside the running program leaves its page standing but dead: say so. */
function watch() {
  const stopped = (error) => error instanceof WebAssembly.RuntimeError && fail(error);
  addEventListener("error", (event) => stopped(event.error));
  addEventListener("unhandledrejection", (event) => stopped(event.reason));
}

/** The colours that were chosen for the page, before anything is drawn; else the device's. */
function dress() {
  try {
    const theme = localStorage.getItem("pushproof/theme");
    if (theme) document.documentElement.dataset.theme = theme;
  } catch {
    // A browser that keeps nothing keeps no colours.
  }
}

dress();
if (globalThis.WebAssembly) {
  watch();
  document.addEventListener("pushproof:composer", compose, { once: true });
  start(opensComposer() ? composer() : checker()).then(() => {
    document.documentElement.dataset.ready = "true";
    // A page that can't be kept for later is still a page.
    if (navigator.serviceWorker && link("manifest")) import("./offline.js").catch(() => {});
  }, fail);
} else {
  fail();
}
