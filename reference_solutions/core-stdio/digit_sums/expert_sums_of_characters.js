// Adds up all characters of a line, and takes the zeros off once: one loop over the bytes of the whole input.
"use strict";

// process.stdout would load the streams of node first.
const { readFileSync, writeFileSync } = require("fs");

function sumsOfLines(text) {
    const sums = [];
    let total = 0;
    let start = 0;
    for (let place = 0; place < text.length; ++place) {
        const character = text[place];
        if (character === 10) {
            sums.push(total - 48 * (place - start));
            total = 0;
            start = place + 1;
        } else {
            total += character;
        }
    }
    return sums;
}

writeFileSync(1, sumsOfLines(readFileSync(0)).join("\n"));

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
