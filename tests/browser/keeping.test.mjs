// No word is lost: with full storage, cleared storage, several tabs on one draft, a tab that dies.
import assert from "node:assert/strict";
import { test } from "node:test";
import { suite, untilReady } from "./harness.mjs";
import { GOOD, box, button, compose, go, startEmpty } from "./composer.mjs";
import { DRAFT, HOUSE, drafts, emptyRoom, fillRoom, kept, notice, row, stored, storedUnder, untilKept, withKept } from "./rooms.mjs";

const { visit } = suite();

const hamlet = kept({ name: "2026-12-05 Hamlet", what: { title: "Hamlet" } });
const withHamlet = withKept({ [DRAFT]: hamlet, "pushproof/composer": "yes" });

/** Another tab of the same visitor. */
async function anotherTab(page, url) {
  const other = await page.context().newPage();
  await other.goto(url);
  await untilReady(other);
  return other;
}

test("what is typed is kept within half a second, and a tab that dies takes nothing with it", async (t) => {
  const { page, site, context } = await visit(t, { prepare: withHamlet });
  await box(page, "Title").focus();
  await page.keyboard.press("End");
  await page.keyboard.type(": the last seats");
  const took = await page.evaluate(async (key) => {
    const begin = performance.now();
    while (!localStorage.getItem(key).includes("Hamlet: the last seats")) await new Promise((done) => { setTimeout(done, 10); });
    return performance.now() - begin;
  }, DRAFT);
  assert.ok(took < 500, `it took ${took} ms`);
  const session = await context.newCDPSession(page);
  session.send("Page.crash").catch(() => {});
  const next = await context.newPage();
  await next.goto(site.url);
  await untilReady(next);
  assert.equal(await box(next, "Title").inputValue(), "Hamlet: the last seats");
});

test("a full browser is told of, nothing is lost, and it is kept again once there is room", async (t) => {
  const { page } = await visit(t, { prepare: withHamlet });
  await fillRoom(page);
  const long = "The last seats. ".repeat(200);
  await box(page, "Message").fill(long);
  await page.getByText(/Not kept: this browser gives no room/).waitFor();
  await emptyRoom(page);
  await box(page, "Title").fill("Hamlet again");
  await page.getByText("Kept on this device").waitFor();
  const { what } = (await drafts(page))[DRAFT];
  assert.deepEqual([what.title, what.message], ["Hamlet again", long]);
});

