// The draft: what was typed is never lost, and where it can't be kept, the page says so.
import assert from "node:assert/strict";
import { test } from "node:test";
import { suite, untilReady } from "./harness.mjs";
import { GOOD, assertNoErrorNorWarning, box, button, compose, problems, startEmpty, tab } from "./composer.mjs";

const { visit } = suite();

const DRAFT = "pushproof/draft@1";

const alert = (page) => page.getByRole("alert");

/** Waits until the device keeps a draft that holds `text`. */
const untilKept = (page, text) =>
  page.waitForFunction(([key, text]) => localStorage.getItem(key)?.includes(text), [DRAFT, text]);

/** Loads the page anew, as the same visitor. */
async function reload(page) {
  await page.reload();
  await untilReady(page);
}

/** Runs `change` on the device's storage before the page sees it. */
const withStorage = (change, argument) => ({ prepare: (page) => page.addInitScript(change, argument) });

/** What the device keeps, by key. */
const stored = (page) => page.evaluate(() => ({ ...localStorage }));

/** Where the page notes which draft was open last. */
const OPEN = "pushproof/open";

test("a first visit shows an example with slips that can be mended", async (t) => {
  for (const now of ["2026-11-23T10:00", "2027-07-01T23:59", "2028-02-29T00:00"]) {
    await t.test(now, async (t) => {
      const { page } = await visit(t, { now });
      const fixes = page.getByRole("button", { name: /^Fix: / });
      assert.equal(await fixes.count(), 3);
      assert.equal(await problems(page).count(), 3);
      await button(page, "Fix all").click();
      await assertNoErrorNorWarning(page);
    });
  }
});

test("the example is put away for an empty campaign, and can be brought back", async (t) => {
  const { page } = await visit(t);
  const example = await box(page, "Title").inputValue();
  await startEmpty(page);
  for (const label of ["Title", "Message", "Deep link", "Campaign name"]) {
    assert.equal(await box(page, label).inputValue(), "", label);
  }
  assert.equal(await box(page, "Key").inputValue(), "deeplink_url");
  await button(page, "Undo").click();
  assert.equal(await box(page, "Title").inputValue(), example);
});

test("everything typed is there after a reload", async (t) => {
  const { page } = await visit(t);
  await startEmpty(page);
  await compose(page, { "Campaign name": "2026-12-05 Hamlet 🎭", ...GOOD, Key: "deeplink-url", "Notification channel": "offers" });
  await page.getByRole("checkbox", { name: "iOS" }).uncheck();
  await page.getByRole("checkbox", { name: "RenderMax" }).check();
  await untilKept(page, '"render_max":true');
  await reload(page);
  for (const [label, text] of Object.entries({ "Campaign name": "2026-12-05 Hamlet 🎭", ...GOOD, Key: "deeplink-url", "Notification channel": "offers" })) {
    assert.equal(await box(page, label).inputValue(), text, label);
  }
  assert.ok(!(await page.getByRole("checkbox", { name: "iOS" }).isChecked()));
  assert.ok(await page.getByRole("checkbox", { name: "RenderMax" }).isChecked());
  assert.ok(await button(page, "Start empty").isHidden());
});

test("not one letter is lost when the page goes right after it", async (t) => {
  const { page } = await visit(t);
  await box(page, "Title").fill("Hamle");
  await page.keyboard.press("t");
  await reload(page);
  assert.equal(await box(page, "Title").inputValue(), "Hamlet");
  await page.keyboard.press("Control+a");
  await page.keyboard.press("F");
  await page.goto("about:blank");
  await page.goBack();
  await untilReady(page);
  assert.equal(await box(page, "Title").inputValue(), "F");
});

test("not one letter is lost when the browser puts the page aside", async (t) => {
  const { page } = await visit(t);
  await box(page, "Title").fill("Hamlet");
  const text = await page.evaluate((key) => {
    Object.defineProperty(document, "visibilityState", { value: "hidden" });
    document.dispatchEvent(new Event("visibilitychange"));
    return localStorage.getItem(key);
  }, DRAFT);
  assert.equal(JSON.parse(text).campaign.what.title, "Hamlet");
});

