// Whatever comes into the page is text: nothing of it runs, and nothing of it is lost.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ROOMS, STEPS, box, button, go, problems, region, rightCampaign, startEmpty, tab, withDraft } from "./composer.mjs";
import { suite, untilReady } from "./harness.mjs";

const { visit } = suite();

const HOSTILE = [
  '<img src=x onerror="globalThis.caught=1">',
  "<script>globalThis.caught=1</script>",
  "</textarea><svg onload=globalThis.caught=1>",
  '"><iframe srcdoc="<script>parent.caught=1</script>">',
  "javascript:globalThis.caught=1",
  "{{ constructor.constructor('globalThis.caught=1')() }}",
];

for (const text of HOSTILE) {
  test(`stays text: ${text}`, async (t) => {
    const { page } = await visit(t);
    await startEmpty(page);
    for (const label of ["Title", "Message", "Deep link", "Campaign name", "Key", "Notification channel"]) {
      await box(page, label).fill(text);
    }
    await region(page, "Preview").getByText(text).first().waitFor();
    await button(page, "Publish").click();
    await page.waitForFunction((text) => localStorage.getItem("pushproof/draft@1")?.includes(JSON.stringify(text)), text);
    await page.reload();
    await untilReady(page);
    assert.equal(await box(page, "Title").inputValue(), text);
    assert.equal(await page.evaluate(() => globalThis.caught), undefined);
    assert.equal(await page.locator("main img, main script, main iframe, main a[href^='javascript:']").count(), 0);
  });
}

test("ten million characters pasted leave the page alive and lose nothing", async (t) => {
  const { page } = await visit(t);
  await startEmpty(page);
  const length = await box(page, "Message").evaluate((area) => {
    area.value = "Ein Abend mit Hamlet! ".repeat(460_000);
    area.dispatchEvent(new InputEvent("input", { bubbles: true }));
    return area.value.length;
  });
  await problems(page, /characters long/).first().waitFor({ timeout: 150_000 });
  assert.equal((await box(page, "Message").inputValue()).length, length);
  await box(page, "Message").fill("Hamlet");
  await problems(page, /characters long/).waitFor({ state: "detached", timeout: 150_000 });
});

test("HTML in every field of every step and room stays text", async (t) => {
  const { page } = await visit(t, { prepare: withDraft(await rightCampaign("everything")) });
  const [html] = HOSTILE;
  // A house has hundreds of fields, of few kinds.
  const MOST = 20;
  const clean = async (place) => {
    assert.equal(await page.evaluate(() => globalThis.caught), undefined, place);
    assert.equal(await page.locator("main img[src=x], main [onerror]").count(), 0, place);
  };
  let filled = 0;
  for (const name of [...STEPS, ...ROOMS]) {
    await go(page, name);
    // What is written into one field may take others away.
    const fields = page.locator("main").getByRole("textbox").filter({ visible: true });
    for (let position = 0; position < Math.min(await fields.count(), MOST); position++) {
      const field = fields.nth(position);
      // The browser lets no words into a date or a time.
      if (!(await field.isEditable()) || /date|time/.test(await field.evaluate(({ type }) => type))) continue;
      await field.fill(html);
      filled++;
    }
    await clean(name);
  }
  assert.ok(filled >= 25, `only ${filled} fields`);
  for (const name of [...STEPS, ...ROOMS]) {
    await go(page, name);
    await clean(name);
  }
  await go(page, "Publish");
  for (const name of ["Paste sheet", "Checklist", "Dashboard JSON", "Key-values JSON", "API body"]) {
    await tab(page, name).click();
    await clean(name);
  }
});
