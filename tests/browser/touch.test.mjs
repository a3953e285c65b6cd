// A phone: a small window and a finger, no mouse and no hover.
import assert from "node:assert/strict";
import { test } from "node:test";
import { GOOD, ROOMS, STEPS, assertNoErrorNorWarning, box, button, compose, panel, problems, rightCampaign, startEmpty, tab, withDraft } from "./composer.mjs";
import { suite, untilReady } from "./harness.mjs";

const { visit } = suite();

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };

/** A finger covers so many pixels at least (WCAG 2.2, 2.5.8). */
const FINGER = 24;

const tapTo = async (page, name) => {
  await button(page, name).first().tap();
  if (name !== "What") await page.getByRole("heading", { level: 1, name, exact: true }).waitFor();
};

/** What can be tapped and is smaller than a finger: its name and size. A box to tick has its label too. */
function small(finger) {
  const controls = "a[href], button, input, select, textarea, summary, [role=tab], [role=option], [role=button], [tabindex='0']";
  const isShown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !element.closest("[inert]");
  const found = [];
  for (const element of document.querySelectorAll(controls)) {
    if (!isShown(element) || element.disabled || element.type === "hidden") continue;
    // A link within a sentence is as high as its line.
    if (element.matches("p a, li a, dd a")) continue;
    const boxes = [element, ...(element.labels ?? [])].map((part) => part.getBoundingClientRect()).filter(({ width }) => width > 0);
    if (!boxes.length) continue;
    const width = Math.max(...boxes.map((box) => box.right)) - Math.min(...boxes.map((box) => box.left));
    const height = Math.max(...boxes.map((box) => box.bottom)) - Math.min(...boxes.map((box) => box.top));
    if (Math.round(width) < finger || Math.round(height) < finger) {
      found.push(`${element.localName}.${element.className} “${(element.ariaLabel ?? element.innerText ?? "").slice(0, 30)}” ${Math.round(width)} × ${Math.round(height)}`);
    }
  }
  return found;
}

test("a push is written, mended and handed over with a finger", async (t) => {
  const { page } = await visit(t, { context: PHONE });
  assert.ok(await page.evaluate(() => matchMedia("(hover: none) and (pointer: coarse)").matches));
  await startEmpty(page);
  await box(page, "Title").tap();
  await page.keyboard.type("Hamlet: the last 40 seats!!");
  await box(page, "Message").tap();
  await page.keyboard.type(GOOD.Message);
  await box(page, "Deep link").tap();
  await page.keyboard.type("/performances/12345");
  await problems(page, "“!!”").getByRole("button", { name: /^Fix: / }).tap();
  await problems(page, "slash").getByRole("button", { name: "Why?" }).tap();
  await page.getByText("link/slash").waitFor();
  await button(page, "Fix all").tap();
  await assertNoErrorNorWarning(page);
  assert.equal(await box(page, "Deep link").inputValue(), "performances/12345");

  await box(page, "Message").tap();
  await button(page, "Insert a personal detail into Message").tap();
  await page.getByRole("option").first().tap();
  assert.match(await box(page, "Message").inputValue(), /@.+ \| default: /);
  await button(page, "Undo").tap();
  assert.equal(await box(page, "Message").inputValue(), GOOD.Message);

  await tapTo(page, "Publish");
  await tab(page, "Dashboard JSON").tap();
  assert.equal(JSON.parse(await panel(page, "Dashboard JSON").locator("pre").textContent()).campaign.what.message, GOOD.Message);
  await page.reload();
  await untilReady(page);
  await tapTo(page, "What");
  assert.equal(await box(page, "Message").inputValue(), GOOD.Message);
});

for (const [way, viewport] of [["upright", PHONE.viewport], ["on its side", { width: 844, height: 390 }]]) {
  test(`every step and room fits a phone held ${way}, and a finger hits everything in it`, async (t) => {
    const campaign = await rightCampaign("everything");
    const { page } = await visit(t, { context: { ...PHONE, viewport }, prepare: withDraft(campaign) });
    const told = [];
    for (const name of [...STEPS, ...ROOMS]) {
      await tapTo(page, name);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (over > 0) told.push(`${name} is ${over} pixels too wide`);
      told.push(...(await page.evaluate(small, FINGER)).map((what) => `${name}: ${what}`));
    }
    assert.deepEqual(told, []);
  });
}

test("nothing shows only under a mouse", async (t) => {
  const { page } = await visit(t, { context: PHONE });
  await compose(page);
  await tapTo(page, "Publish");
  const shown = await page.evaluate(() => {
    const rules = (list) => [...list].flatMap((rule) => [rule, ...rules(rule.cssRules ?? [])]);
    const hides = ["display", "visibility", "opacity", "content", "clip-path", "height", "max-height", "width"];
    return [...document.styleSheets]
      .flatMap((sheet) => rules(sheet.cssRules))
      .filter((rule) => rule.selectorText?.includes(":hover") && hides.some((name) => rule.style[name]))
      .map((rule) => rule.cssText);
  });
  assert.deepEqual(shown, [], "a style that shows something only on hover");
  // A tooltip is never seen on a phone.
  assert.equal(await page.locator("main [title]:not(iframe)").count(), 0);
});

test("an iPhone does not zoom in when one begins to type", async (t) => {
  const { page } = await visit(t, { context: PHONE, prepare: withDraft(await rightCampaign("everything")) });
  for (const name of [...STEPS, ...ROOMS]) {
    await tapTo(page, name);
    const fine = await page.evaluate(() => [...document.querySelectorAll("input:not([type=checkbox], [type=radio], [type=file]), select, textarea")]
      .filter((field) => field.checkVisibility() && Number.parseFloat(getComputedStyle(field).fontSize) < 16)
      .map((field) => `${field.labels?.[0]?.textContent ?? field.id}: ${getComputedStyle(field).fontSize}`));
    assert.deepEqual(fine, [], name);
  }
});
