// A table of pushes, checked in a worker, and the calendar of what it schedules.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { tmpdir } from "node:os";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { allowClipboard, assertAccessible, suite } from "./harness.mjs";
import { box, button } from "./composer.mjs";

const { visit } = suite();

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** What is pasted from a spreadsheet: cells with line breaks in quotes, and German names. */
const PASTED = [
  "Titel\tNachricht\tLink\tVersand",
  'Hamlet tonight\t"On Saturday at 19:30\non the main stage."\t/performances/1\t2026-12-03 17:00',
  '"Emilia ""Galotti"""\tSeats are left. Book in the app.\tperformances/2\t2026-12-03 19:00',
  "Carmen: the last 40 seats\tOn Sunday at 15:00.\tperformances/3\t2026-12-10 17:00",
].join("\n");

const heading = (page, name) => page.getByRole("heading", { name, exact: true });
const list = (page) => page.getByRole("table", { name: "Rows" });
const rows = (page) => list(page).locator("tr.line-row");
const done = (page) => button(page, "Fix all safe").waitFor({ timeout: 60_000 });

async function room(t, name, options) {
  const visited = await visit(t, options);
  await button(visited.page, name).click();
  await heading(visited.page, name).waitFor();
  return visited;
}

/** The room with a file open. */
async function opened(t, file, options) {
  const visited = await room(t, "Table", options);
  await visited.page.getByLabel("Open a file").setInputFiles(file);
  await done(visited.page);
  return visited;
}

const csv = (name, text) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });

/** So many rows, every third with a slash too many. */
function many(count) {
  const row = (at) => {
    const link = at % 3 === 0 ? `/performances/${at}` : `performances/${at}`;
    const day = new Date(Date.UTC(2027, 0, 1 + at)).toISOString().slice(0, 10);
    return `Hamlet: seats ${at},"On the main stage.\nBook in the app.",${link},${day} 17:00`;
  };
  return ["title,message,link,delivery", ...Array.from({ length: count }, (_, at) => row(at))].join("\n");
}

