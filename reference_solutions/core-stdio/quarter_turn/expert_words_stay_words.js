// Never makes numbers of the words: takes those of each column from the last row on.
"use strict";

// process.stdout would load the streams of node first.
const { readFileSync, writeFileSync } = require("fs");

const [, ...rows] = readFileSync(0, "latin1").trimEnd().split("\n");
const table = rows.reverse().map((row) => row.split(" "));
writeFileSync(1, table[0].map((_, column) => table.map((row) => row[column]).join(" ")).join("\n"));

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
