// Many drafts: found, copied, compared, deleted and brought back, used for another production, and gone back to.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible, suite, untilReady } from "./harness.mjs";
import { GOOD, box, button, compose, go, rightCampaign, startEmpty } from "./composer.mjs";
import { DRAFT, HOUSE, drafts, kept, notice, row, stored, storedUnder, untilKept, withKept } from "./rooms.mjs";

const { visit } = suite();

const named = (name, what = {}) => kept({ name, what });
const two = {
  [DRAFT]: named("2026-12-05 Hamlet", { title: "The last 40 seats", message: "On Saturday at 19:30." }),
  [`${DRAFT}/2`]: named("2026-12-10 Faust", { title: "The last 12 seats", message: "On Thursday at 18:00." }),
};
const names = async (page) => (await page.locator(".draft h2").allInnerTexts()).map((name) => name.replace(/Open now$/, ""));

test("drafts are found by their words, say how far they are, and open", async (t) => {
  const { page } = await visit(t, { prepare: withKept(two) });
  await go(page, "Drafts");
  assert.equal((await names(page)).length, 2);
  await page.getByRole("searchbox", { name: "Search drafts" }).fill("thursday 12");
  assert.deepEqual(await names(page), ["2026-12-10 Faust"]);
  await page.getByLabel("Status of 2026-12-10 Faust").selectOption("Tested");
  await page.getByRole("searchbox", { name: "Search drafts" }).fill("tested");
  assert.deepEqual(await names(page), ["2026-12-10 Faust"]);
  await button(page, "Open: 2026-12-10 Faust").click();
  assert.equal(await box(page, "Title").inputValue(), "The last 12 seats");
  await page.reload();
  await untilReady(page);
  assert.equal(await box(page, "Title").inputValue(), "The last 12 seats");
  await go(page, "Drafts");
  assert.equal(await page.getByLabel("Status of 2026-12-10 Faust").inputValue(), "Tested");
  await page.getByRole("searchbox", { name: "Search drafts" }).fill("macbeth");
  await page.getByText("No draft holds these words.").waitFor();
});

test("a copy is a draft of its own, and two drafts stand side by side with their differences marked", async (t) => {
  const { page } = await visit(t, { prepare: withKept(two) });
  await go(page, "Drafts");
  await button(page, "Duplicate: 2026-12-05 Hamlet").click();
  await page.getByText("“2026-12-05 Hamlet” is duplicated.").waitFor();
  assert.equal((await names(page)).filter((name) => name === "2026-12-05 Hamlet (copy)").length, 1);
  await page.getByRole("checkbox", { name: "Compare: 2026-12-05 Hamlet", exact: true }).check();
  await page.getByText("1 chosen").waitFor();
  await page.getByRole("checkbox", { name: "Compare: 2026-12-10 Faust" }).check();
  const table = page.getByRole("region", { name: "Side by side" });
  const title = table.getByRole("row").filter({ hasText: "Title" });
  assert.deepEqual(await title.locator("mark").allInnerTexts(), ["40", "12"]);
  await assertAccessible(page);
});

test("a deleted draft comes back with all that belonged to it, also after a reload", async (t) => {
  const { page } = await visit(t, { prepare: withKept(two) });
  await go(page, "Drafts");
  await page.getByLabel("Status of 2026-12-10 Faust").selectOption("Sent");
  const before = (await stored(page))[`${DRAFT}/2`];
  await button(page, "Delete: 2026-12-10 Faust").click();
  await page.getByText("“2026-12-10 Faust” is deleted.").waitFor();
  assert.deepEqual(await names(page), ["2026-12-05 Hamlet"]);
  await page.reload();
  await untilReady(page);
  await go(page, "Drafts");
  await button(page, "Bring it back: 2026-12-10 Faust").click();
  assert.equal((await stored(page))[`${DRAFT}/2`], before);
  assert.equal(await page.getByLabel("Status of 2026-12-10 Faust").inputValue(), "Sent");
  assert.deepEqual(await storedUnder(page, "pushproof/deleted"), {});
});

