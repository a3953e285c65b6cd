// Takes pictures of the page for people to look at: node screenshots.mjs FOLDER, in three sizes and
// in light and dark, of the shell and of the running page. `cargo xtask screenshots` calls it.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { launch, setting, untilReady } from "./harness.mjs";
import { serve } from "./server.mjs";

const SIZES = [
  { width: 1440, height: 900 },
  { width: 768, height: 1024 },
  { width: 360, height: 740 },
];

const folder = process.argv[2];
if (!folder) throw new Error("Name the folder for the pictures: node screenshots.mjs FOLDER.");
await mkdir(folder, { recursive: true });

const browser = await launch();
for (const viewport of SIZES) {
  for (const colorScheme of ["light", "dark"]) {
    const page = await browser.newPage({ viewport, colorScheme });
    for (const state of ["shell", "page"]) {
      // A program that takes for ever leaves the shell standing.
      const delay = (name) => (state === "shell" && name.endsWith(".wasm") ? 60_000 : 0);
      const site = await serve(setting("PUSHPROOF_DIST"), { delay });
      await page.goto(site.url, { waitUntil: "domcontentloaded" });
      await (state === "page" ? untilReady(page) : page.locator(".shell").waitFor());
      const path = join(folder, `${state}-${viewport.width}-${colorScheme}.png`);
      await page.screenshot({ path, fullPage: state === "page" });
      console.log(path);
      await site.close();
    }
    await page.close();
  }
}
await browser.close();
