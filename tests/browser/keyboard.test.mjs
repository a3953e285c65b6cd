// Everything can be done without a mouse, and one always sees where one is.
import assert from "node:assert/strict";
import { test } from "node:test";
import { allowClipboard, suite } from "./harness.mjs";
import { GOOD, assertNoErrorNorWarning, box, button, focus, problems, selected, startEmpty, tabTo } from "./composer.mjs";

const { visit } = suite();

/**
 * Presses Tab from the top of the page to its end. Returns each stop with its name, its place, and
 * whether the browser draws an outline around it or around the part that stands in for it.
 */
async function tabStops(page) {
  await box(page, "Campaign name").focus();
  await page.keyboard.press("Shift+Tab");
  const stops = [];
  for (let turn = 0; turn < 80; turn += 1) {
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === document.body) return null;
      const hasOutline = (element) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
      };
      // A radio button is drawn by the words beside it.
      const drawn = element.matches("[type=radio]") ? element.nextElementSibling : element;
      const { left, top, right, bottom, width, height } = drawn.getBoundingClientRect();
      const name = element.getAttribute("aria-label") ?? element.labels?.[0]?.textContent ?? element.textContent;
      // A row of steps or rooms slides sideways where it is wider than the page.
      const row = element.closest("nav");
      const slid = row?.scrollLeft ?? 0;
      const column = row?.getAttribute("aria-label") ?? element.closest(".editor, .problems, .preview, .head, .steps, .readiness, .exports")?.className;
      return {
        name, column, hasOutline: hasOutline(drawn), isSkip: element.matches(".skip"),
        left: left + slid, right: right + slid, top: top + scrollY, bottom: bottom + scrollY, width, height,
      };
    });
    if (!stop) return stops;
    stops.push(stop);
    await page.keyboard.press("Tab");
  }
  assert.fail("Tab never leaves the page");
}

test("a push is written, mended, explained and handed over with the keyboard alone", async (t) => {
  const { page, context, site } = await visit(t);
  const clipboard = await allowClipboard(context, site);
  const press = (...keys) => keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
  assert.equal(await focus(page), "Title", "the page opens ready to type");
  await tabTo(page, "Start empty", "Shift+Tab");
  await press("Enter");
  assert.equal(await focus(page), "Title");

  await page.keyboard.type("Hamlet!!");
  await tabTo(page, "Message");
  await page.keyboard.type(GOOD.Message);
  await tabTo(page, "Deep link");
  await page.keyboard.type(GOOD["Deep link"]);

  await tabTo(page, /“!!” is/);
  await press("Enter");
  assert.equal(await selected(page), "Title: !!");
  await tabTo(page, "Why?");
  await press("Space");
  await page.getByText("Not like this").waitFor();
  assert.equal(await focus(page), "Why?");
  await press("Enter");
  await page.getByText("Not like this").waitFor({ state: "detached" });
  await tabTo(page, /^Fix: /, "Shift+Tab");
  await press("Enter");
  await assertNoErrorNorWarning(page);
  assert.equal(await focus(page), "Problems");

  await tabTo(page, "Light");
  await press("ArrowRight");
  assert.ok(await page.getByRole("radio", { name: "Dark" }).isChecked());
  await press("ArrowLeft");
  assert.ok(await page.getByRole("radio", { name: "Light" }).isChecked());

  await tabTo(page, "Publish", "Shift+Tab");
  await press("Enter");
  await tabTo(page, "Paste sheet");
  await press("ArrowRight");
  assert.equal(await focus(page), "Checklist");
  await press("End");
  assert.equal(await focus(page), "API body");
  await press("ArrowRight");
  assert.equal(await focus(page), "Paste sheet");
  for (let turn = 0; turn < 3; turn += 1) await press("ArrowRight");
  assert.equal(await focus(page), "Key-values JSON");
  await tabTo(page, "Copy");
  await press("Enter");
  await page.getByText("Copied").waitFor();
  assert.equal(JSON.parse(await clipboard(page)).ios.deeplink_url, GOOD["Deep link"]);
});

