// Writes the whole built page into one file: `node single-file.mjs DIST ASSETS OUT`.
//
// Everything but the style is packed (gzip, base64) into blocks that are no script; the one inline script, unpack.js,
// turns them into addresses inside the browser. The file's policy allows that script by its hash, and no request at all.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const [dist, assets, out] = process.argv.slice(2);
const read = (name) => readFileSync(join(dist, name));
const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** The one file of the page whose name fits. */
function named(pattern) {
  const names = readdirSync(dist).filter((name) => pattern.test(name));
  if (names.length !== 1) throw new Error(`${names.length} files of dist/ are called like ${pattern}: build the page again.`);
  return names[0];
}

/** Fails where the page is no longer what this expects. */
function replaced(text, pattern, by) {
  if (!pattern.test(text)) throw new Error(`index.html holds nothing like ${pattern}: see xtask/single-file.mjs.`);
  return text.replace(pattern, () => by);
}

const block = (name, content) => `<script type="text/plain" data-file="${name}">${gzipSync(content, { level: 9 }).toString("base64")}</script>`;

const unpack = readFileSync(join(assets, "unpack.js"), "utf8");
const style = [/^pushproof-[0-9a-f]+\.css$/, /^pushproof-composer-.*\.css$/].map((sheet) => read(named(sheet))).join("\n");
const icon = read(named(/^icon-.*\.svg$/)).toString("base64");
const frameScript = read("frame.js").toString();
// A frame inherits the policy of the file that holds it, and adds its own.
const frame = replaced(
  replaced(read("frame.html").toString(), /script-src 'self'/, `script-src ${hash(frameScript)}`),
  /<script src="?frame\.js"?[^>]*><\/script>/,
  `<script>${frameScript}</script>`,
);

/**
 * The worker that reads tables, with its program in itself: a worker of a page from a disk can load nothing, not even what
 * the page has unpacked, and it can't be a module.
 */
function tablesWorker() {
  const glue = read(named(/^pushproof-tables-.*\.js$/)).toString();
  const plain = replaced(replaced(glue, /\bimport\.meta\.url\b/, "location.href"), /^export \{[^}]*\b(\w+) as default\b[^}]*\};?$/m, "");
  if (/^(export|import)\b/m.test(plain)) throw new Error("The glue of the tables exports more than it did: see xtask/single-file.mjs.");
  const program = gzipSync(read(named(/^pushproof-tables-.*\.wasm$/)), { level: 9 }).toString("base64");
  return `${plain}
(async () => {
  const bytes = Uint8Array.from(atob("${program}"), (letter) => letter.charCodeAt(0));
  const program = new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")));
  await __wbg_init({ module_or_path: await program.arrayBuffer() });
})().catch((error) => setTimeout(() => { throw error; }));`;
}

const files = {
  "boot.js": read(named(/^boot-.*\.js$/)),
  "composer.js": read(named(/^pushproof-composer-.*\.js$/)),
  "composer.wasm": read(named(/^pushproof-composer-.*\.wasm$/)),
  "tables.js": tablesWorker(),
  "frame.html": frame,
};
// Styles carry no hash: the preview of custom HTML shows the styles that stand in it. Nothing can be fetched by them.
const policy = [
  "default-src 'none'",
  `script-src ${hash(unpack)} ${hash(frameScript)} blob: 'wasm-unsafe-eval'`,
  "style-src 'unsafe-inline'",
  "img-src data:",
  "frame-src blob:",
  "worker-src blob:",
  "connect-src blob:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

const links = [
  '<link rel="composer" data-packed data-glue="composer.js" data-program="composer.wasm">',
  '<link rel="tables">',
  '<link rel="tables-worker" data-packed="tables.js">',
  '<link rel="html-frame" data-packed="frame.html">',
  `<link rel="icon" href="data:image/svg+xml;base64,${icon}">`,
].join("");

let html = read("index.html").toString();
html = replaced(html, /<meta [^>]*Content-Security-Policy[^>]*>/i, `<meta http-equiv="Content-Security-Policy" content="${policy}">`);
html = html.replace(/<link\b[^>]*>|<script\b[^>]*><\/script>|<meta name="?version"?[^>]*>/g, "");
html = replaced(html, /<\/head>/, `${links}<style>${style}</style></head>`);
html = replaced(html, /<\/body>/, `${Object.entries(files).map(([name, content]) => block(name, content)).join("\n")}<script type="module">${unpack}</script></body>`);
writeFileSync(out, html);
