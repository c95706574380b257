// Looks at closing brackets only: what a sound stretch needs in front of it is known from where it would begin.
"use strict";

// process.stdout would load the streams of node first.
const { readFileSync, writeFileSync } = require("fs");

// For a closing bracket the one that it closes, for an opening one 1, for a line feed 0.
const PARTNER = new Uint8Array(128);
for (const opening of "([{") PARTNER[opening.charCodeAt(0)] = 1;
for (const [opening, closing] of ["()", "[]", "{}"]) PARTNER[closing.charCodeAt(0)] = opening.charCodeAt(0);

const text = readFileSync(0);
const lengths = new Int16Array(text.length); // of the longest sound stretch that ends at the place
const results = [];

// The line feed in front of each line is a bracket that nothing closes.
let before = text.indexOf(10);
while (before + 1 < text.length) {
    let longest = 0;
    let first = 0;
    let end = before + 1;
    for (let partner; (partner = PARTNER[text[end]]) !== 0; ++end) {
        if (partner === 1) continue;
        let start = end - 1 - lengths[end - 1];
        if (text[start] !== partner) continue;
        start -= lengths[start - 1];
        const length = end - start + 1;
        lengths[end] = length;
        if (length > longest) {
            longest = length;
            first = start - before;
        }
    }
    results.push(`${longest} ${first}`);
    before = end;
}
writeFileSync(1, results.join("\n"));

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