test("the open draft is deleted in the middle of writing, stays deleted, and comes back with its last word", async (t) => {
  const { page } = await visit(t, { prepare: withKept(two) });
  await go(page, "Drafts");
  await go(page, "What");
  await box(page, "Title").fill("The last seat");
  await go(page, "Drafts");
  await button(page, "Delete: 2026-12-05 Hamlet").click();
  await page.waitForTimeout(600);
  assert.deepEqual(Object.keys(await drafts(page)), [`${DRAFT}/2`]);
  await go(page, "What");
  assert.equal(await box(page, "Title").inputValue(), "");
  await go(page, "Drafts");
  await button(page, "Bring it back: 2026-12-05 Hamlet").click();
  await button(page, "Open: 2026-12-05 Hamlet").click();
  assert.equal(await box(page, "Title").inputValue(), "The last seat");
});

test("a new draft never takes the place of one that is being written", async (t) => {
  const { page } = await visit(t);
  await startEmpty(page);
  await compose(page);
  await button(page, "New").click();
  await box(page, "Title").fill("Second");
  // Before the second one is kept.
  await button(page, "New").click();
  await box(page, "Title").fill("Third");
  await untilKept(page, "Third");
  const titles = Object.values(await drafts(page)).map((campaign) => campaign.what.title);
  assert.deepEqual(titles.sort(), [GOOD.Title, "Second", "Third"].sort());
});

test("a draft is used for another production: everything is shown before, nothing changes in the first one", async (t) => {
  const push = await rightCampaign("push");
  const { page } = await visit(t, { prepare: withKept({ [DRAFT]: kept(push), "pushproof/profile@1": HOUSE }) });
  await go(page, "Drafts");
  await row(page, push.name).getByRole("button", { name: /^Use for another production/ }).click();
  await page.getByRole("heading", { level: 1, name: "Use for another production" }).waitFor();
  const side = (name) => page.getByRole("region", { name });
  assert.equal(await side("What it is about now").getByLabel("Title").inputValue(), "Hamlet");
  assert.equal(await side("What it is about now").getByLabel("Production id").inputValue(), "12345");
  await page.getByLabel("From the house profile").selectOption({ label: "Faust II · 14002" });
  assert.equal(await side("What it is to be about").getByLabel("Date").inputValue(), "2026-12-10");
  assert.equal(await page.getByLabel("Performance", { exact: true }).inputValue(), "0");
  await page.getByLabel("Performance", { exact: true }).selectOption({ index: 1 });
  assert.equal(await side("What it is to be about").getByLabel("Date").inputValue(), "2026-12-11");
  const changes = await page.locator(".before-after tbody tr").allInnerTexts();
  assert.ok(changes.some((text) => /12345[\s\S]*14002/.test(text)), changes.join("\n"));
  assert.ok(changes.some((text) => /Hamlet: the last 40 seats[\s\S]*Faust II: the last 40 seats/.test(text)));
  await side("For you to decide").getByText("choose a time for the new one").waitFor();
  await assertAccessible(page);
  assert.deepEqual(Object.values(await drafts(page)), [push]);

  await button(page, "Make a new draft").click();
  await page.getByText(/A draft for Faust II is made and open: \d places changed/).waitFor();
  await page.getByRole("button", { name: /^Go to When/ }).first().click();
  await page.getByRole("heading", { level: 1, name: "When" }).waitFor();
  await go(page, "What");
  assert.equal(await box(page, "Title").inputValue(), "Faust II: the last 40 seats");
  assert.equal(await box(page, "Deep link").inputValue(), "performances/14002");
  const campaigns = Object.values(await drafts(page));
  assert.equal(campaigns.length, 2);
  assert.ok(campaigns.some((campaign) => JSON.stringify(campaign) === JSON.stringify(push)));
});

test("the open draft itself is used for another production that is typed, and Undo brings it back", async (t) => {
  const push = await rightCampaign("push");
  const { page } = await visit(t, { prepare: withKept({ [DRAFT]: kept(push) }) });
  await go(page, "Drafts");
  await row(page, push.name).getByRole("button", { name: /^Use for another production/ }).click();
  const side = page.getByRole("region", { name: "What it is to be about" });
  await side.getByLabel("Title").pressSequentially("Die Fledermaus ");
  await side.getByLabel("Production id").fill("777");
  await side.getByLabel("Date").fill("2026-12-12");
  await button(page, "Change this draft").click();
  await page.getByText("This draft is about Die Fledermaus now").waitFor();
  await button(page, "Go on with it").click();
  assert.equal(await box(page, "Title").inputValue(), "Die Fledermaus: the last 40 seats");
  await button(page, "Undo").click();
  assert.equal(await box(page, "Title").inputValue(), "Hamlet: the last 40 seats");
  assert.equal(Object.keys(await drafts(page)).length, 1);
});

