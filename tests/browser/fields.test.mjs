// Documents with everything in them: they open, each field can be edited and taken back, and nothing is lost.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { button, go, panel, tab } from "./composer.mjs";
import { suite } from "./harness.mjs";
import { DRAFT, untilKept } from "./rooms.mjs";

const { visit } = suite();

/** The step that has a field, by the field's first key; all others are in Start here. */
const STEP_OF = { who: "Who", what: "What", when: "When", test: "Publish", ignored: "Publish" };

/** The page writes these itself: what the file is, and which finding is left aside. */
const NOT_FOR_PEOPLE = /^(format|ignored\[\d+\]\.(rule|field|hash))$/;

/** Ends of a span that are a word, not a date; one takes them among radio buttons. */
const WORDS = /^(now|never)$/;

/** Every value in a document, with its path: `who.segment.all[2].value`. */
function* values(json, path = "") {
  if (Array.isArray(json)) for (const [position, item] of json.entries()) yield* values(item, `${path}[${position}]`);
  else if (typeof json === "object") for (const [key, item] of Object.entries(json)) yield* values(item, path ? `${path}.${key}` : key);
  else yield [path, json];
}

/** The id of the element that edits a value. */
function idOf(path, value) {
  // The name's own id belongs to the box in the head.
  if (path === "name") return "start-name";
  // A setting of Advanced iOS goes by its place.
  if (path.startsWith("what.ios.")) return "what-ios-0-value";
  const id = path.replace(/\.|\[/g, "-").replaceAll("]", "");
  if (/-(from|until)$/.test(id) && WORDS.test(value)) return `${id}-ways`;
  // The two ends of “between”.
  return id.replace(/-value-0$/, "-value").replace(/-value-1$/, "-value-to");
}

/** Gives the field of the element with this id another value. */
async function change(page, id) {
  const element = page.locator(`[id="${id}"]`);
  await element.waitFor({ timeout: 5000 }).catch(() => assert.fail(`nothing edits ${id}`));
  const { kind, value, other } = await element.evaluate((element) => ({
    kind: `${element.tagName} ${element.type ?? ""}`,
    value: element.value,
    other: [...(element.options ?? [])].findLast((option) => option.value && !option.selected)?.value,
  }));
  if (kind.startsWith("SELECT")) return element.selectOption(other);
  if (kind === "INPUT checkbox") return element.click();
  // Radio buttons.
  if (/^(DIV|SECTION|FIELDSET)/.test(kind)) return element.getByRole("radio", { checked: false }).first().click();
  const text = { "INPUT number": () => `${Number(value) + 1}`, "INPUT datetime-local": () => "2026-12-02T11:15", "INPUT time": () => "21:45" };
  await element.fill(text[kind]?.() ?? `${value}7`);
  // Some take what was typed only when it is left.
  return element.blur();
}

/** Lets the page keep its draft at once, and not when the writer pauses. */
const impatient = (page) =>
  page.addInitScript(() => {
    const wait = setTimeout;
    globalThis.setTimeout = (call, millis, ...rest) => wait(call, millis / 100, ...rest);
  });

/** The draft as the device keeps it, once it no longer is `before`; both are texts. */
async function kept(page, before) {
  const handle = await page.waitForFunction(([key, before]) => {
    const campaign = JSON.stringify(JSON.parse(localStorage.getItem(key)).campaign);
    return campaign !== before && campaign;
  }, [DRAFT, before], { timeout: 5000 });
  return handle.jsonValue();
}

/** What the page exports. */
async function exported(page) {
  await tab(page, "Dashboard JSON").click();
  return JSON.parse(await panel(page, "Dashboard JSON").locator("pre").textContent()).campaign;
}

for (const name of ["push", "in-app"]) {
  test(`a document with every field filled opens, each field is edited and taken back, and nothing is lost: ${name}`, async (t) => {
    const file = new URL(`full/${name}.json`, import.meta.url);
    const campaign = JSON.parse(await readFile(file, "utf8"));
    const { page } = await visit(t, { prepare: impatient });
    await go(page, "Import");
    await page.getByLabel("or choose a file").setInputFiles(fileURLToPath(file));
    await button(page, "Open as a new draft").click();
    await untilKept(page, campaign.name);
    let step = "Publish";
    await go(page, step);
    assert.deepEqual(await exported(page), campaign);

    const all = Object.fromEntries(values(campaign));
    let now = await kept(page);
    for (const [path, value] of Object.entries(all)) {
      if (NOT_FOR_PEOPLE.test(path)) continue;
      const wanted = STEP_OF[/^\w+/.exec(path)[0]] ?? "Start here";
      if (wanted !== step) await go(page, wanted);
      step = wanted;

      await change(page, idOf(path, value));
      const changed = await kept(page, now).catch(() => assert.fail(`${path} can't be changed`));
      const { [path]: after, ...others } = Object.fromEntries(values(JSON.parse(changed)));
      const { [path]: before, ...asBefore } = all;
      assert.notEqual(after, before, `${path} is as it was`);
      assert.deepEqual(others, asBefore, `${path} changed more than itself`);

      await page.keyboard.press("Control+z");
      now = await kept(page, changed).catch(() => assert.fail(`${path} can't be taken back`));
      assert.deepEqual(JSON.parse(now), campaign, `${path} can't be taken back`);
    }
    await go(page, "Publish");
    assert.deepEqual(await exported(page), campaign);
  });
}
