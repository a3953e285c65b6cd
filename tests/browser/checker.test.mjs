// Typing and mending: what is caught, where it is marked, what is said, and what its button makes of it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { allowClipboard, suite } from "./harness.mjs";
import {
  CART_LINK,
  GOOD,
  assertNoErrorNorWarning,
  box,
  button,
  caret,
  compose,
  marks,
  problems,
  putCaret,
  region,
  selected,
  startEmpty,
} from "./composer.mjs";

const { visit } = suite();

const TOKEN = '@Add to Cart - eventName | default: "it"';

/** The page with a campaign that nothing can be said about. */
async function composed(t, options) {
  const visited = await visit(t, options);
  await startEmpty(visited.page);
  await compose(visited.page);
  await assertNoErrorNorWarning(visited.page);
  return visited;
}

test("a cart reminder's link is accepted, typed and pasted", async (t) => {
  const { page, context, site } = await composed(t);
  await allowClipboard(context, site);
  const link = box(page, "Deep link");
  for (const [way, write] of [
    ["typed", () => page.keyboard.type(CART_LINK)],
    ["pasted", async () => {
      await page.evaluate((text) => navigator.clipboard.writeText(text), CART_LINK);
      await page.keyboard.press("Control+v");
    }],
  ]) {
    await link.fill("");
    await write();
    assert.equal(await link.inputValue(), CART_LINK, way);
    await assertNoErrorNorWarning(page);
  }
});

/** What is marked and mended: where, what is typed, the words marked, the problem, its button, the outcome. */
const MENDED = [
  ["curly quotes in the title", "Title", `Take ${TOKEN.replaceAll('"', "”")}`, "error: ”it”", "are curly", "Use straight quotes", `Take ${TOKEN}`],
  ["curly quotes in the message", "Message", `Take ${TOKEN.replace('"', "“").replace('"', "”")} home.`, "error: “it”", "are curly", "Use straight quotes", `Take ${TOKEN} home.`],
  ["a quote that is never closed", "Title", `Take ${TOKEN.slice(0, -1)}`, 'error: "', "never closed", "Close the quote", `Take ${TOKEN}`],
  ["a missing fallback", "Message", "Your seat for @Add to Cart - eventName!", "error: @Add to Cart - eventName", "has no fallback", "Add the fallback “your next show”", 'Your seat for @Add to Cart - eventName | default: "your next show"!'],
  ["slashes around the path", "Deep link", "/performances/12345/", "error: /", "2 slashes too many", "Delete the slashes", "performances/12345"],
  ["a web address", "Deep link", "https://www.venue.example/performances/12345", "error: https://www.venue.example/", "is a web address", "Write “performances/12345”", "performances/12345"],
  ["repeated punctuation", "Title", "Hamlet!!!", "warning: !!!", "“!!!”", "Keep “!”", "Hamlet!"],
  ["two spaces", "Message", "Hamlet  on the main stage.", "warning:   ", "2 spaces in a row", "Keep one space", "Hamlet on the main stage."],
  ["words behind umlauts and emoji", "Title", "Für Zoë 👩‍👩‍👧 🎭  heute", "warning:   ", "2 spaces in a row", "Keep one space", "Für Zoë 👩‍👩‍👧 🎭 heute"],
];

