// A whole campaign out of nothing, with the keyboard alone, and documents with everything in them.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { allowClipboard, suite } from "./harness.mjs";
import { focus, rightCampaign, tabTo } from "./composer.mjs";

const { visit } = suite();

/** A person at a keyboard: Tab, arrows, Space, Enter and letters are all they have. */
class Typist {
  constructor(page) {
    this.page = page;
  }

  /** Goes on to what is called `name`. */
  to(name) {
    return tabTo(this.page, name);
  }

  /** Goes back to what is called `name`. */
  backTo(name) {
    return tabTo(this.page, name, "Shift+Tab");
  }

  async press(...keys) {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  type(text) {
    return this.page.keyboard.type(text);
  }

  /** Presses the button called `name`, and waits for the focus to go where it should. */
  async push(name, then) {
    await this.to(name);
    await this.press("Enter");
    if (then) await this.page.waitForFunction(
      (then) => document.activeElement.id.startsWith(then), then, { timeout: 5000 },
    ).catch(async () => assert.fail(`after “${name}” the focus is on ${await focus(this.page)}`));
  }

  /** Fills in what is called `name`. */
  async fill(name, text) {
    await this.to(name);
    await this.type(text);
  }

  /** Chooses in the list called `name`, by the words that the choice begins with. */
  async choose(name, words) {
    await this.to(name);
    await this.type(words);
    const chosen = await this.page.evaluate(() => document.activeElement.selectedOptions[0].textContent);
    assert.ok(chosen.startsWith(words), `${chosen} is chosen, not ${words}`);
  }

  /** Chooses among the radio buttons from the one called `first` on, `down` steps further. */
  async pick(first, down) {
    await this.to(first);
    await this.press("Space");
    for (let step = 0; step < down; step += 1) await this.press("ArrowDown");
  }

  /** Goes to a step by the row of steps. */
  async step(name) {
    await this.backTo(name);
    await this.press("Enter");
    if (name !== "What") await this.page.getByRole("heading", { level: 1, name, exact: true }).waitFor();
    else await this.page.waitForFunction(() => document.querySelector("#what-title"));
  }
}

/** A visitor at the keyboard, with an empty campaign. */
async function atKeyboard(t) {
  const { page, context, site } = await visit(t);
  const clipboard = await allowClipboard(context, site);
  const typist = new Typist(page);
  await typist.backTo("Start empty");
  await typist.press("Enter");
  assert.equal(await focus(page), "Title");
  return { page, typist, clipboard };
}

/** Hands the campaign over as dashboard JSON, which must be the committed file, without any error on the way. */
async function handOver({ page, typist, clipboard }, name) {
  await typist.step("Publish");
  await typist.push("Add address", "test-recipients");
  await typist.type("box.office@example.com");
  await page.getByRole("heading", { name: /^Ready/ }).waitFor();
  await typist.to("Paste sheet");
  await typist.press("ArrowRight", "ArrowRight");
  assert.equal(await focus(page), "Dashboard JSON");
  await typist.push("Copy");
  await page.getByText("Copied").waitFor();
  const file = new URL(`composed/${name}.dashboard.json`, import.meta.url);
  assert.equal(`${await clipboard(page)}\n`, await readFile(file, "utf8").catch(() => ""));
}

test("the guide's cart reminder is composed from nothing with the keyboard alone", async (t) => {
  const visited = await atKeyboard(t);
  const { typist } = visited;
  await typist.type("Your seats are waiting");
  await typist.to("Message");
  // The menu behind “@”: its choice comes with a fallback to write over.
  await typist.type("@eventName");
  await typist.press("Enter");
  await typist.type("Your next show");
  await typist.press("End");
  await typist.type(" is still in your cart.");

  await typist.step("Start here");
  await typist.fill("Name", "2026-11 Cart reminder");
  await typist.pick(/^Marketing/, 1);
  await typist.fill("Language", "en");
  await typist.pick(/^Past behavior/, 1);
  await typist.push("Ticket sales (charged)", "start-goal-event");

  await typist.step("Who");
  await typist.fill("User does", "Add to Cart");
  await typist.push("Wait 24 hours for a purchase", "who-trigger-inaction-event");
  await typist.push("Respect the opt-out", "who-segment");
  await typist.choose("Control group", "System");

  await typist.step("What");
  await typist.push("Build the link");
  await typist.choose("A tap opens", "One");
  await typist.push("Event id: The one in the cart");
  await typist.push("Performance id: The one in the cart");

  await typist.step("When");
  await typist.pick(/^Now/, 2);
  await handOver(visited, "cart-reminder");
});

test("a push for the last tickets is composed from nothing with the keyboard alone", async (t) => {
  const visited = await atKeyboard(t);
  const { typist } = visited;
  await typist.type("Hamlet: the last 40 seats");
  await typist.fill("Message", "Saturday 5 December, 19:30. Book before they are gone.");
  await typist.fill("Deep link", "performances/12345");

  await typist.step("Start here");
  await typist.push(/^Use “/, "start-name");
  await typist.pick(/^Marketing/, 0);
  await typist.fill("Language", "en");
  await typist.pick(/^Past behavior/, 0);
  await typist.push("Ticket sales (charged)", "start-goal-event");

  await typist.step("Who");
  await typist.push("Add Event (Did)", "who-segment-all-0-did");
  await typist.type("Add to Cart");
  await typist.push("Add a filter by eventId", "who-segment-all-0-filters-0-value");
  await typist.type("12345");
  await typist.push("Only the last days", "who-segment-all-0-within-value");
  await typist.push(/^Group: /, "who-segment-all-0");
  await typist.push("Add Event (Did)", "who-segment-all-0-any-1-did");
  await typist.type("show seatplan");
  await typist.push("Add a filter by eventId", "who-segment-all-0-any-1-filters-0-value");
  await typist.type("12345");
  await typist.push("Only the last days", "who-segment-all-0-any-1-within-value");
  await typist.backTo("Exclude buyers");
  await typist.push("Exclude buyers", "who-segment");
  await typist.push("Respect the opt-out", "who-segment");

  await typist.step("When");
  await typist.pick(/^Now/, 1);
  await typist.to("Date and time");
  await typist.type("12032026");
  await typist.press("Tab");
  await typist.type("0500PM");
  await typist.choose("Time zone", "Account");
  await typist.fill("How many", "12");
  await typist.choose("Of what", "hours");
  await handOver(visited, "last-tickets");
});

/** What a step asks for, by the first key of a field. */
const STEP_OF = { what: "What", who: "Who", when: "When", test: "Publish", ignored: "Publish" };

/** These say which finding is meant; the page writes them itself. */
const NOT_FOR_PEOPLE = /^(format|ignored\[\d+\]\.(rule|field|hash))$/;

/** Every value in a document, with its path: `who.segment.all[2].value`. */
function* values(json, path = "") {
  if (json === null) return;
  if (typeof json !== "object") yield [path, json];
  else if (Array.isArray(json)) for (const [position, item] of json.entries()) yield* values(item, `${path}[${position}]`);
  else for (const [key, item] of Object.entries(json)) yield* values(item, path ? `${path}.${key}` : key);
}

/** The id of the element that edits a field, as the page makes it. */
function idOf(path) {
  const id = path.replace(/\.|\[/g, "-").replaceAll("]", "");
  // The two ends of “between” are two boxes, a setting of one's own has a name and a value.
  if (/-value-[01]$/.test(id)) return id.endsWith("0") ? id.slice(0, -2) : `${id.slice(0, -2)}-to`;
  const setting = /^what-ios-/.test(id);
  return setting ? "what-ios-0-value" : id;
}

/** The draft as the page keeps it. */
const kept = (page) => page.evaluate(() => JSON.parse(localStorage.getItem("pushproof/draft@1")).campaign);

/** Gives the field with `id` another value, as a person would. */
async function change(page, id) {
  const element = page.locator(`[id="${id}"]`);
  assert.equal(await element.count(), 1, `nothing edits ${id}`);
  await element.evaluate((element) => {
    for (let around = element.closest("details"); around; around = around.parentElement.closest("details")) around.open = true;
  });
  const kind = await element.evaluate((element) => `${element.tagName} ${element.type ?? ""}`);
  if (kind.startsWith("SELECT")) {
    const other = await element.evaluate((list) => [...list.options].findLast((option) => option.value && !option.selected).value);
    return element.selectOption(other);
  }
  if (kind === "INPUT checkbox") return element.click();
  if (kind === "INPUT number") return element.fill(`${Number(await element.inputValue()) + 1}`);
  if (kind === "INPUT datetime-local") return element.fill("2026-12-02T11:15");
  if (kind === "INPUT time") return element.fill("21:45");
  if (/^(INPUT text|TEXTAREA)/.test(kind)) {
    await element.fill(`${await element.inputValue()}7`);
    return element.press("Tab");
  }
  return element.getByRole("radio", { checked: false }).first().click();
}

for (const name of ["push", "in-app"]) {
  test(`a document with every field filled opens, each field is edited, and nothing is lost: ${name}`, async (t) => {
    const text = await readFile(new URL(`full/${name}.json`, import.meta.url), "utf8");
    const campaign = JSON.parse(text);
    const prepare = (page) => page.addInitScript((text) => {
      localStorage.getItem("pushproof/draft@1") ?? localStorage.setItem("pushproof/draft@1", text);
    }, JSON.stringify({ is_example: false, campaign }));
    const { page } = await visit(t, { prepare });
    const go = async (step) => {
      await page.getByRole("navigation", { name: "Steps" }).getByRole("button", { name: step, exact: true }).click();
      if (step !== "What") await page.getByRole("heading", { level: 1, name: step, exact: true }).waitFor();
    };

    await go("Publish");
    await page.getByRole("tab", { name: "Dashboard JSON" }).click();
    assert.deepEqual(JSON.parse(await page.locator("pre").textContent()).campaign, campaign);

    let step = "Publish";
    for (const [path, value] of values(campaign)) {
      if (NOT_FOR_PEOPLE.test(path)) continue;
      const wanted = STEP_OF[/^\w+/.exec(path)[0]] ?? "Start here";
      if (wanted !== step) await go(wanted);
      step = wanted;
      const before = JSON.stringify(await kept(page));
      // What is written as one word in the document is chosen among radio buttons.
      await change(page, path === "name" ? "start-name" : /\.(from|until)$/.test(path) && /^(now|never)$/.test(value) ? `${idOf(path)}-ways` : idOf(path));
      await page.waitForFunction((before) => JSON.stringify(JSON.parse(localStorage.getItem("pushproof/draft@1")).campaign) !== before, before, { timeout: 5000 })
        .catch(() => assert.fail(`${path} can't be changed`));
      const changed = Object.fromEntries(values(await kept(page)));
      assert.notEqual(changed[path], value, `${path} is as it was`);
      for (let turn = 0; turn < 3 && JSON.stringify(await kept(page)) !== before; turn += 1) {
        await page.getByRole("button", { name: "Undo", exact: true }).click();
        await page.waitForTimeout(350);
      }
      assert.deepEqual(await kept(page), campaign, `${path} can't be taken back`);
    }
  });
}
