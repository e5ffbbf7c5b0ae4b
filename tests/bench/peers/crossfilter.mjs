// SPDX-License-Identifier: MIT
// crossfilter2's side of compare_window_moves: reads events and moves as window_moves writes them, moves the same
// windows and prints the same lines. Times are of the update alone: the filter is set, and the group by tie that
// reduces count, strength and sum of tones follows; nothing is read from it.
// usage: node crossfilter.mjs FOLDER MODULES, where MODULES/node_modules holds crossfilter2
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";

const [folder, modules] = process.argv.slice(2);
const crossfilter = createRequire(resolve(modules, "x.js"))("crossfilter2");

const bytes = readFileSync(resolve(folder, "events.bin"));
const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
const count = new Float64Array(buffer, 0, 1)[0];
let offset = 8;
const column = (type) => {
  const values = new type(buffer, offset, count);
  offset += values.byteLength;
  return values;
};
const weight = column(Float64Array);
const tone = column(Float64Array);
const tie = column(Int32Array);
const first = column(Int32Array);
const last = column(Int32Array);
const kind = column(Uint8Array);

const events = Array.from({ length: count }, (_, i) => ({
  first: first[i],
  last: last[i],
  tie: tie[i],
  kind: kind[i],
  weight: weight[i],
  product: weight[i] * tone[i],
}));
const has_spans = events.some((event) => event.first !== event.last);

const all = crossfilter(events);
const by_first = all.dimension((event) => event.first);
const by_last = has_spans ? all.dimension((event) => event.last) : null;
const by_kind = all.dimension((event) => event.kind);
const ties = all
  .dimension((event) => event.tie)
  .group()
  .reduce(
    (sum, event) => {
      sum.count += 1;
      sum.strength += event.weight;
      sum.tone += event.product;
      return sum;
    },
    (sum, event) => {
      sum.count -= 1;
      sum.strength -= event.weight;
      sum.tone -= event.product;
      return sum;
    },
    () => ({ count: 0, strength: 0, tone: 0 }),
  );
ties.all(); // the group is built when it is first read

// Events of one day need one dimension. A span is met when it begins before `to` and does not end before `from`:
// two dimensions, and what leaves goes first, so that nothing in between is added in vain.
let before = -Infinity;
function move(from, to) {
  if (!has_spans) {
    by_first.filterRange([from, to]);
  } else if (from >= before) {
    by_last.filterRange([from, Infinity]);
    by_first.filterRange([-Infinity, to]);
  } else {
    by_first.filterRange([-Infinity, to]);
    by_last.filterRange([from, Infinity]);
  }
  before = from;
}

function proof() {
  let [counts, strengths, tones] = [0, 0, 0];
  for (const { value } of ties.all()) {
    counts += value.count * value.count;
    strengths += value.strength * value.strength;
    tones += value.tone * value.tone;
  }
  return `${counts.toFixed(0)} ${Number(strengths.toPrecision(6))} ${Number(tones.toPrecision(6))}`;
}

let name = "";
let times = [];
function tell() {
  if (times.length > 0) console.log(`${name} | ${proof()} | ${times.map((time) => time.toFixed(5)).join(" ")}`);
  times = [];
}
for (const line of readFileSync(resolve(folder, "moves.txt"), "utf8").split("\n")) {
  const [word, from, to] = line.split(" ");
  if (word === "series") {
    tell();
    name = line.slice(word.length + 1);
    continue;
  }
  // It knows nothing that fades.
  if (line === "" || (name.startsWith("memory") && word !== "place_filter")) continue;
  const began = performance.now();
  if (word === "move" || word === "place") move(Number(from), Number(to));
  else by_kind.filterRange([Number(from), Number(to)]);
  const took = performance.now() - began;
  if (word === "move" || word === "filter") times.push(took);
}
tell();