test("an earlier version is shown with what differs, gone back to, and that taken back", async (t) => {
  const { page } = await visit(t, { prepare: withKept(two) });
  await box(page, "Title").fill("Quite another title");
  await untilKept(page, "Quite another");
  await go(page, "Drafts");
  await page.getByText("Earlier versions of the open draft").click();
  const version = page.locator(".version").filter({ hasText: "Monday, 23 November 2026, 09:00" });
  await version.getByText("1 field differs from now").click();
  await version.getByRole("row").filter({ hasText: "The last 40 seats" }).waitFor();
  await version.getByRole("button", { name: /^Go back to/ }).click();
  assert.equal(await box(page, "Title").inputValue(), "The last 40 seats");
  await button(page, "Undo").click();
  assert.equal(await box(page, "Title").inputValue(), "Quite another title");
});

test("what can't be read is shown where it was put aside, and mended there", async (t) => {
  const damaged = '{"is_example":false,"campaign":{"what":{"title":"Hamlet","message":5}}}';
  const { page } = await visit(t, { prepare: withKept({ [DRAFT]: damaged }) });
  assert.match(await notice(page).innerText(), /could not be read.*put aside under Drafts/);
  await go(page, "Drafts");
  await page.getByText("Put aside because it could not be read").waitFor();
  await button(page, "Mend text 1").click();
  const text = page.getByLabel("Paste it here");
  assert.equal(await text.inputValue(), damaged);
  await page.getByText(/line 1, column 68.*expected/).waitFor();
  await button(page, "Show me where").click();
  assert.equal(await text.evaluate((area) => area.value.slice(area.selectionStart, area.selectionEnd)), "5");
  await text.fill(damaged.replace(":5", ':"On Saturday."'));
  await page.getByText("Recognised a campaign document").waitFor();
  await button(page, "Open as a new draft").click();
  assert.equal(await box(page, "Message").inputValue(), "On Saturday.");
});

test("a link opened in the page itself becomes a draft beside the one that is open", async (t) => {
  const { page, site } = await visit(t);
  await startEmpty(page);
  await compose(page);
  await go(page, "Share");
  const link = await page.locator(".share-link").innerText();
  await go(page, "What");
  await box(page, "Title").fill("Mine, not the link's");
  await page.evaluate((link) => { location.href = link; }, link);
  await notice(page).getByText("open as a draft of its own").waitFor();
  assert.equal(await box(page, "Title").inputValue(), GOOD.Title);
  assert.equal(page.url(), site.url);
  const titles = Object.values(await drafts(page)).map((campaign) => campaign.what.title);
  assert.ok(titles.includes("Mine, not the link's"), titles.join());
});

test("a link opened in the page that opens first, and in one that keeps nothing, loses no word", async (t) => {
  const { page: first } = await visit(t);
  await startEmpty(first);
  await compose(first);
  await go(first, "Share");
  const link = new URL(await first.locator(".share-link").innerText()).hash;
  for (const [name, prepare] of [
    ["keeps", undefined],
    ["keeps nothing", (page) => page.addInitScript(() => {
      Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
    })],
  ]) {
    await t.test(name, async (t) => {
      const { page } = await visit(t, { prepare });
      await startEmpty(page);
      await box(page, "Title").fill("Mine");
      await page.evaluate((hash) => { location.hash = hash; }, link);
      await page.waitForFunction((title) => document.querySelector("textarea")?.value === title, GOOD.Title);
      if (name === "keeps") {
        assert.ok(Object.values(await drafts(page)).some((campaign) => campaign.what.title === "Mine"));
      } else {
        await notice(page).getByText("Undo brings it back").waitFor();
        await button(page, "Undo").click();
        assert.equal(await box(page, "Title").inputValue(), "Mine");
      }
    });
  }
});

test("a recipe's campaign is kept without another word", async (t) => {
  const { page } = await visit(t);
  await startEmpty(page);
  await compose(page);
  await go(page, "Recipes");
  await page.getByRole("button", { name: /^Last tickets/ }).click();
  await page.getByLabel("Event name").pressSequentially("Der Rosenkavalier ist da");
  await button(page, "Make the campaign").click();
  await untilKept(page, "Der Rosenkavalier ist da");
  assert.equal(Object.keys(await drafts(page)).length, 2);
});
