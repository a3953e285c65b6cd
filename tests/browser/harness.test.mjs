// The witness itself: a test that cannot fail proves nothing.
import assert from "node:assert/strict";
import { test } from "node:test";
import { allowClipboard, assertAccessible, slowDown, suite } from "./harness.mjs";

const { visit } = suite();

/** What the witness would fail a test for, once `misbehave` has run in the page. */
async function seen(t, misbehave) {
  const { page, witness } = await visit(t, { complaints: [/./] });
  await page.evaluate(misbehave);
  await page.waitForTimeout(100);
  const told = [...witness.complaints];
  assert.throws(() => witness.speak([]));
  return { told, foreign: witness.foreign.splice(0) };
}

test("a request to another host is seen, and stopped by the page's policy", async (t) => {
  const { told } = await seen(t, () => fetch("http://127.0.0.2:9/").catch(() => {}));
  assert.match(told.join("\n"), /Content Security Policy/);
});

test("a style attribute is seen, and stopped by the page's policy", async (t) => {
  const { told } = await seen(t, () => document.body.setAttribute("style", "color: red"));
  assert.match(told.join("\n"), /Content Security Policy/);
});

test("a warning is seen", async (t) => {
  const { told } = await seen(t, () => console.warn("careful"));
  assert.match(told.join("\n"), /warning: careful/);
});

test("an uncaught error is seen", async (t) => {
  const { told } = await seen(t, () => { setTimeout(() => { throw new Error("uncaught"); }); });
  assert.match(told.join("\n"), /uncaught/);
});

test("a barrier is seen", async (t) => {
  const { page } = await visit(t);
  await page.evaluate(() => document.querySelector("#app").append(document.createElement("input")));
  await assert.rejects(assertAccessible(page), /label/);
});

test("the clipboard can be read and the processor slowed down", async (t) => {
  const { page, context, site } = await visit(t);
  const clipboard = await allowClipboard(context, site);
  await slowDown(page, 4);
  await page.evaluate(() => navigator.clipboard.writeText("Eugene Onegin"));
  assert.equal(await clipboard(page), "Eugene Onegin");
});
