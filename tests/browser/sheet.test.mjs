// Entering a campaign in the dashboard: the paste sheet, the checklist, the body for the API, who gets the test.
import assert from "node:assert/strict";
import { test } from "node:test";
import { allowClipboard, assertAccessible, suite, untilReady } from "./harness.mjs";
import { box, button, panel, region, rightCampaign, tab, withDraft } from "./composer.mjs";

const { visit } = suite();

/** Values that do their worst on the way to the clipboard and back. */
const HOSTILE = {
  "Campaign name": " 2026-12-05 \"Hamlet\" & ‘co’ ",
  Title: "<b>Hamlet</b> 🎭👩‍👩‍👧 ",
  Message: "\tZwei Zeilen:  \n“Ende”\u00a0 @Profile - Name | default: \"you\"  ",
  "Custom key-value 1: Key": "deeplink_url",
  "Custom key-value 1: Value": "performances/12345",
  "Email 1": "müller+push@bühne.example",
  "Email 2": "anna@example.com",
};

/** A campaign with those values. */
const hostile = () => ({
  format: "pushproof/campaign@1",
  channel: "push",
  name: HOSTILE["Campaign name"],
  start: { qualification: "past_behavior" },
  what: {
    title: HOSTILE.Title,
    message: HOSTILE.Message,
    android: { notification_channel: "default" },
    key_values: [{ key: "deeplink_url", value: "performances/12345", android: true, ios: true }],
  },
  when: { delivery: { at: "2026-12-03T17:00", time_zone: "account" } },
  test: { recipients: [HOSTILE["Email 1"], HOSTILE["Email 2"]] },
});

/** The step Publish, with `campaign` as the draft. */
async function published(t, campaign, options) {
  const visited = await visit(t, { prepare: withDraft(campaign), ...options });
  await button(visited.page, "Publish").click();
  await tab(visited.page, "Paste sheet").waitFor();
  return visited;
}

const tick = (page, name) => page.getByRole("checkbox", { name, exact: true });
const status = (page) => page.getByRole("tabpanel").getByRole("status");
const focus = (page) => page.evaluate(() => document.activeElement.textContent);

/** Waits until the sheet or the checklist says how far one is. */
const progress = (page, words) => page.getByRole("tabpanel").locator(".ticked").filter({ hasText: words }).waitFor();

/** A stand-in for the dashboard: an empty form with these fields. */
async function dashboard(context, labels) {
  const page = await context.newPage();
  await page.evaluate((labels) => {
    for (const text of labels) {
      const label = document.createElement("label");
      label.append(text, document.createElement("textarea"));
      document.body.append(label);
    }
  }, labels);
  return page;
}

test("“Copy next” fills the dashboard field by field, each text exactly as it is", async (t) => {
  const { page, context, site } = await published(t, hostile());
  await allowClipboard(context, site);
  const form = await dashboard(context, Object.keys(HOSTILE));
  await page.bringToFront();
  await button(page, "Copy next").focus();
  let done = 0;
  for (const [label, text] of Object.entries(HOSTILE)) {
    await page.bringToFront();
    await page.keyboard.press(done % 2 ? "Space" : "Enter");
    await status(page).filter({ hasText: `${label} copied` }).waitFor();
    assert.equal(await focus(page), "Copy next");
    done += 1;
    await progress(page, `${done} of 13 entered`);
    assert.ok(await tick(page, label).isChecked(), label);
    await form.bringToFront();
    await form.getByLabel(label, { exact: true }).focus();
    await form.keyboard.press("Control+v");
    assert.equal(await form.getByLabel(label, { exact: true }).inputValue(), text);
  }
  await page.bringToFront();
  await page.getByText("Every text is copied. Left to make: 6 choices.").waitFor();
  assert.equal(await button(page, "Copy next").getAttribute("aria-disabled"), "true");
  await page.keyboard.press("Enter");
  assert.equal(await focus(page), "Copy next");
  for (const choice of await panel(page, "Paste sheet").getByRole("checkbox", { checked: false }).all()) await choice.focus();
  while (await panel(page, "Paste sheet").getByRole("checkbox", { checked: false }).count()) {
    await panel(page, "Paste sheet").getByRole("checkbox", { checked: false }).first().check();
  }
  await page.getByText("All of it is entered.").waitFor();
});

test("each field has its own copy, and choices are none", async (t) => {
  const { page, context, site } = await published(t, hostile());
  const clipboard = await allowClipboard(context, site);
  await button(page, "Copy Title").click();
  await status(page).filter({ hasText: "Title copied" }).waitFor();
  assert.equal(await clipboard(page), HOSTILE.Title);
  assert.ok(await tick(page, "Title").isChecked());
  await button(page, "Copy Email 2").click();
  await status(page).filter({ hasText: "Email 2 copied" }).waitFor();
  assert.equal(await clipboard(page), HOSTILE["Email 2"]);
  assert.equal(await page.getByRole("button", { name: /^Copy .*Platforms/ }).count(), 0);
  assert.match(await panel(page, "Paste sheet").innerText(), /Tick Android and iOS/);
  assert.equal(await button(page, "Copy").count(), 1);
});

