// Handing the campaign over: what is shown, copied and downloaded is one and the same text.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { allowClipboard, suite } from "./harness.mjs";
import { CART_LINK, box, button, compose, panel, startEmpty, tab } from "./composer.mjs";

const { visit } = suite();

const TEXTS = {
  "Campaign name": "2026-12-05 Zoë’s <Hamlet> / cart",
  Title: "Ready, @Profile - Name | default: \"you\"? 🎭",
  Message: "Your seat for @Add to Cart - eventName | default: 'your next show' waits.",
  "Deep link": CART_LINK,
};

/** The step Publish, with a campaign. */
async function published(t, options) {
  const visited = await visit(t, options);
  await startEmpty(visited.page);
  await compose(visited.page, TEXTS);
  await button(visited.page, "Export").click();
  return visited;
}

const shown = (page, name) => panel(page, name).locator("pre").textContent();
const status = (page) => page.getByRole("tabpanel").getByRole("status");

/** Fails where `text` is not the campaign that was typed, as the dashboard wants it. */
function assertDashboard(text) {
  const { format, sections, campaign } = JSON.parse(text);
  assert.equal(format, "pushproof/dashboard@1");
  const entered = sections.flatMap(({ fields }) => fields.map(({ value }) => value));
  for (const value of Object.values(TEXTS)) assert.ok(entered.includes(value), value);
  const { title, message, key_values: [pair] } = campaign.what;
  assert.deepEqual(
    { "Campaign name": campaign.name, Title: title, Message: message, "Deep link": pair.value },
    TEXTS,
  );
  assert.deepEqual([pair.key, pair.android, pair.ios], ["deeplink_url", true, true]);
}

/** Fails where `text` is not what the app gets. */
function assertKeyValues(text) {
  const link = { deeplink_url: CART_LINK };
  assert.deepEqual(JSON.parse(text), { android: link, ios: link });
}

const EXPORTS = [
  ["Dashboard JSON", assertDashboard, "2026-12-05-zoë-s-hamlet-cart.dashboard.json"],
  ["Key-values JSON", assertKeyValues, "2026-12-05-zoë-s-hamlet-cart.key-values.json"],
];

test("each export shows the campaign, and hands over exactly what it shows", async (t) => {
  const { page, context, site } = await published(t);
  const clipboard = await allowClipboard(context, site);
  for (const [name, assertRight, file] of EXPORTS) {
    await t.test(name, async () => {
      await tab(page, name).click();
      assert.equal(await tab(page, name).getAttribute("aria-selected"), "true");
      const text = await shown(page, name);
      assertRight(text);

      await panel(page, name).getByRole("button", { name: "Copy", exact: true }).click();
      await status(page).filter({ hasText: "Copied" }).waitFor();
      assert.equal(await clipboard(page), text);

      const [download] = await Promise.all([
        page.waitForEvent("download"),
        panel(page, name).getByRole("button", { name: "Download", exact: true }).click(),
      ]);
      assert.equal(download.suggestedFilename(), file);
      assert.equal(await readFile(await download.path(), "utf8"), text);
      await status(page).filter({ hasText: "Downloaded" }).waitFor();
    });
  }
  await t.test("what was told of one export is not told of the other", async () => {
    await tab(page, "Dashboard JSON").click();
    assert.equal(await status(page).textContent(), "");
  });
});

test("the exports follow what is typed afterwards, with a name for a campaign without one", async (t) => {
  const { page } = await published(t);
  await tab(page, "Dashboard JSON").click();
  await box(page, "Campaign name").fill("");
  assert.equal(JSON.parse(await shown(page, "Dashboard JSON")).campaign.name ?? "", "");
  assert.match(await panel(page, "Dashboard JSON").locator(".copying-file").innerText(), /^[\w-]+\.dashboard\.json$/);
  await button(page, "What").click();
  await box(page, "Title").fill("Hamlet");
  await button(page, "Export").click();
  await tab(page, "Dashboard JSON").click();
  assert.equal(JSON.parse(await shown(page, "Dashboard JSON")).campaign.what.title, "Hamlet");
});

for (const [refusal, refuse] of [
  ["refuses to copy", () => { Clipboard.prototype.writeText = () => Promise.reject(new DOMException("no", "NotAllowedError")); }],
  ["has no clipboard", () => { Object.defineProperty(Navigator.prototype, "clipboard", { value: undefined }); }],
]) {
  test(`a browser that ${refusal} says so, and selects the text to copy it by hand`, async (t) => {
    const { page } = await published(t, { prepare: (page) => page.addInitScript(refuse) });
    for (const name of ["Dashboard JSON", "Paste sheet", "Checklist"]) {
      await tab(page, name).click();
      await button(page, "Copy").click();
      await status(page).filter({ hasText: /does not allow copying here. The text is selected/ }).waitFor();
      const text = await box(page, "Text to copy").inputValue();
      assert.equal(await page.evaluate(() => {
        const { value, selectionStart, selectionEnd } = document.activeElement;
        return value.slice(selectionStart, selectionEnd);
      }), text);
      if (name === "Dashboard JSON") assert.equal(text, await shown(page, name));
      await page.keyboard.press("Control+c");
      await status(page).filter({ hasText: "Copied" }).waitFor();
      assert.equal(await page.evaluate(() => document.activeElement.textContent), "Copy");
    }
  });
}

test("Markdown is handed over for people: the sheet and the checklist", async (t) => {
  const { page, context, site } = await published(t);
  const clipboard = await allowClipboard(context, site);
  for (const [name, heading, file] of [
    ["Paste sheet", "# Paste sheet: 2026-12-05 Zoë’s \\<Hamlet> / cart", "2026-12-05-zoë-s-hamlet-cart.sheet.md"],
    ["Checklist", "# Checklist: 2026-12-05 Zoë’s \\<Hamlet> / cart", "2026-12-05-zoë-s-hamlet-cart.checklist.md"],
  ]) {
    await tab(page, name).click();
    await button(page, "Copy").click();
    await status(page).filter({ hasText: "Copied" }).waitFor();
    const text = await clipboard(page);
    assert.equal(text.split("\n")[0], heading);
    const [download] = await Promise.all([page.waitForEvent("download"), button(page, "Download").click()]);
    assert.equal(download.suggestedFilename(), file);
    assert.equal(await readFile(await download.path(), "utf8"), text);
  }
});
