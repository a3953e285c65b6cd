// What comes from elsewhere: every kind of text is recognised, what is left over is shown, nothing runs, nothing is lost.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { suite, untilReady } from "./harness.mjs";
import { GOOD, box, button, compose, go, rightCampaign, startEmpty } from "./composer.mjs";
import { drafts, notice, row, untilKept } from "./rooms.mjs";

const { visit } = suite();

const paste = (page, text) => page.getByLabel("Paste it here").fill(text);
const status = (page) => page.getByRole("region", { name: "A text or a file" }).getByRole("status");
const lines = (...parts) => parts.join("\n");
const { Title: title, Message: message, "Deep link": link } = GOOD;

/** Drops files onto the page, beside the box. */
const drop = (page, ...files) =>
  page.evaluate((files) => {
    const data = new DataTransfer();
    for (const [name, text] of files) data.items.add(new File([text], name));
    for (const type of ["dragover", "drop"]) {
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
    }
  }, files);

const KINDS = [
  ["labels", lines(`Title: ${title}`, `Message: ${message}`, `Link: ${link}`), "a push as text, by its labels"],
  ["German labels", lines(`Titel: ${title}`, `Text: ${message}`, `Link: ${link}`), "a push as text, by its labels"],
  ["three lines", lines(title, message, link), "a push as text, by its lines"],
  ["a row of a spreadsheet", [title, message, link].join("\t"), "a row of a spreadsheet"],
  ["a campaign document", JSON.stringify({ format: "pushproof/campaign@1", what: { title, message, key_values: [{ key: "deeplink_url", value: link }] } }), "a campaign document"],
  ["key-values", JSON.stringify({ title, message, android: { deeplink_url: link }, ios: { deeplink_url: link } }), "key-values"],
];

for (const [kind, text, words] of KINDS) {
  test(`is recognised and opens: ${kind}`, async (t) => {
    const { page } = await visit(t);
    await go(page, "Import");
    await paste(page, text);
    await status(page).getByText(`Recognised ${words}`).or(status(page).getByText(words)).first().waitFor();
    await button(page, "Open as a new draft").click();
    assert.equal(await box(page, "Deep link").inputValue(), link);
    if (kind !== "key-values") assert.equal(await box(page, "Title").inputValue(), title);
    // In the place of the example: taken back at once.
    await button(page, "Undo").click();
    assert.notEqual(await box(page, "Deep link").inputValue(), link);
  });
}

/** A document without what is not filled in: the page writes none of that. */
function filled(value) {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(filled);
  const isFilled = (part) => part !== null && !(typeof part === "object" && Object.keys(part).length === 0);
  return Object.fromEntries(Object.entries(value).filter(([, part]) => isFilled(part)).map(([key, part]) => [key, filled(part)]));
}

test("dashboard JSON and a body for the API come in as they went out", async (t) => {
  const { page } = await visit(t);
  const body = await readFile(new URL("../export/last-tickets.body.json", import.meta.url), "utf8");
  await go(page, "Import");
  await paste(page, body);
  await status(page).getByText("Recognised a body for CleverTap's API").waitFor();
  const push = await rightCampaign("push");
  await paste(page, JSON.stringify({ format: "pushproof/dashboard@1", sections: [], campaign: push }));
  await status(page).getByText("Recognised a dashboard JSON").waitFor();
  await button(page, "Open as a new draft").click();
  await untilKept(page, push.what.title);
  assert.deepEqual(Object.values(await drafts(page)), [filled(push)]);
});

test("what has no place is shown, stays in the box, and is told of with the draft", async (t) => {
  const { page } = await visit(t);
  await startEmpty(page);
  await compose(page);
  await go(page, "Import");
  const text = lines("Title: Faust", "Message: Tonight.", "Remark: for the team only");
  await paste(page, text);
  await status(page).getByText("1 piece could not be placed").waitFor();
  await status(page).getByText("for the team only").waitFor();
  await button(page, "Put into this draft").click();
  await notice(page).getByText("Undo brings back what was in it. 1 piece could not be placed").waitFor();
  assert.equal(await box(page, "Title").inputValue(), "Faust");
  await button(page, "Undo").click();
  assert.equal(await box(page, "Title").inputValue(), GOOD.Title);
  await go(page, "Import");
  assert.equal(await page.getByLabel("Paste it here").inputValue(), text);
  await button(page, "Open as a new draft").click();
  await notice(page).getByText("is a draft of its own; the one before it stands under Drafts. 1 piece").waitFor();
  await untilKept(page, "Tonight.");
  assert.equal(Object.keys(await drafts(page)).length, 2);
});

