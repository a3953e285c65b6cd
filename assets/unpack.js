// Starts Pushproof from the one file that holds all of it (`cargo xtask build --single-file`): unpacks each of the files
// in it, tells the links their addresses, and hands over to assets/boot.js.
const TYPES = { html: "text/html", js: "text/javascript", wasm: "application/wasm" };
const OLD =
  "This browser is too old to open Pushproof from a file. Open it in a current Chrome, Edge, Firefox or Safari.";

/** The address of the file in a block, unpacked. */
async function unpacked(block) {
  const bytes = Uint8Array.from(atob(block.textContent), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  const type = TYPES[block.dataset.file.split(".").pop()];
  block.remove();
  return URL.createObjectURL(await new Response(stream, { headers: { "content-type": type } }).blob());
}

try {
  const blocks = [...document.querySelectorAll("script[data-file]")];
  const addresses = new Map(await Promise.all(blocks.map(async (block) => [block.dataset.file, await unpacked(block)])));
  for (const link of document.querySelectorAll("link[data-packed]")) {
    if (addresses.has(link.dataset.packed)) link.href = addresses.get(link.dataset.packed);
    for (const [name, file] of Object.entries(link.dataset)) if (addresses.has(file)) link.dataset[name] = addresses.get(file);
  }
  await import(addresses.get("boot.js"));
} catch {
  const told = document.createElement("p");
  told.className = "shell-trouble";
  told.setAttribute("role", "alert");
  told.textContent = OLD;
  document.querySelector(".shell-page")?.prepend(told);
}
