// A clock that jumps: nothing that was written is lost or falls behind, and what is said of dates follows the new day.
import assert from "node:assert/strict";
import { test } from "node:test";
import { box, go, problems, rightCampaign, startEmpty, withDraft } from "./composer.mjs";
import { suite, untilReady } from "./harness.mjs";

const { visit } = suite();

/** Lets `jump` move the page's clock, also after a reload. */
async function jumpy(page) {
  await page.addInitScript(() => {
    const Before = Date;
    const shift = () => Number(sessionStorage.getItem("shift"));
    globalThis.Date = class extends Before {
      constructor(...parts) {
        if (parts.length) super(...parts);
        else super(Before.now() + shift());
      }

      static now() {
        return Before.now() + shift();
      }
    };
  });
}

const DAY = 24 * 60 * 60 * 1000;

const jump = (page, days) => page.evaluate((shift) => sessionStorage.setItem("shift", shift), days * DAY);

/** Waits until a draft with these words is kept. */
const kept = (page, words) =>
  page.waitForFunction((words) => Object.entries(localStorage).some(([key, text]) => key.startsWith("pushproof/draft@1") && text.includes(words)), words);

test("the last word is kept, whichever way the clock jumps", async (t) => {
  const { page } = await visit(t, { prepare: jumpy });
  await startEmpty(page);
  for (const [days, title] of [[0, "Hamlet today"], [-400, "Hamlet a year ago"], [4000, "Hamlet in ten years"], [-20_000, "Hamlet in the seventies"]]) {
    await jump(page, days);
    await box(page, "Title").fill(title);
    await kept(page, title);
    await page.reload();
    await untilReady(page);
    assert.equal(await box(page, "Title").inputValue(), title);
  }
});

test("no draft is lost to a clock that jumped back between two of them", async (t) => {
  const { page } = await visit(t, { prepare: jumpy });
  await startEmpty(page);
  await box(page, "Campaign name").fill("2026-12-05 Hamlet");
  await go(page, "Drafts");
  await jump(page, -4000);
  await page.getByRole("button", { name: "New", exact: true }).click();
  await box(page, "Campaign name").fill("2015-12-05 Faust");
  await kept(page, "2015-12-05 Faust");
  await page.reload();
  await untilReady(page);
  assert.equal(await box(page, "Campaign name").inputValue(), "2015-12-05 Faust");
  await go(page, "Drafts");
  await page.locator("main").getByText("2026-12-05 Hamlet").first().waitFor();
});

test("a page that stays open for months tells that its date has passed, at the next key", async (t) => {
  const { page } = await visit(t, { prepare: async (page) => { await jumpy(page); await withDraft(await rightCampaign("push"))(page); } });
  await go(page, "When");
  assert.equal(await problems(page, "has passed").count(), 0);
  await jump(page, 60);
  await box(page, "Campaign name").press("End");
  await page.keyboard.type("!");
  await page.getByText(/passed/).first().waitFor();
});