test("several campaigns become several drafts", async (t) => {
  const { page } = await visit(t);
  await go(page, "Import");
  await paste(page, JSON.stringify(["Hamlet", "Faust", "Carmen"].map((name) => ({ name, what: { title: name } }))));
  await button(page, "Make 3 drafts of them").click();
  await notice(page).getByText("3 drafts are kept").waitFor();
  for (const name of ["Hamlet", "Faust", "Carmen"]) await row(page, name).waitFor();
});

test("files come in by choosing and by dropping, in any usual encoding", async (t) => {
  const { page } = await visit(t);
  await go(page, "Import");
  await page.getByLabel("or choose a file").setInputFiles({ name: "push.txt", mimeType: "text/plain", buffer: Buffer.from("\ufeffTitle: Füchslein\nMessage: Heute.", "utf16le") });
  await status(page).getByText("by its labels").waitFor();
  assert.match(await page.getByLabel("Paste it here").inputValue(), /Füchslein/);
  await drop(page, ["a.txt", "Title: Dropped\nMessage: Beside the box."], ["b.txt", "Title: Other"]);
  await status(page).getByText("“a.txt” is the first of 2 files").waitFor();
  await status(page).getByText("Beside the box.").waitFor();
});

test("a file that is none of this is told of in a sentence, and the box keeps what it has", async (t) => {
  const { page } = await visit(t);
  await go(page, "Import");
  await paste(page, "Title: Mine\nMessage: Still here.");
  for (const [name, text, words] of [
    ["picture.png", "\u0089PNG\u0000\u0000", /“picture.png” holds no text/],
    ["book.txt", "x".repeat(3_000_000), /“book.txt” has 3 MB, far more than a campaign/],
  ]) {
    await drop(page, [name, text]);
    await status(page).getByText(words).waitFor();
    assert.match(await page.getByLabel("Paste it here").inputValue(), /Still here/);
  }
});

const deep = (open, close) => `${open.repeat(5_000)}null${close.repeat(5_000)}`;
const REFUSED = [
  ["nested objects", deep('{"what":', "}"), /nested|levels|deep/],
  ["nested lists", `{"what":${deep("[", "]")}}`, /nested|levels|deep/],
  ["a list of numbers", '{"what":{"title":["a",1,{}]}}', /line 1, column 18: found a list, expected a text/],
  ["a number where a section belongs", '{"when":5,"what":7}', /line 1, column 9: found .*5.*, expected/],
  ["a key twice", '{"name":"a","name":"b"}', /the key “name” is given twice/],
  ["JSON cut off", '{"format":"pushproof/campaign@1","what":{"title":"Ham', /line 1, column \d+/],
  ["a house profile", '{"format":"pushproof/profile@1"}', /This is a house profile, not a campaign/],
  ["a newer document", '{"format":"pushproof/campaign@7"}', /pushproof\/campaign@7/],
  ["a web page", "<!DOCTYPE html><script>globalThis.caught=1</script>", /This is a web page/],
  ["five megabytes of a link", `https://example.com/#c1=${"A".repeat(5_000_000)}`, /5 MB, far more than a campaign/],
  ["a damaged link", "https://example.com/#c1=AAAA", /cut off or damaged/],
  ["a newer link", "https://example.com/#c7=AAAA", /made by a newer Pushproof/],
];

for (const [name, text, words] of REFUSED) {
  test(`is refused in a sentence and stays in the box: ${name}`, async (t) => {
    const { page } = await visit(t);
    await go(page, "Import");
    await page.getByLabel("Paste it here").evaluate((area, text) => {
      area.value = text;
      area.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }, text);
    await status(page).getByText(words).first().waitFor();
    assert.equal((await page.getByLabel("Paste it here").inputValue()).length, text.length);
    assert.equal(await button(page, "Open as a new draft").count(), 0);
    assert.equal(await page.evaluate(() => globalThis.caught), undefined);
  });
}

