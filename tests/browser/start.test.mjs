// The way from the first byte to a running page, and what a person reads where that way is blocked.
import assert from "node:assert/strict";
import { test } from "node:test";
import { DEEP_PATH, setting, suite, untilReady } from "./harness.mjs";

const { visit } = suite();

const isProgram = (name) => name.endsWith(".wasm");
const alert = (page) => page.getByRole("alert");

/** A host, or somebody on the way, that changes one bit of the files of that name. */
function tamper(pattern) {
  return (name, content) => {
    if (!pattern.test(name)) return undefined;
    const changed = Buffer.from(content);
    changed[changed.length - 1] ^= 1;
    return changed;
  };
}

for (const base of [DEEP_PATH, "/"]) {
  test(`the page starts at ${base}`, async (t) => {
    const { page } = await visit(t, { base });
    assert.equal(await page.locator("#app .shell").count(), 0);
    assert.ok((await page.locator("#app").innerText()).trim());
  });
}

test("the first load asks once for each file that the size budget counts, and for nothing else", async (t) => {
  const { site, witness } = await visit(t);
  const asked = witness.requests.map((url) => url.slice(site.url.length) || "index.html");
  const counted = setting("PUSHPROOF_FIRST_LOAD").split(" ");
  // A browser without a window asks for no icon.
  const withoutIcon = (name) => !name.endsWith(".svg");
  assert.deepEqual(asked.filter(withoutIcon).sort(), counted.filter(withoutIcon).sort());
});

test("no script and no style stands in the document itself", async (t) => {
  const { site } = await visit(t);
  const html = await (await fetch(site.url)).text();
  assert.doesNotMatch(html, /<style|\sstyle=|\son[a-z]+=/i);
  for (const [tag] of html.matchAll(/<script\b[^>]*>/gi)) assert.match(tag, /\ssrc=/);
});

test("every file that can do harm is named with its hash", async (t) => {
  const { site } = await visit(t);
  const html = await (await fetch(site.url)).text();
  const tags = html.match(/<(?:link|script)\b[^>]*>/gi).filter((tag) => !/rel="?(icon|apple-touch-icon|manifest|html-frame|tables-worker)/.test(tag));
  assert.equal(tags.length, 6, tags.join("\n"));
  for (const tag of tags) {
    // A later program is fetched by hand, with the hashes of its files.
    const later = { composer: ["glue-hash", "data-hash", "style-hash"], tables: ["glue-hash", "data-hash"] };
    for (const name of later[/rel="?(composer|tables)\b/.exec(tag)?.[1]] ?? ["integrity"]) {
      assert.match(tag, new RegExp(`\\b${name}="?sha384-`));
    }
  }
});

test("the shell is painted while the program is still on its way", async (t) => {
  const { page } = await visit(t, {
    ready: false,
    delay: (name) => (isProgram(name) ? 1500 : 0),
  });
  const shell = page.locator(".shell");
  await shell.waitFor();
  assert.equal(await page.locator("html[data-ready]").count(), 0);
  for (const label of ["Title", "Message", "Deep link", "Preview"]) {
    assert.ok(await shell.locator(".shell-label", { hasText: label }).isVisible(), label);
  }
  assert.ok(await page.getByText("This is taking long").isHidden());
  const painted = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint").length);
  assert.equal(painted, 1);
  await untilReady(page);
  assert.equal(await shell.count(), 0);
});

for (const [width, height] of [[1440, 900], [768, 1024], [360, 740]]) {
  test(`nothing moves when the page replaces the shell, ${width} wide`, async (t) => {
    // What stands below these moves with what is said of the first text box.
    const parts = [".head", ".steps", ".field", ...(width > 700 ? [".preview", ".phones"] : [])];
    const places = (page) =>
      page.evaluate((parts) => parts.map((part) => {
        const { x, y, width } = document.querySelector(part).getBoundingClientRect();
        return `${part} at ${Math.round(x)}, ${Math.round(y)}, ${Math.round(width)} wide`;
      }), parts);
    const { page } = await visit(t, {
      ready: false,
      context: { viewport: { width, height } },
      delay: (name) => (isProgram(name) ? 1000 : 0),
    });
    await page.locator(".shell").waitFor();
    const shell = await places(page);
    await untilReady(page);
    assert.deepEqual(await places(page), shell, "index.html and src/ui lay the page out differently");
  });
}

test("a page that takes long says so, without any script", async (t) => {
  const { page } = await visit(t, {
    ready: false,
    delay: (name) => (isProgram(name) ? 1500 : 0),
  });
  // The sentence comes with a CSS animation: move it to its end instead of waiting for it.
  await page.locator(".shell-slow").evaluate((element) => element.getAnimations().forEach((a) => a.finish()));
  assert.ok(await page.getByText("This is taking long").isVisible());
  await untilReady(page);
});

for (const [what, pattern] of [["program", /\.wasm$/], ["glue", /pushproof-web-[0-9a-f]+\.js$/]]) {
  test(`a changed ${what} is refused, in a plain sentence`, async (t) => {
    const { page } = await visit(t, {
      ready: false,
      change: tamper(pattern),
      complaints: [/integrity/],
    });
    await alert(page).waitFor();
    assert.match(await alert(page).innerText(), /could not be loaded.*reload the page.*tell whoever hosts it/i);
    assert.ok(await page.getByRole("button", { name: "Reload the page" }).isVisible());
    assert.equal(await page.locator("html[data-ready]").count(), 0);
  });
}

test("a changed stylesheet is refused", async (t) => {
  const { page } = await visit(t, { change: tamper(/\.css$/), complaints: [/integrity/] });
  assert.equal(await page.evaluate(() => document.styleSheets.length), 0);
});

test("a changed boot script is refused", async (t) => {
  const { page } = await visit(t, {
    ready: false,
    change: tamper(/boot-[0-9a-f]+\.js$/),
    complaints: [/integrity/],
    tolerated: /preload/,
  });
  assert.equal(await page.locator("html[data-ready]").count(), 0);
});

test("without JavaScript the page says what it needs", async (t) => {
  const { page } = await visit(t, { ready: false, context: { javaScriptEnabled: false } });
  const sentence = page.locator("noscript p");
  assert.ok(await sentence.isVisible());
  assert.match(await sentence.innerText(), /needs JavaScript.*reload the page/);
  assert.ok(await page.getByText("This is taking long").isHidden());
  assert.ok(await page.locator(".columns").isHidden());
});

test("without WebAssembly the page says what it needs", async (t) => {
  const { page } = await visit(t, {
    ready: false,
    prepare: (page) => page.addInitScript(() => delete globalThis.WebAssembly),
    tolerated: /preload/,
  });
  await alert(page).waitFor();
  assert.match(await alert(page).innerText(), /WebAssembly is missing.*current Chrome, Edge, Firefox or Safari/);
});

test("a program that stops says so and leaves the writer's text alone", async (t) => {
  const { page } = await visit(t, { complaints: [/unreachable/] });
  const title = page.getByRole("textbox", { name: "Title" });
  await title.fill("Eugene Onegin tonight");
  await page.evaluate(async () => {
    // A module with one function that does what a Rust panic comes down to: `unreachable`.
    const bytes = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11];
    const { instance } = await WebAssembly.instantiate(new Uint8Array(bytes));
    setTimeout(instance.exports.f);
  });
  await alert(page).waitFor();
  assert.match(await alert(page).innerText(), /has stopped.*Copy any text/);
  assert.equal(await title.inputValue(), "Eugene Onegin tonight");
});
