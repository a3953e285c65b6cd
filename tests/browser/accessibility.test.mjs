// Nothing on the page may keep anybody out: WCAG 2.2 A and AA, as far as axe can tell.
import { test } from "node:test";
import { assertAccessible, suite } from "./harness.mjs";

const { visit } = suite();

for (const colorScheme of ["light", "dark"]) {
  test(`the page has no barrier in ${colorScheme} colours`, async (t) => {
    const { page } = await visit(t, { context: { colorScheme } });
    await assertAccessible(page);
  });

  test(`the shell has no barrier in ${colorScheme} colours`, async (t) => {
    const { page } = await visit(t, {
      context: { colorScheme },
      ready: false,
      delay: (name) => (name.endsWith(".wasm") ? 3000 : 0),
    });
    await page.locator(".shell").waitFor();
    await assertAccessible(page);
  });

  test(`the word of trouble has no barrier in ${colorScheme} colours`, async (t) => {
    const { page } = await visit(t, {
      context: { colorScheme },
      ready: false,
      prepare: (page) => page.addInitScript(() => delete globalThis.WebAssembly),
      tolerated: /preload/,
    });
    await page.getByRole("alert").waitFor();
    await assertAccessible(page);
  });
}