/** `value` with every leaf in turn replaced by something of another type. */
function* wrongTypes(value, wrong = [5, true, "x", [], [[]], {}, null]) {
  for (const key of Object.keys(value)) {
    for (const other of wrong) {
      const copy = structuredClone(value);
      copy[key] = other;
      yield copy;
    }
    if (value[key] && typeof value[key] === "object") {
      for (const inner of wrongTypes(value[key], wrong)) {
        const copy = structuredClone(value);
        copy[key] = inner;
        yield copy;
      }
    }
  }
}

test("a wrong type in every field is told with its place or taken, and the page goes on", async (t) => {
  const { page } = await visit(t);
  await go(page, "Import");
  const all = [...wrongTypes(await rightCampaign("everything"))].map((campaign) => JSON.stringify(campaign));
  assert.ok(all.length > 500);
  const told = await page.getByLabel("Paste it here").evaluate(async (area, all) => {
    const outcome = () => document.querySelector("section[aria-label='A text or a file'] [role=status]").innerText;
    const told = [];
    for (const text of all) {
      area.value = text;
      area.dispatchEvent(new InputEvent("input", { bubbles: true }));
      await new Promise((done) => { setTimeout(done, 100); });
      told.push(outcome());
    }
    return told;
  }, all.filter((_, position) => position % 9 === 0));
  for (const words of told) assert.match(words, /^Recognised a|^line 1, column \d+: /i);
  assert.ok(told.some((words) => words.startsWith("line")), "none was told of");
});

test("HTML and script in every text of a campaign stay text in every step and room", async (t) => {
  const hostile = '"><img src=x onerror=globalThis.caught=1><script>globalThis.caught=1</script>';
  const spoiled = (value) => {
    if (typeof value === "string") return value;
    if (Array.isArray(value)) return value.map(spoiled);
    if (value && typeof value === "object") return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, spoiled(inner)]));
    return value;
  };
  const campaign = spoiled(await rightCampaign("everything"));
  Object.assign(campaign, { name: hostile });
  Object.assign(campaign.what, { title: hostile, message: hostile });
  for (const pair of campaign.what.key_values ?? []) Object.assign(pair, { key: hostile, value: hostile });
  const { page } = await visit(t);
  await go(page, "Import");
  await paste(page, JSON.stringify(campaign));
  await button(page, "Open as a new draft").click();
  await untilKept(page, "onerror");
  for (const name of ["Start here", "Who", "What", "When", "Publish", "Drafts", "Calendar", "Import", "Share", "House profile"]) {
    await go(page, name);
    assert.equal(await page.locator("main img[src=x], main script").count(), 0, name);
  }
  assert.equal(await page.evaluate(() => globalThis.caught), undefined);
});

test("a link too long for anybody is refused, and the draft is as it was", async (t) => {
  const { page, site } = await visit(t);
  await startEmpty(page);
  await compose(page);
  await untilKept(page, GOOD.Title);
  await page.goto("about:blank");
  await page.goto(`${site.url}#c1=${"A".repeat(1_900_000)}`);
  await untilReady(page);
  await notice(page).getByText(/cut off or damaged.*Your own draft is open|more than a campaign can be/).waitFor();
  assert.equal(await box(page, "Title").inputValue(), GOOD.Title);
});

test("the size of a link is told before it is copied, and that some programs cut it", async (t) => {
  const { page } = await visit(t);
  await startEmpty(page);
  await compose(page);
  await go(page, "Share");
  await page.getByText(/^\d+ characters/).waitFor();
  assert.equal(await page.getByText("Some mail and chat programs cut").count(), 0);
  await go(page, "What");
  const long = Array.from({ length: 900 }, (_, number) => `${number * 7919}`).join(" ");
  await box(page, "Message").fill(long);
  await go(page, "Share");
  await page.getByText("Some mail and chat programs cut what is this long").waitFor();
});
