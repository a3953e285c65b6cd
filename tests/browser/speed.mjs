// Measures the page in a real browser: how long a key takes, what 10,000 edits leave behind in memory, and how soon one
// can type. Times of keys are the main thread's own, without what other programs take of the machine, as far as the
// browser can tell. `cargo xtask bench page` calls it.
import { launch, setting, slowDown, untilReady } from "./harness.mjs";
import { box, rightCampaign, startEmpty } from "./composer.mjs";
import { DRAFT, kept, withKept } from "./rooms.mjs";
import { serve } from "./server.mjs";
import { TYPED, edit, held, keys, quantile, tasks, traced } from "./trace.mjs";

const SLOWER = 4;
const EDITS = 10_000;

/** A line, as offices have it, in the browser's words: 10 Mbit/s. */
const LINE = { offline: false, latency: 40, downloadThroughput: 10e6 / 8, uploadThroughput: 10e6 / 8 };

function tell(what, values) {
  const [half, most, all] = [0.5, 0.95, 1].map((part) => quantile(values, part).toFixed(1).padStart(5));
  console.log(`  ${what.padEnd(40)} median ${half} ms, 95 of 100 within ${most} ms, longest ${all} ms`);
}

async function type(page) {
  for (const [label, text] of Object.entries(TYPED)) {
    await box(page, label).fill("");
    await page.keyboard.type(text, { delay: 100 });
  }
}

async function measureKeys(page, what, slower) {
  const session = await slowDown(page, slower);
  const events = await traced(session, () => type(page));
  const measured = keys(events);
  console.log(`${what}, ${measured.length} keys, ${slower > 1 ? `processor ${slower} times slower` : "processor as it is"}`);
  tell("main thread, input to layout done", measured.map(({ laidOut }) => laidOut));
  for (const part of ["event", "style", "layout"]) tell(`of it ${part}`, measured.map((key) => key[part]));
  tell("longest task of the thread", tasks(events));
  tell("clock, input to painted", measured.map(({ painted }) => painted));
  await slowDown(page, 1);
}

async function measureMemory(page) {
  const session = await page.context().newCDPSession(page);
  const told = ({ script, program, nodes, listeners }) =>
    `script ${(script / 1e6).toFixed(2)} MB, program ${(program / 1e6).toFixed(2)} MB, ${nodes} nodes, ${listeners} listeners`;
  for (const count of [EDITS / 10, EDITS - EDITS / 10]) {
    await edit(page, count);
    console.log(`  after ${count} edits more: ${told(await held(page, session))}`);
  }
}

/** How soon the shell is painted and the page can be typed in, in milliseconds, with an empty cache. */
async function measureStart(browser, url) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const session = await slowDown(page, SLOWER);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", LINE);
  await page.addInitScript(() => {
    new MutationObserver((_, watch) => {
      if (document.documentElement?.dataset.ready !== "true") return;
      watch.disconnect();
      globalThis.readyAt = performance.now();
    }).observe(document, { attributes: true, subtree: true, attributeFilter: ["data-ready"] });
  });
  await page.goto(url);
  await page.waitForFunction(() => globalThis.readyAt);
  const start = await page.evaluate(() => ({
    painted: performance.getEntriesByName("first-contentful-paint")[0]?.startTime,
    ready: globalThis.readyAt,
  }));
  await page.close();
  return start;
}

const browser = await launch();
const site = await serve(setting("PUSHPROOF_DIST"), { isPacked: true });

const open = async (prepare) => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await prepare?.(page);
  await page.goto(site.url);
  await untilReady(page);
  return page;
};

const checker = await open();
await startEmpty(checker);
await measureKeys(checker, "First page", 1);
await measureKeys(checker, "First page", SLOWER);
console.log("First page, memory");
await measureMemory(checker);
await checker.context().close();

for (const [name, what] of [["cart-reminder", "Composer with a cart reminder"], ["everything", "Composer with every section filled in"]]) {
  const composer = await open(withKept({ [DRAFT]: kept(await rightCampaign(name)), "pushproof/composer": "yes" }));
  await measureKeys(composer, what, 1);
  await measureKeys(composer, what, SLOWER);
  await composer.context().close();
}

// The first visit lets the server pack what it serves.
await measureStart(browser, site.url);
const starts = [];
for (let turn = 0; turn < 5; turn += 1) starts.push(await measureStart(browser, site.url));
console.log(`From the address to the first key, empty cache, 10 Mbit/s, processor ${SLOWER} times slower`);
tell("shell painted", starts.map(({ painted }) => painted));
tell("ready to type", starts.map(({ ready }) => ready));

await site.close();
await browser.close();
