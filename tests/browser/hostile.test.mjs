// Whatever comes into the page is text: nothing of it runs, and nothing of it is lost.
import assert from "node:assert/strict";
import { test } from "node:test";
import { box, button, problems, region, startEmpty } from "./composer.mjs";
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
  await problems(page, /characters long/).first().waitFor({ timeout: 60_000 });
  assert.equal((await box(page, "Message").inputValue()).length, length);
  await box(page, "Message").fill("Hamlet");
  await problems(page, /characters long/).waitFor({ state: "detached", timeout: 60_000 });
});
