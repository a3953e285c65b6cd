// What the page hands over as JSON fits its schema in `schemas/`, which says of each field what it may be.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import Ajv from "ajv/dist/2020.js";
import { suite } from "./harness.mjs";
import { go, panel, rightCampaign, tab, withDraft } from "./composer.mjs";

const { visit } = suite();

const readJson = async (path) => JSON.parse(await readFile(new URL(path, import.meta.url), "utf8"));

/** The schemas by the name of their file. */
async function schemas() {
  // Numbers in the Rust types have formats of their own, such as "uint32".
  const all = new Ajv({ allErrors: true, strict: false, validateFormats: false });
  for (const name of ["campaign", "dashboard", "key-values", "api-body"]) {
    all.addSchema(await readJson(`../../schemas/${name}.schema.json`), `${name}.schema.json`);
  }
  return (name, value) => {
    const fits = all.getSchema(`${name}.schema.json`);
    assert.ok(fits(value), JSON.stringify(fits.errors, null, 1));
  };
}

/** What a tab of Publish shows as JSON; nothing where it says why it can't. */
async function shown(page, name) {
  await tab(page, name).click();
  const [text] = await panel(page, name).locator("pre").allTextContents();
  return text && JSON.parse(text);
}

/** Campaigns of every kind, and whether the API could take them. */
const CAMPAIGNS = [
  ["push", await rightCampaign("push"), false],
  ["cart reminder", await rightCampaign("cart-reminder"), false],
  ["in-app", await rightCampaign("in-app"), false],
  ["everything", await rightCampaign("everything"), false],
  ["every field of a push", await readJson("full/push.json"), false],
  ["every field of an in-app message", await readJson("full/in-app.json"), false],
  ["last tickets", await readJson("../export/last-tickets.json"), true],
  ["members", await readJson("../export/members.json"), true],
];

for (const [name, campaign, isForApi] of CAMPAIGNS) {
  test(`what is exported fits its schema: ${name}`, async (t) => {
    const assertFits = await schemas();
    const { page } = await visit(t, { prepare: withDraft(campaign) });
    await go(page, "Publish");
    const dashboard = await shown(page, "Dashboard JSON");
    assertFits("dashboard", dashboard);
    assertFits("campaign", dashboard.campaign);
    assertFits("key-values", await shown(page, "Key-values JSON"));
    const body = await shown(page, "API body");
    assert.equal(Boolean(body), isForApi);
    if (body) assertFits("api-body", body);
  });
}

test("a schema refuses what is not as it says", async () => {
  const assertFits = await schemas();
  const body = await readJson("../export/members.body.json");
  assertFits("api-body", body);
  for (const spoil of [
    (body) => { body.when = "tomorrow"; },
    (body) => { body.conversion_goal.conversion_time = "4D"; },
    (body) => { body.where.common_profile_properties.profile_fields = []; },
    (body) => { delete body.content.title; },
    (body) => { body.recipients = []; },
  ]) {
    const spoilt = structuredClone(body);
    spoil(spoilt);
    assert.throws(() => assertFits("api-body", spoilt));
  }
});
