// Takes all points out of the text at once, and keeps lowest, highest and sum of each station in whole tenths.
"use strict";

// process.stdout would load the streams of node first.
const { readFileSync, writeFileSync } = require("fs");

const lines = readFileSync(0, "latin1").replaceAll(".", "").split("\n");
lines.pop();
const stations = new Map();
for (const line of lines) {
    const space = line.indexOf(" ");
    const name = line.slice(0, space);
    const tenths = Number(line.slice(space + 1));
    const station = stations.get(name);
    if (station === undefined) {
        stations.set(name, { lowest: tenths, highest: tenths, total: tenths });
        continue;
    }
    if (tenths < station.lowest) station.lowest = tenths;
    if (tenths > station.highest) station.highest = tenths;
    station.total += tenths;
}
const results = [...stations.keys()].sort().map((name) => {
    const { lowest, highest, total } = stations.get(name);
    return `${name} ${(lowest / 10).toFixed(1)} ${(highest / 10).toFixed(1)} ${(total / 10).toFixed(1)}`;
});
writeFileSync(1, results.join("\n"));

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
