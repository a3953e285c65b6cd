// Every step and every room: each can be used by everybody, at every width, and leads on to the next.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible, suite } from "./harness.mjs";
import { GOOD, ROOMS, STEPS, box, compose, go, rightCampaign, startEmpty, withDraft } from "./composer.mjs";

const { visit } = suite();

for (const [width, height, colorScheme] of [[1440, 900, "dark"], [768, 1024, "light"], [360, 740, "dark"], [320, 640, "light"]]) {
  test(`no step and no room keeps anybody out or is wider than the page, ${width} wide in ${colorScheme} colours`, async (t) => {
    const context = { viewport: { width, height }, colorScheme };
    const { page } = await visit(t, { context, prepare: withDraft(await rightCampaign("everything")) });
    for (const name of [...STEPS, ...ROOMS]) {
      await go(page, name);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(over <= 0, `${name} is ${over} pixels too wide`);
      await assertAccessible(page);
    }
  });
}

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
