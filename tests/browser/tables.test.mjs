// A table of pushes, checked in a worker, and the calendar of what it schedules.
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { tmpdir } from "node:os";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { allowClipboard, assertAccessible, suite } from "./harness.mjs";
import { box, button } from "./composer.mjs";

const { visit } = suite();

/** The tables that the command line is tested with, too. */
const table = (name) => fileURLToPath(new URL(`../batch/${name}`, import.meta.url));

/** What is pasted from a spreadsheet: cells with line breaks in quotes, and German names. */
const PASTED = (await readFile(table("pasted.csv"), "utf8")).replaceAll(";", "\t");

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
  // From the disk, as a person does it: a file that is handed over in memory keeps the page itself busy.
  const folder = await mkdtemp(join(tmpdir(), "pushproof-"));
  t.after(() => rm(folder, { recursive: true }));
  const season = join(folder, "season.csv");
  await writeFile(season, many(10_000));
  await page.evaluate(() => {
    globalThis.longest = 0;
    const note = (found) => { for (const { duration } of found.getEntries()) globalThis.longest = Math.max(globalThis.longest, duration); };
    new PerformanceObserver(note).observe({ type: "longtask" });
    // By the page's own clock: a test that looks from outside, looks only every half second.
    document.addEventListener("change", () => { globalThis.start = performance.now(); }, { capture: true, once: true });
    new MutationObserver((_, watch) => {
      if (document.querySelector("tr.line-row")) globalThis.first ??= performance.now() - globalThis.start;
      if (![...document.querySelectorAll("button")].some(({ textContent }) => textContent === "Fix all safe")) return;
      globalThis.all = performance.now() - globalThis.start;
      watch.disconnect();
    }).observe(document.body, { childList: true, subtree: true });
  });
  await page.getByLabel("Open a file").setInputFiles(season);
  await done(page);
  const { first, all, longest } = await page.evaluate(() => ({ first, all, longest }));
  t.diagnostic(`first rows after ${Math.round(first)} ms, all after ${Math.round(all)} ms, longest task ${Math.round(longest)} ms`);
  assert.ok(all < 15_000, `${all} ms`);
  assert.ok(longest < 250, `${longest} ms`);
  assert.equal(await list(page).getAttribute("aria-rowcount"), "10001");
  assert.ok((await rows(page).count()) < 60, "only what is seen is drawn");

  await page.locator(".rows-frame").evaluate((frame) => { frame.scrollTop = frame.scrollHeight; });
  await button(page, "Hamlet: seats 9999").waitFor();
  assert.equal(await rows(page).last().getAttribute("aria-rowindex"), "10001");
});

