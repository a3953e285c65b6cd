// The house profile: edited, pasted, handed over and taken back, with the open draft checked at once; and the recipes
// that are filled from it.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { assertAccessible, suite, untilReady } from "./harness.mjs";
import { assertNoErrorNorWarning, box, button, compose, go, problems, startEmpty } from "./composer.mjs";
import { DRAFT, HOUSE, fillRoom, kept, notice, storedUnder, withKept } from "./rooms.mjs";

const { visit } = suite();

const PROFILE = "pushproof/profile@1";
const part = (page, name) => page.locator(".house-part").filter({ has: page.getByRole("heading", { level: 2, name, exact: true }) });
const open = (page, name) => part(page, name).locator("summary").first().click();

test("a change of the house checks the open draft at once, outlives a reload, and is taken back with Undo", async (t) => {
  const title = "Hamlet: the last 40 seats";
  const { page } = await visit(t, { prepare: withKept({ [DRAFT]: kept({ name: "2026-12-05 Hamlet", what: { title } }) }) });
  assert.equal(await problems(page, "characters long").count(), 0);
  await go(page, "House profile");
  await open(page, "Limits");
  await page.getByLabel("Title, characters", { exact: true }).fill("10");
  await go(page, "What");
  await problems(page, "characters long").waitFor();
  await page.reload();
  await untilReady(page);
  await problems(page, "characters long").waitFor();
  await go(page, "House profile");
  await open(page, "Limits");
  await page.getByLabel("Title, characters", { exact: true }).fill("12");
  await button(page, "Undo").click();
  assert.equal(await page.getByLabel("Title, characters", { exact: true }).inputValue(), "10");
  await button(page, "Redo").click();
  assert.equal(await page.getByLabel("Title, characters", { exact: true }).inputValue(), "12");
});

test("productions are pasted from a table, corrected, removed, and brought back", async (t) => {
  const { page } = await visit(t);
  await go(page, "House profile");
  await open(page, "Productions");
  await page.getByLabel("Paste a table").fill("id\ttitle\tperformance\tdate\n12345\tHamlet\t48052\t2026-12-05 19:30\n14002\tFaust\nwithout an id");
  await button(page, "Take over").click();
  await page.getByText("2 productions added, 0 brought up to date. 1 line without an id left in the box.").waitFor();
  assert.equal(await page.getByLabel("Paste a table").inputValue(), "without an id");
  assert.equal(await part(page, "Productions").getByLabel("Title", { exact: true }).count(), 2);
  await button(page, "Remove production Faust").click();
  assert.equal(await part(page, "Productions").getByLabel("Title", { exact: true }).count(), 1);
  await button(page, "Undo").click();
  assert.equal(await part(page, "Productions").getByLabel("Title", { exact: true }).count(), 2);
  await assertAccessible(page);
});

test("lists are typed as they come, with spaces and commas, and count before one leaves the field", async (t) => {
  const { page } = await visit(t);
  await go(page, "House profile");
  await open(page, "Account and opt-out");
  const languages = page.getByLabel("Languages of the pushes");
  await languages.fill("");
  await languages.pressSequentially("en , de, fr");
  assert.equal(await languages.inputValue(), "en , de, fr");
  const kept = JSON.parse((await storedUnder(page, PROFILE))[PROFILE]);
  assert.deepEqual(kept.languages, ["en", "de", "fr"]);
});

test("the profile goes out as a file, is reset to the guide's, comes back in, and what is no profile is told", async (t) => {
  const { page } = await visit(t, { prepare: withKept({ [PROFILE]: HOUSE }) });
  await go(page, "House profile");
  const downloading = page.waitForEvent("download");
  await button(page, "Export").last().click();
  const text = await readFile(await (await downloading).path(), "utf8");
  assert.ok(JSON.parse(text).productions.some(({ title }) => title === "Faust II"));
  await button(page, "Reset to the guide").click();
  await page.getByText("The guide's profile is in use.", { exact: true }).waitFor();
  assert.deepEqual(await storedUnder(page, PROFILE), {});
  await button(page, "Undo").click();
  assert.match((await storedUnder(page, PROFILE))[PROFILE], /Faust II/);
  await button(page, "Redo").click();

  const exchange = page.locator(".exchange");
  await exchange.getByRole("button", { name: "Import", exact: true }).click();
  await page.getByLabel("or its text").fill('{"format":"pushproof/profile@1",\n"limits":{"title":"ten"}}');
  await button(page, "Use this profile").click();
  await page.getByText(/This is no house profile yet\. Line 2: .*expected/).waitFor();
  assert.match(await page.getByLabel("or its text").inputValue(), /"ten"/);
  await page.getByLabel("or its text").fill(text);
  await button(page, "Use this profile").click();
  assert.match((await storedUnder(page, PROFILE))[PROFILE], /Faust II/);
});

test("another tab's house profile is taken over", async (t) => {
  const { page, site } = await visit(t);
  await go(page, "House profile");
  const other = await page.context().newPage();
  await other.goto(site.url);
  await other.evaluate(([key, text]) => localStorage.setItem(key, text), [PROFILE, HOUSE]);
  await part(page, "Productions").getByText("2 productions").waitFor();
});

