// What the browser notes of its own work while one types: the main thread's own time, which other programs on the
// machine cannot take, and what it was spent on.

/** A campaign as it is typed, with slips on the way. */
export const TYPED = {
  Title: 'Hi @Profile - Name | default: "friend", HAMLET!!! tonight',
  Message: "Saturday 5 December, 19:30.  Only 40 seats are left for Hamlet on the main stage: click here and book now!!",
  "Deep link": 'performances/@Add to Cart - eventId | default: "1"/@Add to Cart - performanceId | default: “1"',
};

/** What the browser notes while `work` is done. */
export async function traced(session, work) {
  const events = [];
  const collect = ({ value }) => events.push(...value);
  session.on("Tracing.dataCollected", collect);
  const complete = new Promise((done) => { session.once("Tracing.tracingComplete", done); });
  const categories = "devtools.timeline,disabled-by-default-devtools.timeline";
  await session.send("Tracing.start", { categories, transferMode: "ReportEvents" });
  await work();
  await session.send("Tracing.end");
  await complete;
  session.off("Tracing.dataCollected", collect);
  return events;
}

const isInput = ({ name, args }) => name === "EventDispatch" && args.data.type === "input";

/** What was noted of the thread that the page runs on, in order of time. */
function ofMainThread(events) {
  const first = events.find(isInput);
  return events.filter(({ pid, tid, ts }) => pid === first.pid && tid === first.tid && ts).sort((a, b) => a.ts - b.ts);
}

/**
 * For each key, in milliseconds: the thread's own time from the input event until the layout is done (`laidOut`), how
 * much of it went into the event with the drawing of the page that follows (`event`), into style and into layout; and
 * the clock's time until it is painted.
 */
export function keys(events) {
  const main = ofMainThread(events);
  return main.flatMap((input, position) => {
    if (!isInput(input)) return [];
    const rest = main.slice(position + 1);
    const next = rest.findIndex(isInput);
    const after = next < 0 ? rest : rest.slice(0, next);
    const done = after.findIndex(({ name, ts }) => name === "Layout" && ts > input.ts + input.dur);
    const layout = after[done];
    const paint = after.slice(done).find(({ name }) => name === "Commit" || name === "Paint");
    if (!layout || !paint) return [];
    const spent = (what) => after.slice(0, done + 1).reduce((sum, { name, tdur = 0 }) => sum + (name === what ? tdur : 0), 0);
    return [{
      laidOut: (layout.tts + layout.tdur - input.tts) / 1000,
      event: input.tdur / 1000,
      style: spent("UpdateLayoutTree") / 1000,
      layout: spent("Layout") / 1000,
      painted: (paint.ts + paint.dur - input.ts) / 1000,
    }];
  });
}

/** The thread's own time for each of its tasks, in milliseconds. */
export const tasks = (events) =>
  ofMainThread(events).filter(({ name, tdur }) => name === "RunTask" && tdur).map(({ tdur }) => tdur / 1000);

/** The value that `part` of all values do not exceed. */
export function quantile(values, part) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
}

/**
 * Makes `count` edits in turns of title and message, each a change of its own to take back, and lets the page draw
 * now and then.
 */
export function edit(page, count) {
  return page.evaluate(async (count) => {
    const boxes = ["what-title", "what-message"].map((id) => document.getElementById(id));
    for (let turn = 0; turn < count; turn += 1) {
      const area = boxes[turn % boxes.length];
      area.value = `Hamlet, evening ${turn}${turn % 3 ? "" : "!!!"}`;
      area.dispatchEvent(new InputEvent("input", { bubbles: true }));
      if (turn % 50 === 49) await new Promise((drawn) => { setTimeout(drawn); });
    }
  }, count);
}

/** What the page holds once everything that can go is gone: bytes of script and of the program, elements, listeners. */
export async function held(page, session) {
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  const { nodes, jsEventListeners } = await session.send("Memory.getDOMCounters");
  const program = await page.evaluate(async () => {
    const glue = document.querySelector("link[rel=modulepreload]").href;
    const { memory } = await (await import(glue)).default();
    return memory.buffer.byteLength;
  });
  return { script: usedSize, program, nodes, listeners: jsEventListeners };
}