test("a part that can't be loaded is told once a table is there, which is read when it can", async (t) => {
  let isBroken = true;
  const { page } = await room(t, "Table", {
    change: (name, body) => (isBroken && /pushproof-tables-.*\.wasm$/.test(name) ? Buffer.concat([body, Buffer.from("x")]) : body),
  });
  const told = page.getByText("could not be loaded");
  await pause(500);
  assert.equal(await told.count(), 0, "nobody has asked for it yet");
  await page.getByLabel("Open a file").setInputFiles(csv("season.csv", many(3)));
  await told.waitFor();
  // The page tries again by itself, for the next table.
  await pause(500);
  isBroken = false;
  await page.getByLabel("Open a file").setInputFiles(csv("season.csv", many(3)));
  await done(page);
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

test("what is downloaded is what the command line writes", async (t) => {
  const { page } = await opened(t, table("pasted.csv"));
  const csv = await downloaded(page, () => button(page, "CSV").click());
  assert.equal(csv.name, "pasted-checked.csv");
  // tests/batch_cli.rs holds the command line to this file.
  assert.equal(csv.bytes.toString(), await readFile(table("pasted.checked.csv"), "utf8"));
  await done(page);
  const report = await downloaded(page, () => button(page, "Report").click());
  assert.match(report.bytes.toString(), /^# pasted.csv\n/);
  await done(page);
  const json = await downloaded(page, () => button(page, "Findings JSON").click());
  assert.equal(JSON.parse(json.bytes.toString()).reports.length, 3);
  await done(page);
  const documents = await downloaded(page, () => button(page, "Campaigns JSON").click());
  assert.equal(documents.name, "pasted-campaigns.json");
  assert.deepEqual(JSON.parse(documents.bytes.toString()).campaigns.map((push) => push.what.title), ["Hamlet tonight", 'Emilia "Galotti"', "Carmen: the last 40 seats"]);
});

test("an Excel file comes back as it was, with what was found beside each row", async (t) => {
  const { page } = await opened(t, table("month.xlsx"));
  await button(page, "Fix all safe").click();
  await page.getByText("1 cell is changed.").waitFor();
  await done(page);
  const { name, bytes } = await downloaded(page, () => button(page, "Excel").click());
  assert.equal(name, "month-checked.xlsx");
  await done(page);
  await button(page, "Open another table").click();
  await page.getByLabel("Open a file").setInputFiles({ name, mimeType: "application/octet-stream", buffer: bytes });
  await done(page);
  assert.deepEqual(await rows(page).locator(".col-link").allInnerTexts(), ["performances/12345", "performances/14002", "performances/14003"]);
  assert.deepEqual(await rows(page).locator(".col-delivery").allInnerTexts(), ["2026-12-03 17:00", "2026-12-03 18:30", "2026-12-10 18:00"]);
  await page.getByText("Columns: 5 read, 5 kept as they are").waitFor();
});

test("spreadsheets as people save them are read, or told of in a sentence", async (t) => {
  const { page } = await room(t, "Table");
  const open = (name) => page.getByLabel("Open a file").setInputFiles(table(name));
  for (const [name, titles] of [
    ["utf-8-mark.csv", ["Frühstück für alle", "Hamlet"]],
    ["utf-16-le.csv", ["Frühstück für alle", "Hamlet"]],
    ["windows-1252.csv", ["Frühstück für alle", "Hamlet"]],
    ["pipe.csv", ["Frühstück für alle", "Hamlet"]],
    ["clipboard.tsv", ['"Hamlet" is back', "Faust\nreturns", '"Open quote', "Last row"]],
    ["month.xlsx", ["Hamlet: letzte Plätze", "Faust kehrt zurück", "Silvester im Haus"]],
    ["fifty-columns.csv", ["Hamlet!!!"]],
  ]) {
    await open(name);
    await done(page);
    assert.deepEqual(await rows(page).locator(".row-button").evaluateAll((found) => found.map((title) => title.textContent)), titles, name);
    await button(page, "Open another table").click();
  }
  for (const [name, sentence] of [
    ["truncated.xlsx", /^The Excel file is cut off or damaged/],
    ["renamed.xlsx", /^This is a ZIP file with no Excel table in it/],
    ["empty.csv", /^The file is empty/],
  ]) {
    await open(name);
    await page.getByText(sentence).waitFor();
  }
});

test("campaign documents are a table too, and go out mended", async (t) => {
  const push = (name, hour, city) => ({
    name,
    what: { title: `${name}!!!`, message: "Seats are left.", key_values: [{ key: "deeplink_url", value: "/performances/1", android: true, ios: true }] },
    when: { delivery: { at: `2026-12-03T${hour}:00` } },
    who: { segment: { user: "City", operator: "equals", value: city } },
  });
  const { page, context, site } = await room(t, "Table");
  await allowClipboard(context, site);
  const documents = { campaigns: [push("Hamlet", "09", "Vienna"), push("Faust", "17", "Graz"), push("Emilia", "19", "Vienna")] };
  await page.evaluate((text) => navigator.clipboard.writeText(text), JSON.stringify(documents));
  await box(page, "Paste cells").press("ControlOrMeta+v");
  await done(page);
  assert.equal(await rows(page).count(), 3);
  // Nobody is in Vienna and in Graz.
  await page.getByText("1 push follows another within a day").waitFor();
  await button(page, "Fix all safe").click();
  const changes = page.getByRole("group", { name: "Before and after" });
  await changes.getByRole("cell", { name: "What: Title", exact: true }).first().waitFor();
  await done(page);
  const { name, bytes } = await downloaded(page, () => button(page, "Campaigns JSON").click());
  assert.equal(name, "pasted table-campaigns.json");
  const mended = JSON.parse(bytes.toString()).campaigns;
  assert.deepEqual(mended.map(({ what }) => [what.title, what.key_values[0].value]), ["Hamlet!", "Faust!", "Emilia!"].map((title) => [title, "performances/1"]));
  assert.deepEqual(mended[0].who, documents.campaigns[0].who);

  await button(page, "Calendar").click();
  await button(page, "Later month").click();
  await page.getByText("3 pushes, 2 of them less than 24 hours").waitFor();
  await page.getByRole("button", { name: /^Thursday, 3 December 2026: 3 pushes, 2 too close/ }).click();
});

test("several files of documents are one table, and one that is broken is named", async (t) => {
  const { page } = await room(t, "Table");
  const json = (name, text) => ({ name, mimeType: "application/json", buffer: Buffer.from(text) });
  const file = page.getByLabel("Open a file");
  await file.setInputFiles([json("a.json", '{"name":"A"}'), json("b.json", '[{"name":"B"},\n{"name":5}]')]);
  await page.getByText(/“b.json”, line 2, column 9: found .*number.*, expected/).waitFor();
  await file.setInputFiles([json("a.json", '{"name":"A"}'), json("b.json", '[{"name":"B"}]')]);
  await done(page);
  await heading(page, "2 files").waitFor();
  assert.equal(await rows(page).count(), 2);
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
  await button(page, "Put it back").press("Enter");
  await page.getByText("“Hamlet tonight” is moved to Thursday, 3 December 2026, 17:00.").waitFor();
  await page.getByText("3 pushes, 2 of them less than 24 hours").waitFor();
  await page.getByRole("button", { name: "Move Hamlet tonight" }).press("Enter");
  await page.getByText(/each marketing push at least 24 hours from the next/).waitFor();
  const { name, bytes } = await downloaded(page, () => button(page, "Download reminders (.ics)").click());
  assert.equal(name, "pushes.ics");
  assert.equal(bytes.toString().match(/BEGIN:VEVENT\r\n/g).length, 6);

  await page.locator(".day.current button").press("ArrowRight");
  assert.match(await page.evaluate(() => document.activeElement.id), /^day-2026-12-/);
});

test("a push is dragged to a day with room, at the nearest free hour", async (t) => {
  const { page } = await opened(t, table("pasted.csv"));
  await button(page, "Calendar").click();
  await button(page, "Later month").click();
  const day = (name) => page.locator("td.day", { has: page.getByRole("button", { name }) });
  const chip = page.locator(".chip", { hasText: "Carmen" });
  await chip.dragTo(day(/^Thursday, 3 December/));
  await page.getByText(/“Carmen: the last 40 seats” stays where it is. Thursday, 3 December 2026 has no room/).waitFor();
  await chip.dragTo(day(/^Friday, 4 December/));
  await page.getByText("“Carmen: the last 40 seats” is moved to Friday, 4 December 2026, 19:00.").waitFor();
  await day(/^Friday, 4 December 2026: 1 push$/).waitFor();
  assert.equal(await page.locator(".without-room, .with-room").count(), 0);
  await button(page, "Table").click();
  await list(page).getByRole("cell", { name: "2026-12-04 19:00" }).waitFor();
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