/** A house with a word of its own, and a draft that says it otherwise. */
const WORDS = JSON.stringify({
  format: "pushproof/profile@1",
  extends: "guide",
  house_patterns: [{ pattern: "(?i)\\bgratis\\b", message: "We say “kostenlos”, not “gratis”", severity: "warning" }],
});
const GRATIS = kept({ name: "2026-12-05 Hamlet", what: { title: "Hamlet gratis" } });

test("a device with a house profile checks against it from the first moment", async (t) => {
  // With nothing else on the device, such as that it opened the composer before.
  const { page } = await visit(t, { prepare: withKept({ [PROFILE]: WORDS }) });
  await box(page, "Title").fill("Hamlet gratis");
  await problems(page, "kostenlos").waitFor();
});

test("the page that opens first takes over a house profile that another tab makes", async (t) => {
  const { page, site } = await visit(t, { prepare: withKept({ [DRAFT]: GRATIS }) });
  assert.equal(await problems(page, "kostenlos").count(), 0);
  const other = await page.context().newPage();
  await other.goto(site.url);
  await other.evaluate(([key, text]) => localStorage.setItem(key, text), [PROFILE, WORDS]);
  await problems(page, "kostenlos").waitFor();
});

test("a profile of a newer version, written by another tab, stays where it is", async (t) => {
  const newer = JSON.stringify({ format: "pushproof/profile@9" });
  const { page, site } = await visit(t);
  await go(page, "House profile");
  const other = await page.context().newPage();
  await other.goto(site.url);
  await untilReady(other);
  await other.evaluate(([key, text]) => localStorage.setItem(key, text), [PROFILE, newer]);
  await page.waitForTimeout(500);
  assert.deepEqual(await storedUnder(page, PROFILE), { [PROFILE]: newer });
});

test("a house profile that a full browser can't keep is told of", async (t) => {
  const { page } = await visit(t);
  await go(page, "House profile");
  await fillRoom(page);
  await open(page, "Limits");
  await page.getByLabel("Title, characters", { exact: true }).fill("10");
  await page.getByText(/The house profile could not be kept: .* Export it/).first().waitFor();
});

const ANSWERS = {
  "Event name": "Hamlet", "Production id": "12345", "Performance id": "48052", "Date and time of the performance": "2026-12-05T19:30",
  "Old performance id": "48052", "Old date and time": "2026-12-05T19:30", "New date and time": "2026-12-15T19:30", "New performance id": "48060",
  "Members can book from": "2026-12-01T10:00", "Promo code": "HAMLET20", "What the code gives": "20%", "Valid until": "2026-12-13",
  "Words where the event's name isn't known": "Your next show", "Title": "New entrance",
  "Message": "From Monday the doors on the river side are open.", "Show until": "2026-12-13T23:59", "Send at": "2026-12-01T17:00",
  "Send the test to": "box.office@example.com", "Seats left": "40", "Tag of what the audience likes": "theatre",
  "Show from": "2026-11-30T08:00",
};
const GERMAN = { "Words where the event's name isn't known": "Ihr Abend bei uns", "Title": "Neuer Eingang", "Message": "Ab Montag sind die Türen am Fluss offen." };

for (const [language, answers] of [["English", ANSWERS], ["German", { ...ANSWERS, ...GERMAN }]]) {
  test(`every recipe, answered in the page, is a campaign without an error or a warning: ${language}`, async (t) => {
    const { page } = await visit(t);
    await go(page, "Recipes");
    const names = await page.locator(".recipe strong").allInnerTexts();
    assert.equal(names.length, 8);
    for (const name of names) {
      await go(page, "Recipes");
      await page.locator(".recipe").filter({ hasText: name }).click();
      await page.getByLabel("Language of the texts").selectOption(language);
      const group = page.getByRole("group", { name, exact: true });
      for (const [label, answer] of Object.entries(answers)) {
        const field = group.getByLabel(new RegExp(`^${label.replace(/[.?]/g, "\\$&")}( \\(optional\\))?$`));
        if (await field.count()) await field.fill(answer);
      }
      await page.getByText("Everything it needs is answered.").waitFor();
      await button(page, "Make the campaign").click();
      await go(page, "Publish");
      await go(page, "What");
      await assertNoErrorNorWarning(page);
      // Nothing is to do, either.
      for (const step of ["Start here", "Who", "When"]) {
        const item = page.locator(".step-item").filter({ hasText: step });
        assert.match(await item.innerText(), /Ready/, `${name}: ${step}`);
      }
    }
  });
}

test("a production of the house answers a recipe's questions at once, whatever else is typed", async (t) => {
  const { page } = await visit(t, { prepare: withKept({ [PROFILE]: HOUSE }) });
  await startEmpty(page);
  await compose(page);
  await go(page, "Recipes");
  await page.locator(".recipe").filter({ hasText: "Last tickets" }).click();
  await page.getByLabel("Send the test to").pressSequentially("box.office@example.com");
  await page.getByLabel("Production from the house profile").selectOption({ label: "Faust II · 14002" });
  assert.equal(await page.getByLabel("Event name").inputValue(), "Faust II");
  assert.equal(await page.getByLabel("Production id").inputValue(), "14002");
  assert.equal(await page.getByLabel("Date and time of the performance").inputValue(), "2026-12-10T18:00");
  await assertAccessible(page);
  await button(page, "Make the campaign").click();
  assert.match(await box(page, "Title").inputValue(), /Faust II/);
  assert.equal(await notice(page).count(), 0);
});
