// How long a key takes on a processor 4 times slower: the main thread's time from the input event
// until the findings are laid out, and the time until they are painted. Without what other programs
// take of the machine, as far as the browser can tell. `cargo xtask bench page` calls it.
import { launch, setting, slowDown, untilReady } from "./harness.mjs";
import { box, startEmpty } from "./composer.mjs";
import { serve } from "./server.mjs";

const SLOWER = 4;

/** A campaign as it is typed, with slips on the way. */
const TYPED = {
  Title: 'Hi @Profile - Name | default: "friend", HAMLET!!! tonight',
  Message: "Saturday 5 December, 19:30.  Only 40 seats are left for Hamlet on the main stage: click here and book now!!",
  "Deep link": 'performances/@Add to Cart - eventId | default: "1"/@Add to Cart - performanceId | default: “1"',
};

/** What the browser notes of its own work while `work` is done. */
async function traced(session, work) {
  const events = [];
  session.on("Tracing.dataCollected", ({ value }) => events.push(...value));
  const complete = new Promise((done) => { session.once("Tracing.tracingComplete", done); });
  await session.send("Tracing.start", { categories: "devtools.timeline", transferMode: "ReportEvents" });
  await work();
  await session.send("Tracing.end");
  await complete;
  return events;
}

/** For each key, in milliseconds: the thread's time until the layout is done, the clock's until it is painted. */
function keys(events) {
  const isInput = ({ name, args }) => name === "EventDispatch" && args.data.type === "input";
  const first = events.find(isInput);
  const main = events.filter(({ pid, tid, ts }) => pid === first.pid && tid === first.tid && ts);
  main.sort((a, b) => a.ts - b.ts);
  return main.flatMap((input, position) => {
    if (!isInput(input)) return [];
    const after = main.slice(position + 1);
    const done = after.findIndex(({ name, ts }) => name === "Layout" && ts > input.ts + input.dur);
    const layout = after[done];
    const paint = after.slice(done).find(({ name }) => name === "Commit" || name === "Paint");
    if (!layout || !paint) return [];
    return [{ laidOut: (layout.tts + layout.tdur - input.tts) / 1000, painted: (paint.ts + paint.dur - input.ts) / 1000 }];
  });
}

function tell(what, values) {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))].toFixed(1);
  console.log(`${what.padEnd(36)} median ${at(0.5)} ms, 95 of 100 within ${at(0.95)} ms, longest ${at(1)} ms`);
}

const browser = await launch();
const site = await serve(setting("PUSHPROOF_DIST"));
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
await page.goto(site.url);
await untilReady(page);
await startEmpty(page);
const session = await slowDown(page, SLOWER);
const events = await traced(session, async () => {
  for (const [label, text] of Object.entries(TYPED)) {
    await box(page, label).focus();
    await page.keyboard.type(text, { delay: 100 });
  }
});
const measured = keys(events);
console.log(`${measured.length} keys, processor ${SLOWER} times slower`);
tell("main thread, input to layout done", measured.map(({ laidOut }) => laidOut));
tell("clock, input to painted", measured.map(({ painted }) => painted));
await site.close();
await browser.close();
