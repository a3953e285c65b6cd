// The page without a network, and the way from one version to the next: nothing that was written is lost.
import assert from "node:assert/strict";
import { test } from "node:test";
import { TABLE, button, problems, tab } from "./composer.mjs";
import { assertAccessible, suite, untilReady } from "./harness.mjs";

const { visit } = suite();

const VERSION = /const VERSION = "([0-9a-f]{16})"/;
const REFUSED = /net::ERR_(CONNECTION_REFUSED|FAILED)/;

const title = (page) => page.getByLabel("Title", { exact: true });
const offer = (page) => page.getByRole("button", { name: "Reload for the new version" });
const pageVersion = (page) => page.locator('meta[name="version"]').getAttribute("content");

/** Waits until the worker keeps every file and looks after this page. */
async function untilKept(page) {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller) {
      await new Promise((resolve) => navigator.serviceWorker.addEventListener("controllerchange", resolve, { once: true }));
    }
  });
}

/** A host that holds an older build until `update()` is called. */
function host() {
  let version;
  let isOld = true;
  const old = (text) => {
    version ??= VERSION.exec(text)?.[1];
    return version && text.replaceAll(version, "0123456789abcdef");
  };
  return {
    update: () => (isOld = false),
    change(name, content) {
      if (!isOld || !["sw.js", "index.html"].includes(name)) return undefined;
      const text = content.toString();
      return name === "sw.js" ? old(text) : text.replace(/(<meta name="?version"? content="?)[0-9a-f]{16}/, "$10123456789abcdef");
    },
  };
}

test("after the first visit the page opens, checks and composes without a network", async (t) => {
  const { page, site } = await visit(t, { worker: true, tolerated: REFUSED });
  await untilKept(page);
  await title(page).fill("Hamlet: last 40 seats for Saturday");
  await page.getByText("Kept on this device").waitFor();
  await site.close();

  await page.reload();
  await untilReady(page);
  assert.equal(await title(page).inputValue(), "Hamlet: last 40 seats for Saturday");
  await title(page).fill("HAMLET TONIGHT!!!");
  await problems(page, "“!!!” is one mark written several times").waitFor();

  // The composer and the tables were never asked for while there was a network.
  await button(page, "Publish").click();
  await tab(page, "Paste sheet").waitFor();
  await button(page, "Table").click();
  await page.getByLabel("Open a file").setInputFiles(TABLE);
  await button(page, "Fix all safe").waitFor();
  await page.reload();
  await untilReady(page);
});

test("a newer version is offered, and taking it keeps every word", async (t) => {
  const { change, update } = host();
  const { page } = await visit(t, { worker: true, change });
  await untilKept(page);
  assert.equal(await pageVersion(page), "0123456789abcdef");
  await title(page).fill("Hamlet: last 40 seats");
  update();
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
  await offer(page).waitFor();
  await assertAccessible(page, ".new-version");
  // Typed in the last moment before the click.
  await title(page).fill("Hamlet: last 40 seats for Saturday");
  await Promise.all([page.waitForEvent("load"), offer(page).click()]);
  await untilReady(page);
  assert.notEqual(await pageVersion(page), "0123456789abcdef");
  assert.equal(await title(page).inputValue(), "Hamlet: last 40 seats for Saturday");
  await untilKept(page);
  assert.equal(await offer(page).count(), 0);
  const caches = await page.evaluate(async () => (await globalThis.caches.keys()).length);
  assert.equal(caches, 2, "the version before stays for another tab");
});

test("whoever comes back after an update has the new version at once and is offered nothing", async (t) => {
  const { change, update } = host();
  const { page } = await visit(t, { worker: true, change });
  await untilKept(page);
  update();
  await page.reload();
  await untilReady(page);
  assert.notEqual(await pageVersion(page), "0123456789abcdef");
  const own = await pageVersion(page);
  await page.waitForFunction(async (own) => (await caches.keys()).includes(`pushproof-${own}`) && !(await navigator.serviceWorker.getRegistration()).waiting, own);
  assert.equal(await offer(page).count(), 0);
});

test("a second tab of the older version is told when the first one takes the newer", async (t) => {
  const { change, update } = host();
  const { page, context, site } = await visit(t, { worker: true, change });
  await untilKept(page);
  const other = await context.newPage();
  await other.goto(site.url);
  await untilReady(other);
  update();
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
  for (const tab of [page, other]) await offer(tab).waitFor();
  await Promise.all([other.waitForEvent("load"), offer(other).click()]);
  await untilReady(other);
  assert.equal(await offer(other).count(), 0);
  await page.getByRole("button", { name: "Later" }).click();
  assert.equal(await offer(page).count(), 0);
});

test("the page can be installed", async (t) => {
  const { page, context } = await visit(t, { worker: true });
  await untilKept(page);
  const session = await context.newCDPSession(page);
  const { url, errors } = await session.send("Page.getAppManifest");
  assert.match(url, /manifest\.webmanifest$/);
  assert.deepEqual(errors, []);
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  assert.deepEqual(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== "in-incognito"), []);
});