test("ticks outlive a reload, fall off with a change, and go when one starts over", async (t) => {
  const { page } = await published(t, hostile());
  for (const name of ["Title", "Message", "Notification channel"]) await tick(page, name).check();
  await tab(page, "Checklist").click();
  await page.getByRole("checkbox").first().check();
  await progress(page, /^1 of \d+ done/);

  await page.reload();
  await untilReady(page);
  await box(page, "Title").fill("Hamlet");
  await button(page, "Publish").click();
  await progress(page, "2 of 13 entered");
  assert.deepEqual([await tick(page, "Title").isChecked(), await tick(page, "Message").isChecked()], [false, true]);
  await button(page, "Undo").click();
  await progress(page, "3 of 13 entered");

  await button(page, "Start over").click();
  await progress(page, "0 of 13 entered");
  assert.equal(await focus(page), "Start over");
  await tab(page, "Checklist").click();
  await progress(page, /^1 of \d+ done/);
  await button(page, "Start over").click();
  await progress(page, /^0 of \d+ done/);
  const keys = await page.evaluate(() => Object.keys(localStorage));
  assert.deepEqual(keys.filter((key) => key.startsWith("pushproof/ticks@1/")), []);
});

test("another tab of the page sees what is ticked", async (t) => {
  const { page, context, site } = await published(t, hostile());
  const other = await context.newPage();
  await other.goto(site.url);
  await untilReady(other);
  await button(other, "Publish").click();
  await tick(other, "Title").check();
  await progress(page, "1 of 13 entered");
});

test("a browser that keeps nothing still ticks, until the page is closed", async (t) => {
  const { page } = await published(t, hostile(), {
    prepare: async (page) => {
      await withDraft(hostile())(page);
      await page.addInitScript(() => { Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); }; });
    },
  });
  await tick(page, "Title").check();
  await progress(page, "1 of 13 entered");
});

test("where the clipboard is refused, the next text is selected, and counts once it is copied by hand", async (t) => {
  const { page } = await published(t, hostile(), {
    prepare: async (page) => {
      await withDraft(hostile())(page);
      await page.addInitScript(() => { Clipboard.prototype.writeText = () => Promise.reject(new DOMException("no", "NotAllowedError")); });
    },
  });
  await button(page, "Copy next").click();
  await status(page).filter({ hasText: /does not allow copying here/ }).waitFor();
  assert.equal(await box(page, "Text to copy").inputValue(), HOSTILE["Campaign name"]);
  await progress(page, "0 of 13 entered");
  await page.keyboard.press("Control+c");
  await status(page).filter({ hasText: "Campaign name copied" }).waitFor();
  await progress(page, "1 of 13 entered");
  assert.equal(await focus(page), "Copy next");
});

test("a key that is held down copies once", async (t) => {
  const { page, context, site } = await published(t, hostile());
  await allowClipboard(context, site);
  await button(page, "Copy next").focus();
  for (let turn = 0; turn < 5; turn += 1) await page.keyboard.down("Enter");
  await page.keyboard.up("Enter");
  await progress(page, "1 of 13 entered");
});

test("errors stand at the top of the sheet and lead to their field", async (t) => {
  const campaign = { ...hostile(), name: "" };
  const { page } = await published(t, campaign);
  await panel(page, "Paste sheet").getByText("Mend this first").waitFor();
  await button(page, "Copy Title").waitFor();
  await panel(page, "Paste sheet").getByRole("button", { name: /no name/ }).click();
  assert.equal(await page.evaluate(() => document.activeElement.id), "name");
});

test("the arrow keys go through the tabs", async (t) => {
  const { page } = await published(t, hostile());
  const names = ["Paste sheet", "Checklist", "Dashboard JSON", "Key-values JSON", "API body"];
  assert.deepEqual(await page.getByRole("tab").allInnerTexts(), names);
  await tab(page, "Paste sheet").focus();
  for (const name of [...names.slice(1), names[0]]) {
    await page.keyboard.press("ArrowRight");
    assert.equal(await focus(page), name);
    await panel(page, name).waitFor();
    assert.equal(await button(page, "Copy").count(), 1, name);
    assert.equal(await button(page, "Download").count(), 1, name);
  }
  await page.keyboard.press("ArrowLeft");
  assert.equal(await focus(page), "API body");
  await page.keyboard.press("Home");
  assert.equal(await focus(page), "Paste sheet");
});

test("the API body is refused for a cart reminder, with every reason, each leading to its field", async (t) => {
  const { page } = await published(t, await rightCampaign("cart-reminder"));
  await tab(page, "API body").click();
  await panel(page, "API body").getByText("The API can't say this campaign").waitFor();
  assert.ok((await panel(page, "API body").getByRole("listitem").count()) >= 2);
  assert.equal(await button(page, "Copy").getAttribute("aria-disabled"), "true");
  assert.equal(await page.locator("pre").count(), 0);
  await panel(page, "API body").getByRole("button", { name: /What, Message: / }).click();
  assert.equal(await page.evaluate(() => document.activeElement.id), "what-message");
});