test("each slip is marked in place, told, and mended by its button", async (t) => {
  const { page } = await composed(t);
  for (const [slip, label, typed, marked, told, fix, mended] of MENDED) {
    await t.test(slip, async () => {
      await compose(page);
      await box(page, label).fill(typed);
      const problem = problems(page, told);
      await problem.waitFor();
      const severity = marked.slice(0, marked.indexOf(":"));
      const worst = (await marks(page, label)).filter((mark) => mark.startsWith(severity));
      assert.deepEqual(worst, [marked]);

      await problem.getByRole("button", { name: told }).click();
      assert.equal(await selected(page), `${label}: ${marked.slice(severity.length + 2)}`);

      await problem.getByRole("button", { name: `Fix: ${fix}`, exact: true }).click();
      await problem.waitFor({ state: "detached" });
      assert.equal(await box(page, label).inputValue(), mended);
      await assertNoErrorNorWarning(page);
    });
  }

  await t.test("a key that is nearly right", async () => {
    await compose(page);
    await box(page, "Key").fill("Deeplink_URL");
    const problem = problems(page, "“Deeplink_URL”");
    await problem.waitFor();
    assert.equal(await box(page, "Key").getAttribute("aria-invalid"), "true");
    await problem.getByRole("button", { name: "Fix: Write “deeplink_url”" }).click();
    await problem.waitFor({ state: "detached" });
    assert.equal(await box(page, "Key").inputValue(), "deeplink_url");
    await assertNoErrorNorWarning(page);
  });

  await t.test("a box that is not ticked", async () => {
    await compose(page);
    const tick = page.getByRole("checkbox", { name: "iOS" });
    await tick.uncheck();
    const problem = problems(page, "box for iOS");
    await problem.getByRole("button", { name: /box for iOS/ }).click();
    assert.ok(await tick.evaluate((element) => element === document.activeElement));
    await problem.getByRole("button", { name: "Fix: Check both boxes" }).click();
    await problem.waitFor({ state: "detached" });
    assert.ok(await tick.isChecked());
    await assertNoErrorNorWarning(page);
  });
});

test("a space at the end is nobody's slip until the writer pauses", async (t) => {
  const { page } = await composed(t);
  await box(page, "Title").fill("");
  await page.keyboard.type("Hamlet ");
  const first = await problems(page).count();
  await problems(page, "ends with white space").waitFor();
  assert.equal(first, 0);
});

test("what only the writer can mend is marked and told in a sentence", async (t) => {
  const { page } = await composed(t);
  for (const [label, typed, marked, told] of [
    ["Deep link", "performances/abc", "error: abc", /“abc” stands where the event id belongs/],
    ["Message", "Your seat for @Add to Cart - eventName | default: 'xy'!", "error: xy", /fallback “xy” is a placeholder/],
    ["Title", "Eugene Onegin returns to the main stage this winter!", "warning: tage this winter!", /title is 52 characters long; about 35 fit/],
  ]) {
    await t.test(typed, async () => {
      await compose(page);
      await box(page, label).fill(typed);
      await problems(page).filter({ hasText: told }).waitFor();
      assert.deepEqual(await marks(page, label), [marked]);
      // Where a phone cuts, there are scissors.
      assert.equal(await page.locator(".box-copy .cut").count(), label === "Title" ? 1 : 0);
      assert.match(await box(page, label).locator("xpath=../..").innerText(), told);
    });
  }
});

test("the example is mended by “Fix all”, and that can be taken back and made again", async (t) => {
  const { page } = await visit(t);
  const texts = () => Promise.all(Object.keys(GOOD).map((label) => box(page, label).inputValue()));
  const before = await texts();
  assert.ok((await page.getByRole("button", { name: /^Fix: / }).count()) >= 3);

  await button(page, "Fix all").click();
  await button(page, "Fix all").waitFor({ state: "detached" });
  const after = await texts();
  const [title, message, link] = after;
  assert.equal(title, "Hamlet: the last 40 seats!");
  assert.match(message, /^Saturday \d+ \w+, 19:30\. Book before they are gone\.$/);
  assert.equal(link, "performances/12345");
  await assertNoErrorNorWarning(page);

  await button(page, "Undo").click();
  assert.deepEqual(await texts(), before);
  await button(page, "Redo").click();
  assert.deepEqual(await texts(), after);
  await page.keyboard.press("Control+z");
  assert.deepEqual(await texts(), before);
  await page.keyboard.press("Control+Shift+z");
  assert.deepEqual(await texts(), after);
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+y");
  assert.deepEqual(await texts(), after);
});

test("the caret stays where one types, and where something is taken back", async (t) => {
  const { page } = await composed(t);
  const title = box(page, "Title");
  await putCaret(page, "Title", 6);
  await page.keyboard.type("  again", { delay: 20 });
  assert.equal(await title.inputValue(), "Hamlet  again: the last 40 seats");
  assert.deepEqual(await caret(page, "Title"), [13, 13]);
  await page.keyboard.press("Backspace");
  assert.deepEqual(await caret(page, "Title"), [12, 12]);

  await page.keyboard.press("Control+z");
  assert.equal(await title.inputValue(), GOOD.Title);
  assert.deepEqual(await caret(page, "Title"), [6, 6]);
  await page.keyboard.press("Control+Shift+z");
  assert.equal(await title.inputValue(), "Hamlet  agai: the last 40 seats");
  assert.deepEqual(await caret(page, "Title"), [12, 12]);
});

