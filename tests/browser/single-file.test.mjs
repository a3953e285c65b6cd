// The whole page in one file, opened from a disk: everything in it works, and it asks for nothing at all.
import assert from "node:assert/strict";
import { test } from "node:test";
import { TABLE, box, button, compose, problems, region, rightCampaign, startEmpty, tab, withDraft } from "./composer.mjs";
import { suite, untilReady } from "./harness.mjs";

const { visit } = suite();

const heading = (page, name) => page.getByRole("heading", { name, exact: true, level: 1 });

test("the one file checks, keeps the draft and hands it over", async (t) => {
  const { page, witness, site } = await visit(t, { file: true });
  await startEmpty(page);
  await compose(page);
  await box(page, "Title").fill("Hamlet!!!");
  await problems(page, /Hamlet!!!|exclamation|!!!/).first().waitFor();
  await button(page, "Fix all").click();
  assert.equal(await box(page, "Title").inputValue(), "Hamlet!");
  await page.waitForFunction(() => localStorage.getItem("pushproof/draft@1")?.includes("Hamlet!\""));
  await page.reload();
  await untilReady(page);
  assert.equal(await box(page, "Title").inputValue(), "Hamlet!");
  await button(page, "Publish").click();
  await tab(page, "Dashboard JSON").click();
  await page.getByText("pushproof/dashboard@1").waitFor();
  const asked = witness.requests.filter((url) => !url.startsWith("blob:") && !url.startsWith("data:"));
  assert.deepEqual([...new Set(asked)], [site.url], "the file asks for itself alone");
});

test("the one file shares what a colleague can paste, not the address of a disk", async (t) => {
  const { page } = await visit(t, { file: true });
  await startEmpty(page);
  await compose(page);
  await button(page, "Share").click();
  await heading(page, "Share").waitFor();
  const line = await page.locator(".share-link").textContent();
  assert.match(line, /^#c/);
  await button(page, "New").click();
  await button(page, "Import").click();
  await page.getByLabel("Paste it here").fill(line);
  await button(page, "Open as a new draft").click();
  assert.equal(await box(page, "Title").inputValue(), "Hamlet: the last 40 seats");
});

test("the one file reads tables in its worker", async (t) => {
  const { page } = await visit(t, { file: true });
  await button(page, "Table").click();
  await heading(page, "Table").waitFor();
  await page.getByLabel("Open a file").setInputFiles(TABLE);
  await button(page, "Fix all safe").waitFor();
  await button(page, "Hamlet!!!").waitFor();
});

test("the one file shows custom HTML in its frame and runs nothing of it", async (t) => {
  const campaign = await rightCampaign("in-app");
  campaign.what = {
    ...campaign.what,
    template: "custom_html",
    html: "<style>b { color: rgb(1, 2, 3) }</style><b>Last seats</b><img src=x onerror='parent.caught=1'><script>parent.caught=1</script>",
  };
  const { page } = await visit(t, {
    file: true,
    prepare: withDraft(campaign),
    // The frame's policy refuses what the HTML asks for, and says so.
    tolerated: /Content Security Policy|Not allowed to load local resource/i,
  });
  const bold = page.frameLocator("iframe[title='Preview of the custom HTML']").getByText("Last seats");
  await bold.waitFor();
  assert.equal(await bold.evaluate((element) => getComputedStyle(element).color), "rgb(1, 2, 3)");
  assert.equal(await page.evaluate(() => globalThis.caught), undefined);
  await region(page, "Preview").waitFor();
});