test("the API body is given for a push that can be said, and blocked by an error", async (t) => {
  const { page, context, site } = await published(t, { ...hostile(), name: "2026-12-05 Hamlet" });
  const clipboard = await allowClipboard(context, site);
  await button(page, "What").click();
  await box(page, "Message").fill("On Saturday at 19:30 on the main stage.");
  await button(page, "Publish").click();
  await tab(page, "API body").click();
  await panel(page, "API body").getByText("Before you send it").waitFor();
  await button(page, "Copy").click();
  await status(page).filter({ hasText: "Copied" }).waitFor();
  const text = await clipboard(page);
  assert.equal(text, await page.locator("pre").textContent());
  assert.equal(JSON.parse(text).name, "2026-12-05 Hamlet");
  assert.equal(JSON.parse(text).when, "20261203 17:00");
  await box(page, "Campaign name").fill("");
  await panel(page, "API body").getByText("Errors block the API body").waitFor();
  assert.equal(await page.locator("pre").count(), 0);
});

for (const name of ["push", "everything"]) {
  test(`the checklist of ${name} is printed on one page, alone and with empty boxes`, async (t) => {
    const { page } = await published(t, await rightCampaign(name));
    await tab(page, "Checklist").click();
    await page.getByRole("checkbox").first().check();
    await page.evaluate(() => { globalThis.print = () => { globalThis.printed = true; }; });
    await button(page, "Print").click();
    assert.ok(await page.evaluate(() => globalThis.printed));
    for (const format of ["A4", "Letter"]) {
      const pdf = (await page.pdf({ format })).toString("latin1");
      assert.equal(pdf.match(/\/Type\s*\/Page\b/g)?.length, 1, format);
    }
    await page.emulateMedia({ media: "print" });
    for (const away of ["navigation", "tab", "button"]) {
      assert.equal(await page.getByRole(away).filter({ visible: true }).count(), 0, away);
    }
    await page.locator(".checklist-title").filter({ hasText: "Checklist: " }).waitFor();
    assert.equal(await page.getByRole("checkbox").first().evaluate((box) => getComputedStyle(box).appearance), "none");
  });
}

test("addresses for the test come and go, with the focus on their neighbour", async (t) => {
  const { page } = await published(t, { ...hostile(), test: {} });
  const active = () => page.evaluate(() => document.activeElement.labels?.[0]?.textContent ?? document.activeElement.textContent);
  await button(page, "Add address").click();
  assert.equal(await active(), "Address 1");
  await page.keyboard.type("Anna");
  await region(page, "Test recipients").getByText("“Anna” is no e-mail address").waitFor();
  assert.equal(await box(page, "Address 1").getAttribute("aria-invalid"), "true");
  await button(page, "Add address").click();
  await page.keyboard.type("ben@example.com");
  await button(page, "Add address").click();
  await page.keyboard.type("cleo@example.com");
  await button(page, "Remove address 1").click();
  assert.equal(await active(), "Address 1");
  assert.equal(await box(page, "Address 1").inputValue(), "ben@example.com");
  await button(page, "Remove address 2").click();
  assert.equal(await active(), "Address 1");
  await button(page, "Remove address 1").click();
  assert.equal(await active(), "Add address");
  await button(page, "Undo").click();
  assert.equal(await box(page, "Address 1").inputValue(), "ben@example.com");
});

test("a problem of the list of addresses leads to it", async (t) => {
  const { page } = await published(t, { ...hostile(), test: {} });
  await page.getByRole("button", { name: /get the test/ }).first().click();
  assert.equal(await page.evaluate(() => document.activeElement.id), "test-recipients");
});

const LONG = "Donaudampfschifffahrtsgesellschaftskapitänsmützenausstellungseröffnung".repeat(3);

for (const [width, height] of [[1440, 900], [360, 740]]) {
  for (const colorScheme of ["light", "dark"]) {
    test(`nothing in Publish keeps anybody out, ${width} wide in ${colorScheme} colours`, async (t) => {
      const campaign = hostile();
      campaign.what.title = LONG;
      campaign.test.recipients.push("Anna");
      const { page, context, site } = await published(t, campaign, { context: { viewport: { width, height }, colorScheme } });
      await allowClipboard(context, site);
      await button(page, "Copy next").click();
      await progress(page, "1 of 14 entered");
      for (const name of ["Paste sheet", "Checklist", "Dashboard JSON", "Key-values JSON", "API body"]) {
        await tab(page, name).click();
        await assertAccessible(page, ".publish");
        const beyond = await page.locator(".publish").evaluate((element) => element.scrollWidth - element.clientWidth);
        assert.ok(beyond <= 0, `${name} is ${beyond} pixels too wide`);
      }
      await page.evaluate(() => { Clipboard.prototype.writeText = () => Promise.reject(new Error("no")); });
      await tab(page, "Paste sheet").click();
      await button(page, "Copy next").click();
      await box(page, "Text to copy").waitFor();
      await assertAccessible(page, ".publish");
    });
  }
}
