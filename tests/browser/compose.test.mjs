// Whole campaigns out of nothing, with the keyboard alone.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { focus, tabTo } from "./composer.mjs";
import { allowClipboard, suite } from "./harness.mjs";

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

  /** Waits until the focus is where it should be: on the element with this id, or anywhere at all. */
  async arrive(id, after) {
    const isThere = (id) => (id ? document.activeElement.id === id : document.activeElement !== document.body);
    await this.page.waitForFunction(isThere, id, { timeout: 5000 }).catch(async () => {
      assert.fail(`after “${after}” the focus is on ${await focus(this.page)}`);
    });
  }

  /** Presses the button called `name`; the focus then is on the element with the id `then`. */
  async push(name, then) {
    await this.to(name);
    await this.press("Enter");
    await this.arrive(then, name);
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

  /** Goes down from the radio button that begins with `first` to the one that begins with `wanted`, and takes it. */
  async pick(first, wanted = first) {
    await this.to(new RegExp(`^${first}`));
    await this.press("Space");
    for (let turn = 0; turn < 3 && !(await focus(this.page)).startsWith(wanted); turn += 1) await this.press("ArrowDown");
    assert.ok((await focus(this.page)).startsWith(wanted), `${wanted} can't be reached from ${first}`);
    assert.ok(await this.page.evaluate(() => document.activeElement.checked), `${wanted} is not taken`);
  }

  /** Goes to a step by the row of steps. */
  async step(name) {
    await this.backTo(name);
    await this.press("Enter");
    if (name === "What") await this.page.locator("#what-title").waitFor();
    else await this.page.getByRole("heading", { level: 1, name, exact: true }).waitFor();
    await this.arrive(null, name);
  }
}

/** A visitor at the keyboard, with an empty campaign and the caret in its title. */
async function atKeyboard(t) {
  const { page, context, site } = await visit(t);
  const clipboard = await allowClipboard(context, site);
  const typist = new Typist(page);
  await typist.backTo("Start empty");
  await typist.press("Enter");
  assert.equal(await focus(page), "Title");
  return { page, typist, clipboard };
}

/** Hands the campaign over as dashboard JSON, without error or warning: it must be the file in composed/. */
async function handOver({ page, typist, clipboard }, name) {
  await typist.step("Publish");
  await typist.push("Add address", "test-recipients-0");
  await typist.type("box.office@example.com");
  const ready = page.getByRole("heading", { name: /^Ready/ });
  await ready.waitFor({ timeout: 5000 }).catch(async () => {
    assert.fail(`it is not ready: ${await page.locator(".readiness").innerText()}`);
  });
  await typist.to("Paste sheet");
  await typist.press("ArrowRight", "ArrowRight");
  assert.equal(await focus(page), "Dashboard JSON");
  await typist.push("Copy");
  await page.getByText("Copied").waitFor();
  const file = new URL(`composed/${name}.dashboard.json`, import.meta.url);
  assert.deepEqual((await clipboard(page)).split("\n"), (await readFile(file, "utf8")).trimEnd().split("\n"));
}

test("the guide's cart reminder is composed from nothing with the keyboard alone", async (t) => {
  const visited = await atKeyboard(t);
  const { typist } = visited;
  await typist.type("Your seats are waiting");
  await typist.to("Message");
  // The menu behind “@”: its choice comes with a fallback to write over.
  await typist.type("@Add to");
  await typist.press("Enter");
  await typist.type("Your next show");
  await typist.press("End");
  await typist.type(" is still in your cart.");

  await typist.step("Start here");
  await typist.fill("Name", "2026-11 Cart reminder");
  await typist.pick("Marketing", "Automated");
  await typist.fill("Language", "en");
  await typist.pick("Past behavior", "Live behavior");
  await typist.push("Ticket sales (charged)", "start-goal-event");

  await typist.step("Who");
  await typist.fill("User does", "Add to Cart");
  await typist.push("Wait 24 hours for a purchase", "who-trigger-inaction-event");
  await typist.push("Respect the opt-out", "who-segment");
  await typist.choose("Control group", "System");

  await typist.step("What");
  await typist.push("Build the link");
  await typist.choose("A tap opens", "One performance");
  await typist.push("Event id: The one in the cart");
  await typist.push("Performance id: The one in the cart");

  await typist.step("When");
  await typist.pick("Live");
  await handOver(visited, "cart-reminder");
});

/** Adds the condition that somebody did `event` for production 12345 lately; its fields have ids that begin with `id`. */
async function addDid(typist, id, event) {
  await typist.push("Add Event (Did)", `${id}-did`);
  await typist.type(event);
  await typist.push("Add a filter by eventId", `${id}-filters-0-value`);
  await typist.type("12345");
  await typist.push("Only the last days", `${id}-within-value`);
}

test("a push for the last tickets is composed from nothing with the keyboard alone", async (t) => {
  const visited = await atKeyboard(t);
  const { typist } = visited;
  await typist.type("Hamlet: the last 40 seats");
  await typist.fill("Message", "Saturday 5 December, 19:30. Book before they are gone.");
  await typist.fill("Deep link", "performances/12345");

  await typist.step("When");
  await typist.pick("Now", "At a date and time");
  await typist.to("Date and time");
  await typist.type("12032026");
  // From the year to the hour.
  await typist.press("Tab");
  await typist.type("0500PM");
  await typist.choose("Time zone", "Account");
  await typist.fill("How many", "12");
  await typist.choose("Of what", "hours");

  await typist.step("Start here");
  // The name that is proposed has the day of the delivery.
  await typist.push("Use “2026-12-03 Hamlet: the last 40 seats”", "start-name");
  await typist.pick("Marketing");
  await typist.fill("Language", "en");
  await typist.pick("Past behavior");
  await typist.push("Ticket sales (charged)", "start-goal-event");

  await typist.step("Who");
  // Who had it in the cart or looked at its seats, did not buy it, and did not opt out.
  await addDid(typist, "who-segment-all-0", "Add to Cart");
  await typist.push(/^Group: /, "who-segment-all-0");
  await addDid(typist, "who-segment-all-0-any-1", "show seatplan");
  await typist.backTo("Exclude buyers");
  await typist.push("Exclude buyers", "who-segment");
  await typist.push("Respect the opt-out", "who-segment");
  await typist.choose("Control group", "System");
  await handOver(visited, "last-tickets");
});
