// Serves the built page to the tests, as a static host would, at any path.
import { createServer } from "node:http";
import { brotliCompressSync } from "node:zlib";
import { readFile } from "node:fs/promises";
import { extname, join, resolve, sep } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const MEDIA_TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
};

/**
 * Serves `folder` under the path `base` at a free port of this machine.
 *
 * `change(name, content)` may return another content for a file, to play a host that tampers;
 * `delay(name)` may return how many milliseconds a file keeps the browser waiting; with `isPacked` every file goes out
 * as small as a good host makes it.
 */
export async function serve(folder, { base = "/", change, delay, isPacked = false } = {}) {
  const top = resolve(folder);
  const packed = new Map();
  const pack = (name, content) => {
    if (!packed.has(name)) packed.set(name, brotliCompressSync(content));
    return packed.get(name);
  };

  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const name = path.startsWith(base) ? path.slice(base.length) || "index.html" : undefined;
    const file = name && resolve(join(top, name));
    const content = file?.startsWith(top + sep) && (await readFile(file).catch(() => undefined));
    if (!content) return response.writeHead(404).end();
    await pause(delay?.(name) ?? 0);
    response.writeHead(200, {
      "content-type": MEDIA_TYPES[extname(file)] ?? "application/octet-stream",
      "cache-control": "no-cache",
      "x-content-type-options": "nosniff",
      ...(isPacked && { "content-encoding": "br" }),
    });
    const sent = change?.(name, content) ?? content;
    response.end(isPacked ? pack(name, sent) : sent);
  });

  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    origin,
    url: origin + base,
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
