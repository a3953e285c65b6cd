// What a person sees and does on the step What, in the page's own words.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

/** The contract of the whole project: what a cart reminder's link looks like. */
export const CART_LINK = 'performances/@Add to Cart - eventId | default: "1"/@Add to Cart - performanceId | default: "1"';

export const box = (page, label) => page.getByRole("textbox", { name: label, exact: true });
export const button = (page, name) => page.getByRole("button", { name, exact: true });
export const region = (page, name) => page.getByRole("region", { name, exact: true });

/** The list of problems, or those of them that hold these words. */
export function problems(page, words) {
  const all = region(page, "Problems").getByRole("listitem");
  return words ? all.filter({ hasText: words }) : all;
}

/** Fails where anything worse than advice is told. */
export async function assertNoErrorNorWarning(page) {
  const told = await problems(page).allInnerTexts();
  assert.deepEqual(told.filter((text) => !text.startsWith("Advice:")), []);
  assert.equal(await page.locator("[aria-invalid=true]").count(), 0);
}

/** The words underlined in a text box, each with its severity: `error: /`. */
export function marks(page, label) {
  return box(page, label).evaluate((area) => {
    const found = area.parentElement.querySelectorAll("mark");
    return [...found].map((mark) => `${mark.className}: ${mark.textContent}`);
  });
}

/** The words that are selected in the text box that has the focus, and its label. */
export function selected(page) {
  return page.evaluate(() => {
    const area = document.activeElement;
    return `${area.labels?.[0].textContent}: ${area.value?.slice(area.selectionStart, area.selectionEnd)}`;
  });
}

/** Where the caret stands in a text box. */
export const caret = (page, label) => box(page, label).evaluate((area) => [area.selectionStart, area.selectionEnd]);

/** Puts the caret into a text box; from the end where `place` is negative. */
export async function putCaret(page, label, place) {
  await box(page, label).focus();
  await box(page, label).evaluate((area, place) => {
    const at = place < 0 ? area.value.length + 1 + place : place;
    area.setSelectionRange(at, at);
  }, place);
}

/** Puts the example away. */
export const startEmpty = (page) => button(page, "Start empty").click();

/** A campaign that nothing can be said about. */
export const GOOD = {
  Title: "Hamlet: the last 40 seats",
  Message: "On Saturday at 19:30 on the main stage. Book in the app.",
  "Deep link": "performances/12345",
};

/** Writes a campaign into the text boxes. */
export async function compose(page, texts = GOOD) {
  for (const [label, text] of Object.entries(texts)) await box(page, label).fill(text);
}

/** What Publish hands over: its tabs, and the panel of the one that is open. */
export const tab = (page, name) => page.getByRole("tab", { name, exact: true });
export const panel = (page, name) => page.getByRole("tabpanel", { name, exact: true });

/** What to prepare so that the visit begins with `campaign` as its draft, also after a reload. */
export const withDraft = (campaign) => (page) =>
  page.addInitScript((text) => {
    // The frame that shows custom HTML has no storage.
    if (self !== top) return;
    localStorage.getItem("pushproof/draft@1") ?? localStorage.setItem("pushproof/draft@1", text);
  }, JSON.stringify({ is_example: false, campaign }));

/** A whole campaign that nothing is wrong with, by its name in tests/corpus/right. */
export const rightCampaign = async (name) =>
  JSON.parse(await readFile(new URL(`../corpus/right/${name}.json`, import.meta.url), "utf8"));

/** A small table of pushes, as a file to open. */
export const TABLE = {
  name: "pushes.csv",
  mimeType: "text/csv",
  buffer: Buffer.from("Title,Message,Link\nHamlet!!!,On Saturday at 19:30.,/performances/1\n"),
};

/** What has the focus, as a person would call it. */
export function focus(page) {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (element === document.body) return "nothing";
    return element.getAttribute("aria-label") ?? element.labels?.[0]?.textContent ?? element.textContent;
  });
}

/** Presses Tab until `name` has the focus. */
export async function tabTo(page, name, key = "Tab") {
  const seen = [];
  for (let turn = 0; turn < 120; turn += 1) {
    const now = await focus(page);
    if (typeof name === "string" ? now === name : name.test(now)) return;
    seen.push(now);
    await page.keyboard.press(key);
  }
  assert.fail(`${name} can't be reached with ${key}: ${seen.join(" → ")}`);
}

export const STEPS = ["Start here", "Who", "What", "When", "Publish"];
export const ROOMS = ["Recipes", "Drafts", "Table", "Calendar", "Import", "Share", "House profile", "Help"];

/** Goes to a step or a room and waits until it is there. */
export async function go(page, name) {
  await button(page, name).first().click();
  if (name !== "What") await page.getByRole("heading", { level: 1, name, exact: true }).waitFor();
}
