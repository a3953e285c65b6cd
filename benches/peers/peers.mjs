// Measures other checkers on the texts that Pushproof was just measured with, and prints how many times longer they take:
// node peers.mjs MEASURED, the JSON that pushproof.rs prints. `cargo xtask bench --peers` calls it.
import { readFileSync } from "node:fs";
import { cpus } from "node:os";
import { Liquid } from "liquidjs";
import { LocalLinter } from "harper.js";
import { binaryInlined } from "harper.js/binaryInlined";
import writeGood from "write-good";

/** So many measurements, of which the median counts; each lasts so many milliseconds. */
const ROUNDS = 25;
const ROUND = 8;

const { pushes, links } = JSON.parse(readFileSync(new URL("texts.json", import.meta.url)));
const pushproof = JSON.parse(process.argv[2]);

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
const sum = (values) => values.reduce((a, b) => a + b, 0);

/** How long `work` takes once, in nanoseconds. */
async function nanoseconds(work) {
  const rounds = [];
  for (let round = 0; round < ROUNDS; round++) {
    const begin = performance.now();
    let times = 0;
    while (performance.now() - begin < ROUND) {
      await work();
      times++;
    }
    rounds.push(((performance.now() - begin) * 1e6) / times);
  }
  return median(rounds);
}

async function all(texts, work) {
  const measured = [];
  for (const text of texts) {
    await work(text);
    measured.push(await nanoseconds(() => work(text)));
  }
  return measured;
}

const copies = pushes.map(([title, message]) => `${title}\n\n${message}`);
const harper = new LocalLinter({ binary: binaryInlined });
await harper.setup();
const liquid = new Liquid();

const rows = [
  ["copy: title and message", "Pushproof, every rule", pushproof.pushes, pushproof.pushes],
  ["copy: title and message", "write-good", await all(copies, (text) => writeGood(text)), pushproof.pushes],
  ["copy: title and message", "Harper", await all(copies, (text) => harper.lint(text)), pushproof.pushes],
  ["deep link", "Pushproof, read against the routes", pushproof.links, pushproof.links],
  ["deep link", "LiquidJS, parsed", await all(links, (text) => liquid.parse(text)), pushproof.links],
];

const microseconds = (value) => (value / 1000).toFixed(value < 10_000 ? 1 : 0);
const times = (value) => (value < 10 ? value.toFixed(1) : value.toFixed(0));
const { model } = cpus()[0];
console.log(`${new Date().toISOString().slice(0, 10)}, ${model.trim()}, Node.js ${process.versions.node}\n`);
console.log("| What | Who | µs, mean | times Pushproof's | by text |\n|---|---|---|---|---|");
for (const [what, who, measured, ours] of rows) {
  const ratios = measured.map((value, position) => value / ours[position]);
  const range = `${times(Math.min(...ratios))} to ${times(Math.max(...ratios))}`;
  console.log(`| ${what} | ${who} | ${microseconds(sum(measured) / measured.length)} | ${times(sum(measured) / sum(ours))} | ${range} |`);
}
