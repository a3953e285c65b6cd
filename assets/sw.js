// Keeps Pushproof open without a network: the service worker of the page.
//
// The build writes two constants above: VERSION, which changes with any file of the page, and FILES, all that a page of
// this version can ask for. Files with their content's hash in the name are taken from here; the page itself and the few
// files with plain names come from the host whenever it answers, so that a new version is seen at the next visit.

const CACHE = `pushproof-${VERSION}`;
const NAMED_BY_CONTENT = /\/(pushproof|boot|icon)-[^/]+$/;

/** How long the host may take for a file that is here as well, in milliseconds. */
const PATIENCE = 4000;

/** Takes every file into a cache of this version. */
async function keep() {
  const cache = await caches.open(CACHE);
  try {
    await cache.addAll(FILES.map((file) => new Request(file, { cache: isNamedByContent(file) ? "default" : "reload" })));
    const page = await cache.match("./");
    if (!(await page.text()).includes(VERSION)) throw new Error("a newer page is being put into place");
  } catch (error) {
    // Half a version is none: the next visit tries again.
    await caches.delete(CACHE);
    throw error;
  }
}

/** Lets go of old versions, all but the last: another tab may still show it and ask for the rest of its files. */
async function tidy() {
  const others = (await caches.keys()).filter((name) => name.startsWith("pushproof-") && name !== CACHE);
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
}

function isNamedByContent(file) {
  return NAMED_BY_CONTENT.test(new URL(file, location.href).pathname);
}

/** What was kept of a file, in whatever version. */
async function kept(request) {
  const own = await caches.open(CACHE);
  const options = { ignoreSearch: true };
  // Every address of the page is the page: a host may also call it index.html.
  const found = (cache) => (request.mode === "navigate" && request.destination === "document" ? cache.match("./") : cache.match(request, options));
  return (await found(own)) ?? caches.match(request, options);
}

async function fromHere(request) {
  return (await kept(request)) ?? fetch(request);
}

async function fromHost(request) {
  const here = kept(request);
  const host = fetch(request).then((response) => (response.ok ? response : here.then((file) => file ?? response)));
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE)).then(() => here).then((file) => file ?? host);
  return Promise.race([host, late]).catch(async (error) => {
    const file = await here;
    if (file) return file;
    throw error;
  });
}

addEventListener("install", (event) => event.waitUntil(keep()));

// The page that is open before the first worker is kept by it at once.
addEventListener("activate", (event) => event.waitUntil(tidy().then(() => clients.claim())));

addEventListener("fetch", (event) => {
  const { request } = event;
  const inside = request.method === "GET" && request.url.startsWith(registration.scope);
  if (inside) event.respondWith(isNamedByContent(request.url) ? fromHere(request) : fromHost(request));
});

// assets/offline.js asks which version this is, and says when this one may take over from an older one.
addEventListener("message", ({ data, source }) => {
  if (data === "version") source.postMessage({ version: VERSION });
  if (data === "take over") skipWaiting();
});
