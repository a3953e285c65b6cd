// The main way through the page in Firefox: opening, typing, mending, composing, handing over, coming back; and the page
// that is one file.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { CART_LINK, GOOD, ROOMS, STEPS } from "./composer.mjs";
import { box, click, heading, openTab, suite, until, untilReady, untilTold, value, write } from "./firefox.mjs";

const { visit, downloads } = suite();

const SLIPS = { Title: "Hamlet: the last 40 seats!!!", Message: GOOD.Message, "Deep link": "/performances/12345" };

async function compose(page, texts) {
  for (const [name, text] of Object.entries(texts)) await write(page, name, text);
}

test("the page opens, catches what is typed, mends it and takes it back", async (t) => {
  const { page } = await visit(t);
  assert.equal(await page.title(), "Pushproof");
  await click(page, "Start empty");
  await compose(page, SLIPS);
  await untilTold(page, "“!!!”", 1);
  await untilTold(page, "slash", 1);
  const marked = await (await box(page, "Title")).evaluate((area) => [...area.parentElement.querySelectorAll("mark")].map((mark) => mark.textContent));
  assert.deepEqual(marked, ["!!!"]);

  await click(page, "Fix: Keep “!”");
  await untilTold(page, "“!!!”", 0);
  assert.equal(await value(page, "Title"), "Hamlet: the last 40 seats!");
  await click(page, "Fix: Delete the slash");
  assert.equal(await value(page, "Deep link"), "performances/12345");
  await page.keyboard.down("Control");
  await page.keyboard.press("z");
  await page.keyboard.up("Control");
  assert.equal(await value(page, "Deep link"), "/performances/12345");
  await click(page, "Redo");
  assert.equal(await value(page, "Deep link"), "performances/12345");
});

test("nothing typed is changed or lost, and all of it is there after a reload", async (t) => {
  const { page } = await visit(t);
  await click(page, "Start empty");
  const texts = { Title: "Zürich  @ „Bühne“ 🎭!! <b>&amp;</b>", Message: "Für Zoë 👩‍👩‍👧 {{ x }} | 'y' \\ e\u0301", "Deep link": CART_LINK };
  await compose(page, texts);
  for (const [name, text] of Object.entries(texts)) assert.equal(await value(page, name), text);
  await page.reload();
  await untilReady(page);
  for (const [name, text] of Object.entries(texts)) assert.equal(await value(page, name), text);
});

test("every step and room opens without a barrier, and the campaign is handed over as it was written", async (t) => {
  const { page } = await visit(t);
  await click(page, "Start empty");
  await compose(page, { ...GOOD, "Campaign name": "2026-12-05 Hamlet" });
  const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  await page.evaluate(axe);
  for (const name of [...STEPS, ...ROOMS, "Publish"]) {
    await click(page, name);
    if (name !== "What") await heading(page, name);
    const barriers = await page.evaluate(async () => {
      const { violations } = await globalThis.axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] });
      return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
    });
    assert.deepEqual(barriers, [], name);
  }
  await openTab(page, "Dashboard JSON");
  const shown = await (await page.waitForSelector("pre")).evaluate((pre) => pre.textContent);
  const { campaign } = JSON.parse(shown);
  assert.equal(campaign.name, "2026-12-05 Hamlet");
  assert.equal(campaign.what.title, GOOD.Title);
  await click(page, "Download");
  const file = join(downloads(), "2026-12-05-hamlet.dashboard.json");
  // The file is there, empty, before its words are.
  const arrived = async () => (await readFile(file, "utf8").catch(() => "")) !== "";
  for (let tries = 0; tries < 50 && !(await arrived()); tries++) await pause(100);
  assert.equal(await readFile(file, "utf8"), shown);
});

test("a pasted table is read and checked in its worker", async (t) => {
  const { page } = await visit(t);
  await click(page, "Table");
  await heading(page, "Table");
  const area = await box(page, "Paste cells");
  await area.evaluate((area) => {
    area.focus();
    document.execCommand("insertText", false, "title\tmessage\nHamlet!!!\tOn the main stage.");
  });
  await click(page, "Check what is pasted");
  await until(page, () => document.querySelector("main").innerText.includes("Hamlet!!!") && /warning/i.test(document.querySelector("main").innerText));
});

test("the page that is one file opens from the disk, checks, composes and keeps the draft", async (t) => {
  const { page } = await visit(t, { file: true });
  await click(page, "Start empty");
  await compose(page, SLIPS);
  await untilTold(page, "“!!!”", 1);
  await click(page, "Fix all");
  assert.equal(await value(page, "Deep link"), "performances/12345");
  await click(page, "Publish");
  await heading(page, "Publish");
  await openTab(page, "Key-values JSON");
  assert.equal(JSON.parse(await (await page.waitForSelector("pre")).evaluate((pre) => pre.textContent)).ios.deeplink_url, "performances/12345");
  await page.reload();
  await untilReady(page);
  await click(page, "What");
  assert.equal(await value(page, "Title"), "Hamlet: the last 40 seats!");
});
