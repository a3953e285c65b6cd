// What the tests in Firefox stand on: the stock browser over WebDriver BiDi, and the same witness as in Chromium. It
// fails a test for any request that leaves the page's own address and for anything that the browser complains about.
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before } from "node:test";
import { pathToFileURL } from "node:url";
import { launch } from "puppeteer-core";
import { DEEP_PATH, setting } from "./harness.mjs";
import { serve } from "./server.mjs";

/** So long a test waits for what is to come, in milliseconds. */
const PATIENCE = 10_000;

/**
 * Call once at the top of a test file: starts Firefox, and returns `visit` and the folder of downloads.
 *
 * `const { page } = await visit(t, options)` opens the page as a new visitor and waits until it is ready. Options:
 * `file: true` opens the page that is one file, from the disk; `viewport` is the window's size.
 */
export function suite() {
  const shared = {};
  before(async () => {
    shared.downloads = await mkdtemp(join(tmpdir(), "pushproof-firefox-"));
    shared.browser = await launch({
      browser: "firefox",
      executablePath: setting("PUSHPROOF_FIREFOX"),
      headless: true,
      env: { ...process.env, TZ: "Europe/Zurich", HOME: shared.downloads },
      extraPrefsFirefox: {
        "browser.download.folderList": 2,
        "browser.download.dir": shared.downloads,
        "browser.download.useDownloadDir": true,
        "browser.download.always_ask_before_handling_new_types": false,
      },
    });
  });
  after(async () => {
    await shared.browser?.close();
    if (shared.downloads) await rm(shared.downloads, { recursive: true, force: true });
  });

  async function visit(t, { file = false, viewport = { width: 1440, height: 900 } } = {}) {
    const site = file
      ? { url: pathToFileURL(setting("PUSHPROOF_SINGLE_FILE")).href, origin: "null", async close() {} }
      : await serve(setting("PUSHPROOF_DIST"), { base: DEEP_PATH });
    const context = await shared.browser.createBrowserContext();
    const page = await context.newPage();
    const [foreign, complaints] = [[], []];
    page.on("request", (request) => {
      const { protocol, origin } = new URL(request.url());
      const isInside = ["data:", "blob:", "about:"].includes(protocol) || request.url() === site.url;
      if (!isInside && origin !== site.origin) foreign.push(request.url());
    });
    page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
    page.on("console", (message) => {
      if (["error", "warn", "assert"].includes(message.type())) complaints.push(`${message.type()}: ${message.text()}`);
    });
    t.after(async () => {
      await context.close();
      await site.close();
      assert.deepEqual(foreign, [], "the page asked another host");
      assert.deepEqual(complaints, [], "the browser complained");
    });
    await size(page, viewport);
    await page.goto(site.url);
    await untilReady(page);
    return { page, site };
  }

  return { visit, downloads: () => shared.downloads };
}

/** Makes the window as large as `viewport`. Which way up it is held goes along, which an older Firefox knows nothing of. */
export const size = (page, viewport) =>
  page.setViewport(viewport).catch((error) => {
    if (!error.message.includes("unknown command")) throw error;
  });

/** Waits until the program runs. */
export const untilReady = (page) => page.waitForSelector('html[data-ready="true"]');

/**
 * Waits until `find` finds something in the page, and returns it. The library's own waiting makes its function out of a
 * text, which the page's policy forbids in some Firefoxes, to tests too.
 */
export async function until(page, find, ...given) {
  for (const start = Date.now(); Date.now() - start < PATIENCE; await new Promise((later) => { setTimeout(later, 25); })) {
    const found = await page.evaluateHandle(find, ...given);
    if (await found.evaluate((found) => Boolean(found))) return found;
    await found.dispose();
  }
  throw new Error(`nothing came of it in ${PATIENCE / 1000} s: ${find} ${given.join(", ")}`);
}

/** Waits for what `selector` chooses and people call `name`: by its label, or by its own words. */
function named(page, selector, name) {
  const find = (selector, name) => {
    const names = (element) => [element.ariaLabel, ...[...(element.labels ?? [])].map((label) => label.textContent), element.textContent];
    return [...document.querySelectorAll(selector)].find((element) => element.checkVisibility() && names(element).some((words) => words?.trim() === name));
  };
  return until(page, find, selector, name);
}

/** Waits for a button and clicks it. */
export const click = async (page, name) => (await named(page, "button", name)).click();

/** Goes to a tab of Publish. */
export const openTab = async (page, name) => (await named(page, "[role=tab]", name)).click();

/** Waits for a text box. */
export const box = (page, name) => named(page, "textarea, input", name);

export const value = async (page, name) => (await box(page, name)).evaluate((area) => area.value);

/** Puts another text into a text box, key by key. */
export async function write(page, name, text) {
  const area = await box(page, name);
  await area.focus();
  await area.evaluate((area) => area.select());
  await page.keyboard.press("Backspace");
  await page.keyboard.type(text);
}

/** Waits until the list of problems holds so many items with these words. */
export const untilTold = (page, words, count) =>
  until(
    page,
    (words, count) => [...document.querySelectorAll(".problems-list > li")].filter((item) => item.innerText.includes(words)).length === count,
    words,
    count,
  );

/** Waits until a heading of that name stands over the page. */
export const heading = (page, name) =>
  until(page, (name) => [...document.querySelectorAll("h1")].some((title) => title.textContent === name), name);