test("deleted drafts and earlier versions make room for what is being written, and the page says so", async (t) => {
  const long = "An evening with Hamlet. ".repeat(200);
  const { page } = await visit(t, {
    prepare: withKept({ [DRAFT]: hamlet, [`${DRAFT}/2`]: kept({ name: "Long", what: { message: long } }), "pushproof/composer": "yes" }),
  });
  await go(page, "Drafts");
  await button(page, "Delete: Long").click();
  await fillRoom(page);
  await go(page, "What");
  await box(page, "Message").fill("Another evening. ".repeat(100));
  await page.getByText(/Kept, but this browser's room is full/).waitFor();
  assert.match((await drafts(page))[DRAFT].what.message, /^Another evening/);
  assert.deepEqual(await storedUnder(page, "pushproof/deleted"), {});
});

test("without room, another draft is not opened over the words of this one", async (t) => {
  const { page } = await visit(t, {
    prepare: withKept({ [DRAFT]: hamlet, [`${DRAFT}/2`]: kept({ name: "Faust", what: { title: "Faust" } }), "pushproof/composer": "yes" }),
  });
  await fillRoom(page);
  const long = "The last seats. ".repeat(200);
  await box(page, "Message").fill(long);
  await page.getByText(/Not kept/).waitFor();
  await go(page, "Drafts");
  await button(page, "Open: Faust").click();
  await notice(page).getByText("There is no room to keep the open draft, so it stays open.").waitFor();
  await go(page, "What");
  assert.equal(await box(page, "Message").inputValue(), long);
  // A new one comes in its place; the words are one Undo away.
  await button(page, "New").click();
  assert.equal(await box(page, "Message").inputValue(), "");
  await button(page, "Undo").click();
  assert.equal(await box(page, "Message").inputValue(), long);
});

test("a browser that keeps nothing says so under Drafts too, and New loses nothing", async (t) => {
  const { page } = await visit(t, {
    prepare: (page) => page.addInitScript(() => {
      Object.defineProperty(globalThis, "localStorage", { get() { throw new DOMException("off", "SecurityError"); } });
    }),
  });
  await startEmpty(page);
  await compose(page);
  await go(page, "Drafts");
  await page.getByText("This browser keeps nothing").waitFor();
  await button(page, "New").click();
  assert.equal(await box(page, "Title").inputValue(), "");
  await button(page, "Undo").click();
  assert.equal(await box(page, "Title").inputValue(), GOOD.Title);
});

test("what is cleared under the page by another tab is kept again, the house profile too", async (t) => {
  const { page, site } = await visit(t, { prepare: withKept({ [DRAFT]: hamlet, "pushproof/profile@1": HOUSE, "pushproof/composer": "yes" }) });
  const other = await anotherTab(page, site.url);
  await other.evaluate(() => localStorage.clear());
  await notice(page).getByText("was cleared. The open draft is kept again.").waitFor();
  const { [DRAFT]: draft, "pushproof/profile@1": house } = await stored(page);
  assert.equal(JSON.parse(draft).campaign.what.title, "Hamlet");
  assert.match(house, /Faust II/);
});

test("what is cleared within the page is kept again when the page is put aside", async (t) => {
  const { page } = await visit(t, { prepare: withHamlet });
  await page.evaluate(() => {
    localStorage.clear();
    dispatchEvent(new PageTransitionEvent("pagehide"));
  });
  assert.equal((await drafts(page))[DRAFT].what.title, "Hamlet");
});

test("two tabs on one draft: the second follows, says so, and can take it back", async (t) => {
  const { page, site } = await visit(t, { prepare: withHamlet });
  const other = await anotherTab(page, site.url);
  await box(page, "Title").fill("Hamlet, from the first tab");
  await notice(other).getByText("This draft is open in another tab too.").waitFor();
  assert.equal(await box(other, "Title").inputValue(), "Hamlet, from the first tab");
  await button(other, "Undo").click();
  assert.equal(await box(other, "Title").inputValue(), "Hamlet");
  await page.waitForFunction(() => document.querySelector("textarea").value === "Hamlet");
});

test("two tabs that write at once: what one overwrites is kept among the versions", async (t) => {
  const { page, site } = await visit(t, { prepare: withHamlet });
  const other = await anotherTab(page, site.url);
  await Promise.all([box(page, "Title").fill("From the first tab"), box(other, "Title").fill("From the second tab")]);
  await page.waitForTimeout(1_000);
  const title = await box(page, "Title").inputValue();
  assert.equal(await box(other, "Title").inputValue(), title);
  assert.match(title, /^From the (first|second) tab$/);
  // Their lists of versions take each other's place until both have looked again.
  for (const words of ["From the first tab", "From the second tab"]) {
    await page.waitForFunction((words) => JSON.stringify({ ...localStorage }).includes(words), words, { timeout: 10_000 });
  }
});

test("three tabs that each begin a draft have three drafts", async (t) => {
  const { page, site } = await visit(t, { prepare: withHamlet });
  const tabs = [page, await anotherTab(page, site.url), await anotherTab(page, site.url)];
  for (const tab of tabs) await button(tab, "New").click();
  await Promise.all(tabs.map((tab, number) => box(tab, "Title").fill(`Draft of tab ${number}`)));
  for (const number of tabs.keys()) await untilKept(page, `Draft of tab ${number}`);
  const titles = Object.values(await drafts(page)).map((campaign) => campaign.what.title);
  assert.deepEqual(titles.sort(), ["Draft of tab 0", "Draft of tab 1", "Draft of tab 2", "Hamlet"]);
  for (const [number, tab] of tabs.entries()) assert.equal(await box(tab, "Title").inputValue(), `Draft of tab ${number}`);
});

test("a page that was put aside catches up before one types in it", async (t) => {
  const { page, site } = await visit(t, { prepare: withHamlet });
  // Plays a page that hears nothing while it is aside.
  await page.evaluate(() => addEventListener("storage", (event) => event.stopImmediatePropagation(), true));
  const other = await anotherTab(page, site.url);
  await box(other, "Title").fill("Newer");
  await untilKept(other, "Newer");
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
  await page.waitForFunction(() => document.querySelector("textarea").value === "Newer");
});

test("a draft that is deleted in another tab is told of, and kept again by the next word", async (t) => {
  const { page, site } = await visit(t, { prepare: withHamlet });
  const other = await anotherTab(page, site.url);
  await go(other, "Drafts");
  await row(other, "2026-12-05 Hamlet").getByRole("button", { name: /^Delete/ }).click();
  await notice(page).getByText("This draft was deleted in another tab.").waitFor();
  await box(page, "Title").fill("Hamlet lives");
  await untilKept(page, "Hamlet lives");
});

test("the list of drafts follows what other tabs do", async (t) => {
  const { page, site } = await visit(t, { prepare: withHamlet });
  await go(page, "Drafts");
  const other = await anotherTab(page, site.url);
  await button(other, "New").click();
  await box(other, "Campaign name").fill("2026-12-24 Carols");
  await row(page, "2026-12-24 Carols").waitFor();
});

test("junk that another program wrote over the draft is put aside, not lost and not obeyed", async (t) => {
  const { page } = await visit(t, { prepare: withHamlet });
  await page.evaluate((key) => localStorage.setItem(key, "written by something else"), DRAFT);
  await box(page, "Title").fill("Hamlet goes on");
  await untilKept(page, "Hamlet goes on");
  assert.deepEqual(Object.values(await storedUnder(page, "pushproof/damaged")), ["written by something else"]);
});

test("a newer version's draft and profile are put aside in one sentence each", async (t) => {
  const newer = JSON.stringify({ is_example: false, campaign: { format: "pushproof/campaign@2", name: "From tomorrow" } });
  const house = JSON.stringify({ format: "pushproof/profile@9" });
  const { page } = await visit(t, { prepare: withKept({ [DRAFT]: newer, "pushproof/profile@1": house, "pushproof/composer": "yes" }) });
  assert.match(await notice(page).innerText(), /could not be read/);
  const aside = Object.values(await storedUnder(page, "pushproof/damaged"));
  assert.deepEqual(aside.sort(), [house, newer].sort());
});
