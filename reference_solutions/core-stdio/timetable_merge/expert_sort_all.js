// Sorts all lines of the text at once, for it consists of sorted runs; the counts are the lines without a colon.
"use strict";

// process.stdout would load the streams of node first.
const { readFileSync, writeFileSync } = require("fs");

const lines = readFileSync(0, "latin1").split("\n");
writeFileSync(1, lines.filter((line) => line.charCodeAt(2) === 58).sort().join("\n"));

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