test("composed input is not disturbed", async (t) => {
  const { page, context } = await composed(t);
  await box(page, "Title").fill("Hamlet!! bald");
  await putCaret(page, "Title", 9);
  await page.evaluate(() => {
    globalThis.composed = [];
    for (const type of ["compositionstart", "compositionend"]) {
      addEventListener(type, (event) => globalThis.composed.push(`${type} ${event.data}`));
    }
  });
  const keyboard = await context.newCDPSession(page);
  for (const text of ["に", "にほ", "にほん"]) {
    await keyboard.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
    await page.waitForTimeout(30);
    assert.equal(await box(page, "Title").inputValue(), `Hamlet!! ${text}bald`);
  }
  await keyboard.send("Input.insertText", { text: "日本" });
  assert.equal(await box(page, "Title").inputValue(), "Hamlet!! 日本bald");
  assert.deepEqual(await caret(page, "Title"), [11, 11]);
  assert.deepEqual(await page.evaluate(() => globalThis.composed), ["compositionstart ", "compositionend 日本"]);
  assert.deepEqual(await marks(page, "Title"), ["warning: !!"]);
});

test("nothing typed is changed or lost, however fast", async (t) => {
  const { page } = await composed(t);
  const text = "Zürich  @ „Bühne“ 🎭!! {{ x }} | 'y' <b>&amp;</b>\t\\ ".repeat(6).slice(0, 300);
  const message = box(page, "Message");

  await message.fill("");
  await page.keyboard.type(text.replaceAll("\t", " "), { delay: 0 });
  assert.equal(await message.inputValue(), text.replaceAll("\t", " "));

  // Faster than the page can draw: all within one task.
  await message.fill("");
  await page.evaluate((text) => {
    for (const character of text) document.execCommand("insertText", false, character);
  }, text);
  assert.equal(await message.inputValue(), text);
  const copy = () => message.evaluate((area) => area.previousSibling.textContent);
  assert.equal(await copy(), `${text}\u200B`, "the underlines stand in another text");
});

test("the counter shows a range where a text is personal", async (t) => {
  const { page } = await composed(t);
  const counter = () => box(page, "Title").evaluate((area) => document.getElementById(`${area.id}-count`).textContent);
  assert.equal(await counter(), "25 of 35");
  await box(page, "Title").fill(`Take ${TOKEN}`);
  assert.equal(await counter(), "7–41 of 35");
});

