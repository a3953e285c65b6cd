// What every browser test stands on: one browser per file, a fresh visitor per test, and a witness
// that fails the test for any request that leaves the page's own address and for anything that the
// browser complains about (page errors, warnings, breaches of the content security policy).
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { pathToFileURL } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import { chromium } from "playwright-core";
import { serve } from "./server.mjs";

/** A path that nobody would think of while writing the page. */
export const DEEP_PATH = "/some/deep/path/";

/** When every visit takes place: what the rules say of dates hangs on it. */
const NOW = "2026-11-23T10:00";
const TIME_ZONE = "Europe/Zurich";

const AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** What `cargo xtask test` tells the tests. */
export function setting(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run the browser tests with \`cargo xtask test browser\`.`);
  return value;
}

/** Who comes back opens the composer, and not the program that the document fetches ahead; a slow browser remarks on it. */
const UNUSED = /was preloaded using link preload but not used/;

/** Starts the browser. */
export function launch() {
  return chromium.launch({ executablePath: setting("PUSHPROOF_CHROMIUM"), args: FLAGS });
}

/**
 * Call once at the top of a test file: starts its browser, and returns `visit`.
 *
 * `const { page } = await visit(t, options)` opens the page as a new visitor and waits until it is
 * ready. When the test ends, everything is closed and the witness speaks. Options:
 * - `base`: the path that the page is served at;
 * - `change`, `delay`: how the server misbehaves, see server.mjs;
 * - `now`: the local date and time at which the visit begins;
 * - `context`: Playwright's context options (viewport, colorScheme, javaScriptEnabled, …);
 * - `prepare(page, context)`: what to do before the page is opened;
 * - `ready: false`: do not wait until the program runs;
 * - `file: true`: open the page that is one file, from the disk;
 * - `worker: true`: let the page keep itself for later with its service worker;
 * - `complaints`: patterns; each must match a complaint of the browser, and nothing else may come;
 * - `tolerated`: a pattern for complaints that may come or not.
 */
export function suite() {
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser?.close());

  async function visit(t, options = {}) {
    const { base = DEEP_PATH, change, delay, now = NOW, prepare, ready = true, worker = false, file = false } = options;
    const site = file ? onDisk() : await serve(setting("PUSHPROOF_DIST"), { base, change, delay });
    const context = await browser.newContext({ timezoneId: TIME_ZONE, ...options.context });
    await context.addInitScript(beginAt, now);
    if (!worker) await context.addInitScript(withoutWorker);
    const witness = watch(context, site.origin);
    t.after(async () => {
      await context.close();
      await site.close();
      witness.speak(options.complaints, options.tolerated);
    });

    const page = await context.newPage();
    await prepare?.(page, context);
    await page.goto(site.url);
    if (ready) await untilReady(page);
    return { page, context, site, witness };
  }

  return { visit };
}

/** The page that is one file, in the words of server.mjs. */
function onDisk() {
  const { href } = pathToFileURL(setting("PUSHPROOF_SINGLE_FILE"));
  return { origin: new URL(href).origin, url: href, async close() {} };
}

/** Sets the page's clock; it runs on from there. */
function beginAt(now) {
  const Real = Date;
  const shift = new Real(now) - Real.now();
  globalThis.Date = class extends Real {
    constructor(...parts) {
      if (parts.length) super(...parts);
      else super(Real.now() + shift);
    }

    static now() {
      return Real.now() + shift;
    }
  };
}

/** Plays a browser without service workers: tests that don't ask for one see only what the page itself does. */
function withoutWorker() {
  Object.defineProperty(Navigator.prototype, "serviceWorker", { value: undefined });
}

/** Waits until the program runs. */
export function untilReady(page) {
  return page.waitForSelector('html[data-ready="true"]', { state: "attached" });
}

/** Notes every request and every complaint of the browser. */
function watch(context, origin) {
  const requests = [];
  const foreign = [];
  const complaints = [];

  const note = (url) => {
    requests.push(url);
    const { protocol, origin: asked } = new URL(url);
    const inside = ["data:", "blob:", "about:"].includes(protocol);
    if (!inside && asked !== origin) foreign.push(url);
  };

  context.on("request", (request) => note(request.url()));
  context.on("page", (page) => page.on("websocket", (socket) => note(socket.url())));
  context.on("weberror", (error) => complaints.push(`error: ${error.error()}`));
  context.on("console", (message) => {
    if (["error", "warning", "assert"].includes(message.type()) && !UNUSED.test(message.text())) {
      complaints.push(`${message.type()}: ${message.text()} (${message.location().url})`);
    }
  });

  return {
    requests,
    foreign,
    complaints,
    /** Fails for whatever must not have happened. */
    speak(expected = [], tolerated) {
      assert.deepEqual(foreign, [], "the page asked another host");
      const allowed = tolerated ? [...expected, tolerated] : expected;
      const surprises = complaints.filter((text) => !allowed.some((pattern) => pattern.test(text)));
      assert.deepEqual(surprises, [], "the browser complained");
      for (const pattern of expected) {
        assert.ok(complaints.some((text) => pattern.test(text)), `the browser did not complain of ${pattern}`);
      }
    },
  };
}

/** Fails for everything that axe finds against WCAG 2.2 A and AA; `within` is a selector. */
export async function assertAccessible(page, within) {
  const axe = new AxeBuilder({ page }).withTags(AXE_TAGS);
  if (within) axe.include(within);
  const { violations } = await axe.analyze();
  const told = violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.target.join(" ")}: ${node.html}`),
  );
  assert.deepEqual(told, [], "axe found barriers");
}

/** Makes the processor so many times slower for this page. */
export async function slowDown(page, times) {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: times });
  return session;
}

/** Lets the page read and write the clipboard, and returns what is in it. */
export async function allowClipboard(context, site) {
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: site.origin });
  return (page) => page.evaluate(() => navigator.clipboard.readText());
}
