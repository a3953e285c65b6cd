// What a screen reader is told on the main way through the page, from the first key to the hand-over: the page's
// accessibility tree at each station, against the transcript beside this file. `TRANSCRIPT=write` writes it anew.
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { test } from "node:test";
import { GOOD, button, compose, go, problems, startEmpty, tab } from "./composer.mjs";
import { suite } from "./harness.mjs";

const { visit } = suite();

const FILE = new URL("transcript.txt", import.meta.url);

test("a screen reader is told what there is, what is wrong, that it is mended, and what to hand over", async (t) => {
  const { page } = await visit(t);
  let transcript = "";
  const station = async (name, place = page.locator("body")) => {
    // Counting and announcing wait for a pause.
    await page.waitForTimeout(1200);
    const tree = await place.ariaSnapshot();
    // Where the page is served from is no matter of words.
    transcript += `## ${name}\n\n${tree.replaceAll(new URL(page.url()).origin, "")}\n\n`;
  };

  await startEmpty(page);
  await station("Ready to type");
  await compose(page, { ...GOOD, Title: "Hamlet: the last 40 seats!!!", "Deep link": "/performances/12345" });
  await station("Two slips appear", page.locator("main"));
  await problems(page, "“!!!”").getByRole("button", { name: "Why?" }).click();
  await station("The reason of one", problems(page, "“!!!”"));
  await problems(page, "“!!!”").getByRole("button", { name: /^Fix: / }).click();
  await station("One is mended", page.locator("main"));
  await button(page, "Fix all").click();
  await station("Nothing is left", page.locator("main"));
  for (const step of ["Start here", "Who", "When"]) {
    await go(page, step);
    await station(step, page.locator("main"));
  }
  await go(page, "Publish");
  await station("Publish: the sheet");
  await tab(page, "Key-values JSON").click();
  await station("Publish: JSON", page.locator("main"));

  if (process.env.TRANSCRIPT === "write") await writeFile(FILE, transcript);
  assert.equal(transcript, await readFile(FILE, "utf8"), "see what changed, and with TRANSCRIPT=write write it anew");
});
