// Splits, reverses and joins line by line; reads everything at once, writes everything at once.
"use strict";

// process.stdout would load the streams of node first.
const { readFileSync, writeFileSync } = require("fs");

const lines = readFileSync(0, "latin1").split("\n");
writeFileSync(1, lines.map((line) => line.split(" ").reverse().join(" ")).join("\n"), "latin1");

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
