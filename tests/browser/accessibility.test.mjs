// Nothing on the page may keep anybody out: WCAG 2.2 A and AA, as far as axe can tell.
import assert from "node:assert/strict";
import { test } from "node:test";
import { box, button, compose, region, startEmpty } from "./composer.mjs";
import { assertAccessible, suite } from "./harness.mjs";

const { visit } = suite();

for (const colorScheme of ["light", "dark"]) {
  test(`the page has no barrier in ${colorScheme} colours`, async (t) => {
    const { page } = await visit(t, { context: { colorScheme } });
    await assertAccessible(page);
  });

  test(`the shell has no barrier in ${colorScheme} colours`, async (t) => {
    const { page } = await visit(t, {
      context: { colorScheme },
      ready: false,
      delay: (name) => (name.endsWith(".wasm") ? 3000 : 0),
    });
    await page.locator(".shell").waitFor();
    await assertAccessible(page);
  });

  test(`the word of trouble has no barrier in ${colorScheme} colours`, async (t) => {
    const { page } = await visit(t, {
      context: { colorScheme },
      ready: false,
      prepare: (page) => page.addInitScript(() => delete globalThis.WebAssembly),
      tolerated: /preload/,
    });
    await page.getByRole("alert").waitFor();
    await assertAccessible(page);
  });
}

/** Titles that do their worst: nothing of them may be taken for markup or move the page out of shape. */
const LONG = "Donaudampfschifffahrtsgesellschaftskapitänsmützenausstellungseröffnung".repeat(3);

for (const [width, height] of [[1440, 900], [768, 1024], [360, 740]]) {
  for (const colorScheme of ["light", "dark"]) {
    test(`nothing on the page keeps anybody out, ${width} wide in ${colorScheme} colours`, async (t) => {
      const { page } = await visit(t, { context: { viewport: { width, height }, colorScheme } });
      await t.test("with every explanation open", async () => {
        for (const why of await button(page, "Why?").all()) await why.click();
        await assertAccessible(page);
      });
      await t.test("with the menu open", async () => {
        await startEmpty(page);
        await box(page, "Message").pressSequentially("For @");
        await page.getByRole("listbox").waitFor();
        // What lies below an open menu may be half covered.
        await assertAccessible(page, ".field:has([role=listbox])");
        await page.keyboard.press("Escape");
      });
      await t.test("with tokens, long words and a dark phone", async () => {
        await compose(page, { Title: LONG, Message: '@Profile - Name | default: "you"!! ' + LONG, "Deep link": LONG });
        await region(page, "Preview").getByText("Dark").click();
        await assertAccessible(page);
      });
      await t.test("in Publish", async () => {
        await button(page, "Publish").click();
        await assertAccessible(page);
      });
    });
  }
}

/** How far the page reaches beyond the window's right edge, in pixels. */
const overhang = (page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

test("320 pixels are enough: nothing is cut off, nothing scrolls sideways", async (t) => {
  const { page } = await visit(t, { context: { viewport: { width: 320, height: 640 } } });
  assert.ok((await overhang(page)) <= 0, "as it opens");
  for (const why of await button(page, "Why?").all()) await why.click();
  assert.ok((await overhang(page)) <= 0, "with explanations");
  await compose(page, { Title: LONG, Message: LONG, "Deep link": LONG });
  assert.ok((await overhang(page)) <= 0, "with long words");
  await button(page, "Publish").click();
  assert.ok((await overhang(page)) <= 0, "in Publish");
});

test("words twice as large still fit", async (t) => {
  const { page } = await visit(t, { context: { viewport: { width: 640, height: 800 } } });
  await page.evaluate(() => { document.documentElement.style.fontSize = "200%"; });
  assert.ok((await overhang(page)) <= 0);
});
