// Lets the page open without a network from the second visit on, and offers a newer version once all of it is here.
// assets/boot.js loads this when the page stands; assets/sw.js is the worker that keeps the files.

const workers = navigator.serviceWorker;
const version = document.querySelector('meta[name="version"]')?.content;

/** A page that stays open for days asks this often whether there is a newer version, in milliseconds. */
const ASK_EVERY = 60 * 60 * 1000;

/** Asks a worker which version it keeps; the answer comes as a message. */
const ask = (worker) => worker?.postMessage("version");

let registration;
let isOffered = false;

/** A worker of this page's own version takes over at once; another one waits for a click. */
function consider({ data, source }) {
  if (!data?.version) return;
  if (data.version === version) source.postMessage("take over");
  else offer();
}

/** Shows the offer to reload, once, without taking the focus from whoever is typing. */
function offer() {
  if (isOffered) return;
  isOffered = true;
  const box = document.createElement("div");
  box.className = "new-version";
  box.setAttribute("role", "status");
  document.body.append(box);
  const text = document.createElement("p");
  text.textContent = "A new version of Pushproof is ready. What you wrote is kept.";
  // A screen reader tells what comes into a status that is already there.
  requestAnimationFrame(() => box.append(text, button("Reload for the new version", "button small primary", reload), button("Later", "button small quiet", () => box.remove())));
}

function button(label, className, onclick) {
  return Object.assign(document.createElement("button"), { type: "button", textContent: label, className, onclick });
}

/** Leaves this page to the newer worker, and opens it again. */
function reload() {
  const again = () => location.reload();
  if (!registration?.waiting) return again();
  workers.addEventListener("controllerchange", again, { once: true });
  registration.waiting.postMessage("take over");
}

async function start() {
  const isFirst = !workers.controller;
  workers.addEventListener("message", consider);
  registration = await workers.register("./sw.js", { updateViaCache: "none" });
  ask(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const worker = registration.installing;
    worker?.addEventListener("statechange", () => worker.state === "installed" && workers.controller && ask(worker));
  });
  // Another tab has let the newer worker take over.
  let hadOne = !isFirst;
  workers.addEventListener("controllerchange", () => {
    if (hadOne) ask(workers.controller);
    hadOne = true;
  });
  let asked = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || Date.now() - asked < ASK_EVERY) return;
    asked = Date.now();
    // Without a network there is nothing newer to be had.
    registration.update().catch(() => {});
  });
}

// A browser that keeps nothing, or a host without https, has no offline page; everything else works as before.
if (version) start().catch(() => {});
