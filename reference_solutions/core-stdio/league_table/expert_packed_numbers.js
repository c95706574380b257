// Packs points, minutes and the team's index into one number, a double holds them exactly; sorts names among equals.
"use strict";

// process.stdout would load the streams of node first.
const { readFileSync, writeFileSync } = require("fs");

const MINUTES = 2 ** 20;
const TEAMS = 2 ** 11;
const [, ...lines] = readFileSync(0, "latin1").trimEnd().split("\n");
const names = [];
const teams = Float64Array.from(lines, (line, index) => {
    const [name, points, minutes] = line.split(" ");
    names.push(name);
    return ((1000000 - points) * MINUTES + Number(minutes)) * TEAMS + index;
}).sort();
const results = [];
for (let start = 0, end; start < teams.length; start = end) {
    const rank = Math.floor(teams[start] / TEAMS);
    const together = [];
    for (end = start; end < teams.length && Math.floor(teams[end] / TEAMS) === rank; ++end) {
        together.push(names[teams[end] % TEAMS]);
    }
    if (together.length > 1) together.sort();
    for (const name of together) results.push(`${start + 1} ${name}`);
}
writeFileSync(1, results.join("\n"));

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
