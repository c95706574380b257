// Takes all points out of the text at once, and keeps balances in whole cents.
"use strict";

// process.stdout would load the streams of node first.
const { readFileSync, writeFileSync } = require("fs");

const lines = readFileSync(0, "latin1").replaceAll(".", "").split("\n");
lines.pop();
const balances = new Map();
const results = lines.map((line) => {
    const space = line.indexOf(" ");
    const name = line.slice(0, space);
    const cents = (balances.get(name) ?? 0) + Number(line.slice(space + 1));
    balances.set(name, cents);
    const rest = Math.abs(cents);
    const decimals = rest % 100;
    return `${cents < 0 ? "-" : ""}${(rest - decimals) / 100}.${decimals < 10 ? "0" : ""}${decimals}`;
});
writeFileSync(1, results.join("\n"));

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
