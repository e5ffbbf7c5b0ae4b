// SPDX-License-Identifier: MIT
// d3-force's side of compare_layout_tick: reads a graph ("nodes edges", then "u v" a line), runs ticks of the
// usual forces (link, charge, center) and prints the mean in milliseconds.
// usage: node d3_force.mjs GRAPH TICKS FOLDER, where FOLDER/node_modules holds d3-force
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [graph, ticks, folder] = process.argv.slice(2);
const found = createRequire(resolve(folder, "x.js")).resolve("d3-force");
const d3 = await import(pathToFileURL(found));

const numbers = readFileSync(graph, "utf8").split(/\s+/).map(Number);
const nodes = Array.from({ length: numbers[0] }, () => ({}));
const links = Array.from({ length: numbers[1] }, (_, i) => ({
  source: numbers[2 + 2 * i],
  target: numbers[3 + 2 * i],
})).filter((link) => link.source !== link.target);

const simulation = d3
  .forceSimulation(nodes)
  .force("link", d3.forceLink(links))
  .force("charge", d3.forceManyBody())
  .force("center", d3.forceCenter())
  .stop();
simulation.tick(3); // the compiler of node warms up
const begin = performance.now();
simulation.tick(Number(ticks));
console.log(((performance.now() - begin) / Number(ticks)).toFixed(3));
