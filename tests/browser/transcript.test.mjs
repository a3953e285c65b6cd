// What a screen reader is told on the main way through the page, from the first key to the hand-over: the page's
// accessibility tree at each station, against the transcript beside this file. `TRANSCRIPT=write` writes it anew.
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { test } from "node:test";
import { GOOD, button, compose, go, problems, region, startEmpty, tab } from "./composer.mjs";
import { suite } from "./harness.mjs";

const { visit } = suite();

const FILE = new URL("transcript.txt", import.meta.url);

test("a screen reader is told what there is, what is wrong, that it is mended, and what to hand over", async (t) => {
  const { page } = await visit(t);
  let transcript = "";
  const station = async (name, ...places) => {
    // Counting and announcing wait for a pause.
    await page.waitForTimeout(1200);
    const trees = await Promise.all(places.map((place) => place.ariaSnapshot()));
    transcript += `## ${name}\n\n${trees.join("\n")}\n\n`;
  };
  const [whole, main] = ["body", "main"].map((name) => page.locator(name));
  // What is written, what is wrong with it, and what is announced.
  const writing = [page.locator(".editor"), region(page, "Problems"), page.locator("p.unseen[role=status]")];

  await startEmpty(page);
  await station("Ready to type", whole);
  await compose(page, { ...GOOD, Title: "Hamlet: the last 40 seats!!!", "Deep link": "/performances/12345" });
  await station("Two slips appear", ...writing);
  await problems(page, "“!!!”").getByRole("button", { name: "Why?" }).click();
  await page.getByText("Not like this").waitFor();
  await station("The reason of one", problems(page, "“!!!”"));
  await problems(page, "“!!!”").getByRole("button", { name: /^Fix: / }).click();
  await station("One is mended", ...writing);
  await button(page, "Fix all").click();
  await station("Nothing is left", ...writing);
  for (const step of ["Start here", "Who", "When"]) {
    await go(page, step);
    await station(step, main);
  }
  await go(page, "Publish");
  await station("Publish: the sheet", main);
  await tab(page, "Key-values JSON").click();
  await station("Publish: JSON", region(page, "Exports"));

  if (process.env.TRANSCRIPT === "write") await writeFile(FILE, transcript);
  assert.equal(transcript, await readFile(FILE, "utf8"), "see what changed, and with TRANSCRIPT=write write it anew");
});