/** What a download holds. */
async function downloaded(page, act) {
  const [download] = await Promise.all([page.waitForEvent("download"), act()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

test("what is pasted keeps its line breaks, and every row is told of", async (t) => {
  const { page, context, site } = await room(t, "Table");
  await allowClipboard(context, site);
  await page.evaluate((text) => navigator.clipboard.writeText(text), PASTED);
  await box(page, "Paste cells").press("ControlOrMeta+v");
  await done(page);
  assert.equal(await rows(page).count(), 3);
  await button(page, "Hamlet tonight").click();
  await heading(page, "Row 2").waitFor();
  assert.equal(await page.locator(".texts dd").nth(1).evaluate((dd) => dd.textContent), "On Saturday at 19:30\non the main stage.");
  await page.getByText("1 link has a slash too many").waitFor();
  await button(page, 'Emilia "Galotti"').waitFor();
});

test("10,000 rows are checked in seconds while the page goes on", async (t) => {
  const { page } = await room(t, "Table");
  await page.evaluate(() => {
    globalThis.longest = 0;
    const note = (found) => { for (const { duration } of found.getEntries()) globalThis.longest = Math.max(globalThis.longest, duration); };
    new PerformanceObserver(note).observe({ type: "longtask" });
  });
  const start = performance.now();
  await page.getByLabel("Open a file").setInputFiles(csv("season.csv", many(10_000)));
  await rows(page).first().waitFor();
  const first = performance.now() - start;
  await done(page);
  const all = performance.now() - start;
  const longest = await page.evaluate(() => globalThis.longest);
  t.diagnostic(`first rows after ${Math.round(first)} ms, all after ${Math.round(all)} ms, longest task ${Math.round(longest)} ms`);
  assert.ok(all < 15_000, `${all} ms`);
  assert.ok(longest < 250, `${longest} ms`);
  assert.equal(await list(page).getAttribute("aria-rowcount"), "10001");
  assert.ok((await rows(page).count()) < 60, "only what is seen is drawn");

  await page.locator(".rows-frame").evaluate((frame) => { frame.scrollTop = frame.scrollHeight; });
  await button(page, "Hamlet: seats 9999").waitFor();
  assert.equal(await rows(page).last().getAttribute("aria-rowindex"), "10001");
});

test("rows are found by rule, severity and words, sorted, and opened to come back to", async (t) => {
  const { page } = await opened(t, csv("season.csv", many(300)));
  await page.getByRole("button", { name: /100 links have a slash too many/ }).click();
  assert.equal(await list(page).getAttribute("aria-rowcount"), "101");
  await page.getByRole("searchbox", { name: "Search rows" }).fill("hamlet performances/29");
  await list(page).getByRole("button", { name: "Row" }).click();
  assert.equal(await list(page).getByRole("columnheader", { name: "Row" }).getAttribute("aria-sort"), "descending");
  await button(page, "Hamlet: seats 297").click();
  await button(page, "Open as a draft").click();
  assert.equal(await box(page, "Title").inputValue(), "Hamlet: seats 297");
  assert.equal(await box(page, "Deep link").inputValue(), "/performances/297");

  await button(page, "Table").click();
  await heading(page, "Row 299").waitFor();
  assert.equal(await page.getByRole("searchbox", { name: "Search rows" }).inputValue(), "hamlet performances/29");
  const titles = await rows(page).locator("button").allInnerTexts();
  assert.deepEqual(titles, ["Hamlet: seats 297", "Hamlet: seats 294", "Hamlet: seats 291"]);
});

test("every safe fix is shown before and after, and taken back", async (t) => {
  const { page } = await opened(t, csv("pushes.csv", many(4)));
  await button(page, "Fix all safe").click();
  const changes = page.getByRole("group", { name: "Before and after" });
  await changes.getByRole("cell", { name: "/performances/3", exact: true }).waitFor();
  await changes.getByRole("cell", { name: "performances/3", exact: true }).waitFor();
  await done(page);
  assert.equal(await page.getByText(/slash too many/).count(), 0);
  await button(page, "Take the last change back").click();
  await page.getByText("2 links have a slash too many").waitFor();
});

test("the CSV is what the command line writes", async (t) => {
  const text = PASTED.replaceAll("\t", ";");
  const { page } = await opened(t, csv("pushes.csv", text));
  const { name, bytes } = await downloaded(page, () => button(page, "CSV").click());
  assert.equal(name, "pushes-checked.csv");
  const file = join(tmpdir(), `pushproof-${process.pid}.csv`);
  await writeFile(file, text);
  const call = ["run", "-q", "--", "batch", file, "--format", "csv", "--now", "2026-11-23T10:00"];
  const said = await new Promise((resolve) => {
    execFile("cargo", call, { cwd: ROOT, encoding: "buffer" }, (_, out) => resolve(out));
  });
  assert.equal(bytes.toString(), said.toString());
  await done(page);
  const report = await downloaded(page, () => button(page, "Report").click());
  assert.match(report.bytes.toString(), /^# pushes.csv\n/);
  await done(page);
  const json = await downloaded(page, () => button(page, "JSON").click());
  assert.equal(JSON.parse(json.bytes.toString()).reports.length, 3);
});

test("what is no table is told in a sentence, and another one can be opened", async (t) => {
  const { page } = await room(t, "Table");
  await page.getByLabel("Open a file").setInputFiles({ name: "a.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7") });
  await page.getByText("This is a PDF; save the table itself as .xlsx or CSV.").waitFor();
  await page.getByLabel("Open a file").setInputFiles(csv("a.csv", "Kopf;Worte\nHamlet tonight;Seats.\n"));
  await done(page);
  await page.getByText(/No column is called title/).waitFor();
  await page.getByLabel(/Column 2/).selectOption("Message");
  await button(page, "Hamlet tonight").waitFor();
  await list(page).getByRole("cell", { name: "Seats.", exact: true }).waitFor();
});

test("the keyboard alone goes through the rows", async (t) => {
  const { page } = await opened(t, csv("season.csv", many(500)));
  const active = () => page.evaluate(() => document.activeElement.textContent);
  await button(page, "Hamlet: seats 0").focus();
  await page.keyboard.press("ArrowDown");
  assert.equal(await active(), "Hamlet: seats 1");
  await page.keyboard.press("End");
  assert.equal(await active(), "Hamlet: seats 499");
  await page.keyboard.press("Enter");
  await heading(page, "Row 501").waitFor();
  assert.equal(await active(), "Row 501");
  await button(page, "Close").press("Enter");
  assert.equal(await active(), "Hamlet: seats 499");
  await page.keyboard.press("Home");
  assert.equal(await active(), "Hamlet: seats 0");
});

test("the calendar marks both sides of a clash and moves a push to where there is room", async (t) => {
  const { page } = await opened(t, csv("pushes.csv", PASTED.replaceAll("\t", ",")));
  await button(page, "Calendar").click();
  await button(page, "Later month").click();
  await page.getByText("3 pushes, 2 of them less than 24 hours").waitFor();
  await page.getByRole("button", { name: /^Thursday, 3 December 2026: 2 pushes, 2 too close/ }).click();
  await page.getByText(/Only 2 hours before “Emilia/).waitFor();
  await page.getByText(/Only 2 hours after “Hamlet tonight”/).waitFor();
  await page.getByRole("button", { name: "Move Hamlet tonight" }).press("Enter");
  await page.getByText(/“Hamlet tonight” is moved to/).waitFor();
  await page.getByText(/each marketing push at least 24 hours from the next/).waitFor();
  const { name, bytes } = await downloaded(page, () => button(page, "Download reminders (.ics)").click());
  assert.equal(name, "pushes.ics");
  assert.equal(bytes.toString().match(/BEGIN:VEVENT\r\n/g).length, 6);

  await page.locator(".day.current button").press("ArrowRight");
  assert.match(await page.evaluate(() => document.activeElement.id), /^day-2026-12-/);
});

for (const colorScheme of ["light", "dark"]) {
  test(`table and calendar are accessible, ${colorScheme}`, async (t) => {
    const { page } = await room(t, "Table", { context: { colorScheme } });
    await assertAccessible(page);
    await page.getByLabel("Open a file").setInputFiles(csv("pushes.csv", PASTED.replaceAll("\t", ",")));
    await done(page);
    await button(page, "Hamlet tonight").click();
    await heading(page, "Row 2").waitFor();
    await page.getByText(/^Columns/).click();
    await assertAccessible(page);
    await button(page, "Calendar").click();
    await button(page, "Later month").click();
    await page.getByRole("button", { name: /^Thursday, 3 December 2026/ }).click();
    await assertAccessible(page);
  });
}
