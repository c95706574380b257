// Finds all words of the text by one pattern, and sorts by counts what is in alphabetical order.
"use strict";

// process.stdout would load the streams of node first.
const { readFileSync, writeFileSync } = require("fs");

const counts = new Map();
for (const word of readFileSync(0, "latin1").toLowerCase().match(/[a-z]+/g) ?? []) {
    counts.set(word, (counts.get(word) ?? 0) + 1);
}
// Sorting keeps the order of equals.
const words = [...counts.keys()].sort().sort((one, other) => counts.get(other) - counts.get(one));
writeFileSync(1, words.map((word) => `${word} ${counts.get(word)}`).join("\n"));

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
