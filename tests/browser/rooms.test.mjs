// Every step and every room: each can be used by everybody, at every width, and leads on to the next.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible, suite, untilReady } from "./harness.mjs";
import { GOOD, ROOMS, STEPS, box, button, compose, go, rightCampaign, startEmpty, withDraft } from "./composer.mjs";

const { visit } = suite();

/** Whether the list of problems lies over what is edited. */
const overlaps = (page) =>
  page.evaluate(() => {
    const [editor, problems] = [".editor", ".problems"].map((part) => document.querySelector(part)?.getBoundingClientRect());
    return Boolean(editor && problems) && editor.bottom > problems.top && editor.right > problems.left && problems.bottom > editor.top;
  });

for (const [width, height, colorScheme] of [[1440, 900, "dark"], [768, 1024, "light"], [360, 740, "dark"], [320, 640, "light"]]) {
  test(`no step and no room keeps anybody out or is wider than the page, ${width} wide in ${colorScheme} colours`, async (t) => {
    const context = { viewport: { width, height }, colorScheme };
    const { page } = await visit(t, { context, prepare: withDraft(await rightCampaign("everything")) });
    for (const name of [...STEPS, ...ROOMS]) {
      await go(page, name);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(over <= 0, `${name} is ${over} pixels too wide`);
      assert.ok(!(await overlaps(page)), `in ${name} the problems lie over what is edited`);
      await assertAccessible(page);
    }
  });
}

test("Back and Forward go from step to step and room to room, and leave the words alone", async (t) => {
  const { page } = await visit(t);
  await startEmpty(page);
  await compose(page);
  const heading = (name) => page.getByRole("heading", { level: 1, name, exact: true }).waitFor();
  for (const name of ["Who", "Help", "Who"]) await go(page, name);
  await page.goBack();
  await heading("Help");
  await page.goBack();
  await heading("Who");
  await page.goForward();
  await heading("Help");
  await page.goBack();
  await page.goBack();
  assert.equal(await box(page, "Title").inputValue(), GOOD.Title);
});

test("each step leads on to the next, from its beginning", async (t) => {
  const { page } = await visit(t, { prepare: withDraft(await rightCampaign("push")) });
  await go(page, "Start here");
  for (const name of ["Who", "What", "When", "Publish"]) {
    await button(page, `Next: ${name}`).click();
    if (name !== "What") await page.getByRole("heading", { level: 1, name, exact: true }).waitFor();
    await page.waitForFunction(() => document.activeElement.id === "step" && scrollY === 0);
  }
  assert.equal(await page.getByRole("button", { name: /^Next:/ }).count(), 0);
});

test("a length that can't be is told, and kept in the box", async (t) => {
  const { page } = await visit(t, { prepare: withDraft(await rightCampaign("push")) });
  await go(page, "When");
  const count = page.getByRole("group", { name: "Time to live" }).getByLabel("How many");
  await count.fill("0");
  await page.getByText("This takes a whole number above zero").waitFor();
  assert.deepEqual([await count.inputValue(), await count.getAttribute("aria-invalid")], ["0", "true"]);
  await count.fill("12");
  assert.equal(await page.getByText("This takes a whole number above zero").count(), 0);
});

test("a draft goes by link into a browser that has none, and back as another draft", async (t) => {
  const { page, site } = await visit(t);
  await startEmpty(page);
  await compose(page);
  await go(page, "Share");
  const link = await page.locator(".share-link").innerText();
  assert.ok(link.startsWith(`${site.url}#c`), link);
  const other = await page.context().browser().newContext();
  t.after(() => other.close());
  const theirs = await other.newPage();
  await theirs.goto(link);
  await theirs.getByText("The campaign from the link is open as a draft of its own.").waitFor();
  for (const [label, text] of Object.entries(GOOD)) assert.equal(await box(theirs, label).inputValue(), text);
});

test("a key opens the list of keys over any page, and the keys do what it says", async (t) => {
  // The keys come with the composer.
  const prepare = (page) => page.addInitScript(() => self === top && localStorage.setItem("pushproof/composer", "yes"));
  const { page } = await visit(t, { prepare });
  const list = page.getByRole("dialog", { name: "Keys" });
  await page.keyboard.press("Control+/");
  await list.getByText("Go to the next problem").waitFor();
  await assertAccessible(page);
  await page.keyboard.press("Escape");
  await list.waitFor({ state: "hidden" });
  const title = box(page, "Title");
  assert.ok(await title.evaluate((area) => area === document.activeElement), "the focus is back");
  await title.press("End");
  await page.keyboard.type("?");
  assert.equal(await list.isVisible(), false, "in a text it is a question mark");
  await page.keyboard.press("F8");
  await page.keyboard.press("Control+.");
  await page.keyboard.press("Alt+PageDown");
  await page.getByRole("heading", { level: 1, name: "When" }).waitFor();
  await page.keyboard.press("?");
  await list.waitFor();
});

for (const [theme, colour] of [["dark", "rgb(19, 19, 23)"], ["light", "rgb(245, 244, 240)"]]) {
  test(`the colours chosen are ${theme}, whatever the device has, also after a reload`, async (t) => {
    const { page } = await visit(t, { context: { colorScheme: theme === "dark" ? "light" : "dark" } });
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    assert.notEqual(await ground(), colour);
    while (await button(page, `Colours: ${theme}`).count() === 0) await page.getByRole("button", { name: /^Colours/ }).click();
    assert.equal(await ground(), colour);
    await page.reload();
    await untilReady(page);
    assert.equal(await ground(), colour);
  });
}

test("the help is searched", async (t) => {
  const { page } = await visit(t);
  await go(page, "Help");
  await page.getByRole("searchbox", { name: "Search the help" }).fill("view-through");
  assert.deepEqual(await page.locator(".help dt").allInnerTexts(), ["Click-through and view-through"]);
  await page.getByText("far more people see a push than tap it").waitFor();
});
