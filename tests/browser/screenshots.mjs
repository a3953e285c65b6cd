// Takes pictures of the page for people to look at: node screenshots.mjs FOLDER, in three sizes and in light and dark, of
// the shell, of every step and every room. `cargo xtask screenshots` calls it.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { launch, setting, untilReady } from "./harness.mjs";
import { ROOMS, STEPS, button, go, rightCampaign } from "./composer.mjs";
import { HOUSE, kept, withKept } from "./rooms.mjs";
import { serve } from "./server.mjs";

const SIZES = [
  { width: 1440, height: 900 },
  { width: 768, height: 1024 },
  { width: 360, height: 740 },
];

const folder = process.argv[2];
if (!folder) throw new Error("Name the folder for the pictures: node screenshots.mjs FOLDER.");
await mkdir(folder, { recursive: true });

/** A table in which something is wrong with most rows. */
const SEASON = {
  name: "season.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(
    ["title,message,link,delivery"]
      .concat(Array.from({ length: 60 }, (_, at) => `Hamlet: the last ${at} seats!!!,On Saturday at 19:30.,/performances/${at},2026-12-${String((at % 28) + 1).padStart(2, "0")} 17:00`))
      .join("\n"),
  ),
};

/** What the device keeps: a campaign with every section and a few slips, drafts beside it, and a house. */
async function device() {
  const campaign = await rightCampaign("everything");
  Object.assign(campaign.what, { title: "Hamlet: the very last 40 seats for Saturday!!!", message: `${campaign.what.message} Book now at www.example.com` });
  campaign.start.goal.filters = [];
  campaign.when.delivery.at = null;
  const others = await Promise.all(["in-app-html", "cart-reminder", "de-vorverkauf", "presale-members"].map(rightCampaign));
  const drafts = others.map((other, at) => [`pushproof/draft@1/${at}`, kept(other, `2026-11-2${at}T09:00`)]);
  return Object.fromEntries([["pushproof/draft@1", kept(campaign)], ...drafts, ["pushproof/profile@1", HOUSE]]);
}

const browser = await launch();
const pictures = async (viewport, colorScheme) => {
  const take = async (page, name) => {
    const path = join(folder, `${name.toLowerCase().replaceAll(" ", "-")}-${viewport.width}-${colorScheme}.png`);
    await page.screenshot({ path, fullPage: name !== "shell" });
    console.log(path);
  };
  const context = await browser.newContext({ viewport, colorScheme });
  // A program that takes for ever leaves the shell standing.
  const held = await serve(setting("PUSHPROOF_DIST"), { delay: (name) => (name.endsWith(".wasm") ? 60_000 : 0) });
  const shell = await context.newPage();
  await shell.goto(held.url, { waitUntil: "domcontentloaded" });
  await shell.locator(".shell").waitFor();
  await take(shell, "shell");
  await shell.close();
  await held.close();

  const site = await serve(setting("PUSHPROOF_DIST"));
  const first = await context.newPage();
  await first.goto(site.url);
  await untilReady(first);
  await take(first, "first");
  await first.close();

  const page = await context.newPage();
  await withKept(await device())(page);
  await page.goto(site.url);
  await untilReady(page);
  for (const name of [...STEPS, ...ROOMS]) {
    await go(page, name);
    await take(page, name);
  }
  await go(page, "Table");
  await page.getByLabel("Open a file").setInputFiles(SEASON);
  await button(page, "Fix all safe").waitFor();
  await take(page, "Table open");
  await context.close();
  await site.close();
};

for (const viewport of SIZES) {
  for (const colorScheme of ["light", "dark"]) await pictures(viewport, colorScheme);
}
await browser.close();