test("the first stop leads past the head", async (t) => {
  const { page } = await visit(t);
  await box(page, "Campaign name").focus();
  await page.keyboard.press("Shift+Tab");
  assert.equal(await focus(page), "Skip to the campaign");
  const skip = page.getByRole("link", { name: "Skip to the campaign" });
  await skip.evaluate((element) => Promise.all(element.getAnimations().map((animation) => animation.finished)));
  assert.ok((await skip.boundingBox()).y >= 0);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  assert.equal(await focus(page), "Start empty");
});

for (const [width, height] of [[1440, 900], [768, 1024], [360, 740]]) {
  test(`Tab goes through everything as it is read, and shows where it is, ${width} wide`, async (t) => {
    const { page } = await visit(t, { context: { viewport: { width, height } } });
    for (const step of ["What", "Publish"]) {
      await button(page, step).click();
      // The page with every step takes the place of this one first.
      if (step === "Publish") await page.getByRole("tab", { name: "Paste sheet" }).waitFor();
      const stops = await tabStops(page);
      assert.ok(stops.length > 10, stops.map(({ name }) => name).join());
      const hidden = stops.filter(({ hasOutline, width, height }) => !hasOutline || width < 2 || height < 2);
      assert.deepEqual(hidden.map(({ name }) => name), [], "nobody sees the focus there");
      const back = stops.filter((stop, position) => {
        const before = stops[position - 1];
        if (!before || stop.isSkip || stop.column !== before.column) return false;
        const isSameLine = stop.top < before.bottom - 2 && before.top < stop.bottom - 2;
        return isSameLine ? stop.left < before.left : stop.top < before.top;
      });
      assert.deepEqual(back.map(({ name }) => `${step}: ${name}`), [], "Tab goes back there");
    }
  });
}

test("the focus is never lost", async (t) => {
  const { page } = await visit(t);
  const pressed = async (name, key = "Enter") => {
    await page.keyboard.press(key);
    assert.notEqual(await focus(page), "nothing", `after “${name}”`);
  };
  const lastFix = page.getByRole("button", { name: /^Fix: / }).last();

  await t.test("when a problem is mended", async () => {
    for (let left = await problems(page).count(); left > 0; left -= 1) {
      await lastFix.focus();
      await pressed("Fix");
    }
    assert.equal(await problems(page).count(), 0);
  });

  await t.test("when there is nothing more to take back or to make again", async () => {
    await button(page, "Undo").focus();
    for (let left = 3; left > 0; left -= 1) await pressed("Undo");
    await button(page, "Redo").focus();
    for (let left = 3; left > 0; left -= 1) await pressed("Redo");
    for (let left = 3; left > 0; left -= 1) await pressed("Redo", "Control+z");
    assert.equal(await problems(page).count(), 3);
  });

  await t.test("when everything is mended at once", async () => {
    await button(page, "Fix all").focus();
    await pressed("Fix all");
  });

  await t.test("when the problem that has it goes with a key", async () => {
    await page.keyboard.press("Control+z");
    await problems(page).last().getByRole("button", { name: "Why?" }).focus();
    await pressed("Why?", "Control+Shift+z");
    assert.equal(await problems(page).count(), 0);
  });

  await t.test("when the step changes", async () => {
    await page.keyboard.press("Control+z");
    await button(page, "Export").focus();
    await pressed("Export");
    await page.getByRole("region", { name: /error/ }).getByRole("button").first().focus();
    await pressed("a problem");
    await button(page, "What").focus();
    await pressed("What");
  });

  await t.test("when the example is put away", async (t) => {
    const { page } = await visit(t);
    await button(page, "Start empty").focus();
    await page.keyboard.press("Enter");
    assert.equal(await focus(page), "Title");
  });
});

test("Escape closes the menu of personal details, and Tab does not fall into it", async (t) => {
  const { page } = await visit(t);
  await startEmpty(page);
  await box(page, "Title").focus();
  await tabTo(page, "Insert a personal detail into Title", "Shift+Tab");
  await page.keyboard.press("Enter");
  await page.getByRole("listbox").waitFor();
  assert.equal(await focus(page), "Title");
  await page.keyboard.press("Escape");
  assert.equal(await page.getByRole("listbox").count(), 0);
  assert.equal(await focus(page), "Title");
  assert.equal(await box(page, "Title").inputValue(), "");
  await page.keyboard.press("Tab");
  assert.equal(await focus(page), "Insert a personal detail into Message");
});