test("who types without a pause is kept all the same", async (t) => {
  const { page } = await visit(t);
  await box(page, "Title").fill("");
  const text = await page.evaluate(async (key) => {
    const end = performance.now() + 2000;
    while (performance.now() < end) {
      document.execCommand("insertText", false, "x");
      await new Promise((done) => { setTimeout(done, 20); });
    }
    return localStorage.getItem(key);
  }, DRAFT);
  assert.match(JSON.parse(text).campaign.what.title, /xxx/);
});

for (const [refusal, refuse] of [
  ["has no room", () => { Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); }; }],
  ["keeps nothing", () => { Object.defineProperty(globalThis, "localStorage", { get() { throw new DOMException("off", "SecurityError"); } }); }],
]) {
  test(`a browser that ${refusal} is told of, and the page goes on`, async (t) => {
    const { page } = await visit(t, withStorage(refuse));
    await startEmpty(page);
    await compose(page);
    await alert(page).filter({ hasText: /Not kept.*Export before you close/ }).waitFor();
    await box(page, "Title").fill("Hamlet!!");
    await problems(page, "“!!”").getByRole("button", { name: "Fix: " }).click();
    assert.equal(await box(page, "Title").inputValue(), "Hamlet!");
  });
}

for (const damaged of ["{\"is_example\":fal", "[1, 2]", "{\"is_example\":false,\"campaign\":{\"what\":{\"title\":5}}}", "Hamlet"]) {
  test(`a draft that can't be read is put aside: ${damaged}`, async (t) => {
    const fill = ([key, text]) => localStorage.getItem(key) ?? localStorage.setItem(key, text);
    const { page } = await visit(t, withStorage(fill, [DRAFT, damaged]));
    assert.match(await alert(page).innerText(), /could not be read.*put aside.*empty campaign is open/);
    assert.equal(await box(page, "Title").inputValue(), "");
    await box(page, "Title").fill("New");
    await untilKept(page, '"New"');
    const { [DRAFT]: draft, [OPEN]: _, ...others } = await stored(page);
    assert.equal(JSON.parse(draft).campaign.what.title, "New");
    assert.deepEqual(Object.values(others), [damaged]);
    await reload(page);
    assert.equal(await alert(page).count(), 0);
    assert.equal(await box(page, "Title").inputValue(), "New");
  });
}

test("a second draft that can't be read leaves the first one where it was put", async (t) => {
  const { page } = await visit(t, withStorage((key) => {
    const turn = Number(sessionStorage.getItem("turn")) + 1;
    sessionStorage.setItem("turn", turn);
    localStorage.setItem(key, `damaged ${turn}`);
  }, DRAFT));
  await reload(page);
  const { [DRAFT]: _, [OPEN]: __, ...others } = await stored(page);
  assert.deepEqual(Object.values(others).sort(), ["damaged 1", "damaged 2"]);
});

test("a draft that can't be read and can't be put aside stays where it is", async (t) => {
  const { page } = await visit(t, withStorage((key) => {
    localStorage.setItem(key, "damaged");
    const setItem = Storage.prototype.setItem;
    Storage.prototype.setItem = function (name, text) {
      if (name !== key) throw new DOMException("full", "QuotaExceededError");
      setItem.call(this, name, text);
    };
  }, DRAFT));
  await box(page, "Title").fill("New");
  await page.getByText(/Not kept/).waitFor({ timeout: 5000 });
  assert.equal((await stored(page))[DRAFT], "damaged");
});

test("a browser that keeps nothing hands every word over to the page with every step", async (t) => {
  const refuse = () => {
    Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
  };
  const { page } = await visit(t, { prepare: (page) => page.addInitScript(refuse) });
  await startEmpty(page);
  await compose(page);
  await button(page, "Publish").click();
  await tab(page, "Paste sheet").waitFor();
  await button(page, "What").click();
  for (const [label, text] of Object.entries(GOOD)) assert.equal(await box(page, label).inputValue(), text);
  await button(page, "Undo").click();
  assert.equal(await box(page, "Deep link").inputValue(), "");
});