test("the menu of personal details", async (t) => {
  const { page } = await composed(t);
  const title = box(page, "Title");
  const menu = page.getByRole("listbox", { name: "Personal details" });
  const options = menu.getByRole("option");
  const active = () => title.evaluate((area) => document.getElementById(area.getAttribute("aria-activedescendant"))?.innerText);
  const name = '@Profile - Name | default: "there"';

  await t.test("opens behind an @, follows the arrow keys and puts a token in with Enter", async () => {
    await title.fill("Hello ");
    await page.keyboard.type("@");
    await menu.waitFor();
    const first = await active();
    assert.equal(await title.getAttribute("aria-controls"), await menu.getAttribute("id"));
    await page.keyboard.press("ArrowDown");
    assert.notEqual(await active(), first);
    assert.equal(await menu.getByRole("option", { selected: true }).count(), 1);
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    assert.equal(await active(), await options.last().innerText());
    await page.keyboard.press("ArrowDown");
    assert.equal(await active(), first);
    await page.keyboard.type("nam");
    await page.keyboard.press("Enter");
    await menu.waitFor({ state: "detached" });
    assert.equal(await title.inputValue(), `Hello ${name}`);
    assert.equal(await selected(page), "Title: there");
    await page.keyboard.type("you");
    assert.equal(await title.inputValue(), 'Hello @Profile - Name | default: "you"');
    await assertNoErrorNorWarning(page);
  });

  await t.test("puts a token in front of other words, and that can be taken back", async () => {
    await title.fill("🎭 Hello , see you");
    await putCaret(page, "Title", 9);
    await page.keyboard.type("@name");
    await page.keyboard.press("Tab");
    assert.equal(await title.inputValue(), `🎭 Hello ${name}, see you`);
    assert.equal(await selected(page), "Title: there");
    await page.keyboard.press("Control+z");
    await page.keyboard.press("Control+Shift+z");
    assert.equal(await title.inputValue(), `🎭 Hello ${name}, see you`);
  });

  await t.test("closes with Escape and leaves the text alone", async () => {
    await title.fill("Hello ");
    await page.keyboard.type("@");
    await menu.waitFor();
    await page.keyboard.press("Escape");
    await menu.waitFor({ state: "detached" });
    assert.equal(await title.inputValue(), "Hello @");
    await page.keyboard.press("Enter");
    assert.equal(await title.inputValue(), "Hello @\n");
  });

  await t.test("opens with its button and takes a click", async () => {
    await title.fill("Hello ");
    await button(page, "Insert a personal detail into Title").click();
    await options.filter({ hasText: "eventName" }).first().click();
    await menu.waitFor({ state: "detached" });
    assert.match(await title.inputValue(), /^Hello @.+ - eventName \| default: "your next show"$/);
    assert.equal(await selected(page), "Title: your next show");
  });

  await t.test("offers ids only for a link", async () => {
    await box(page, "Deep link").fill("performances/");
    await page.keyboard.type("@");
    await menu.waitFor();
    for (const label of await options.allInnerTexts()) assert.match(label, /Id\b/);
    await options.filter({ hasText: "Add to Cart – eventId" }).click();
    assert.equal(await box(page, "Deep link").inputValue(), 'performances/@Add to Cart - eventId | default: "1"');
    await assertNoErrorNorWarning(page);
  });
});

test("“Why?” opens the rule's documentation and closes it again", async (t) => {
  const { page } = await visit(t);
  const problem = problems(page, "“!!!”");
  const why = problem.getByRole("button", { name: "Why?" });
  assert.equal(await why.getAttribute("aria-expanded"), "false");
  await why.click();
  assert.equal(await why.getAttribute("aria-expanded"), "true");
  const id = await why.getAttribute("aria-controls");
  // The documentation is a file of its own.
  await page.locator(`#${id}`).getByText("Not like this").waitFor();
  const text = await page.locator(`#${id}`).innerText();
  for (const part of ["Not like this", "Like this", "copy/repeated-punctuation"]) assert.ok(text.includes(part), text);
  await why.click();
  assert.equal(await why.getAttribute("aria-expanded"), "false");
  assert.equal(await page.locator(`#${id}`).count(), 0);
});

test("what is not filled in yet is told calmly until it is left empty", async (t) => {
  const { page } = await visit(t);
  await startEmpty(page);
  const state = page.getByRole("navigation", { name: "Steps" }).getByRole("listitem").filter({ hasText: "What" });
  assert.match(await state.innerText(), /\b3 to do$/);
  assert.equal(await problems(page).count(), 0);
  assert.match(await region(page, "Problems").innerText(), /Nothing to mend so far/);

  await box(page, "Message").focus();
  assert.equal(await problems(page, "no message").count(), 0);
  await box(page, "Deep link").focus();
  await problems(page, "no message").waitFor();
  assert.equal(await box(page, "Message").getAttribute("aria-invalid"), "true");
  assert.equal(await problems(page, "no link").count(), 0);
});

test("what is not filled in is told when somebody wants to publish", async (t) => {
  const { page } = await visit(t);
  await startEmpty(page);
  await button(page, "Publish").click();
  const readiness = page.getByRole("region", { name: /^\d+ errors?(, \d+ warnings?)?$/ });
  for (const told of ["no title", "no message", "no link"]) await readiness.getByText(told).waitFor();
  await readiness.getByRole("button", { name: /no message/ }).click();
  assert.equal(await selected(page), "Message: ");
  for (const told of ["no title", "no message", "no link"]) assert.equal(await problems(page, told).count(), 1);
});
