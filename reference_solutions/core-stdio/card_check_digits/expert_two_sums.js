// Keeps two sums on the way, one for each digit that may be the last: the next digit exchanges them.
"use strict";

// process.stdout would load the streams of node first.
const { readFileSync, writeFileSync } = require("fs");

const DOUBLED = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9];
const text = readFileSync(0);
const out = Buffer.alloc(text.length);
let size = 0;
let lastDoubled = 0;
let lastPlain = 0;
for (let at = 0; at < text.length; ++at) {
    if (text[at] === 10) {
        out[size++] = 48 + ((10 - (lastDoubled % 10)) % 10);
        out[size++] = 10;
        lastDoubled = lastPlain = 0;
    } else {
        const digit = text[at] - 48;
        const plain = lastDoubled + digit;
        lastDoubled = lastPlain + DOUBLED[digit];
        lastPlain = plain;
    }
}
writeFileSync(1, out.subarray(0, size));

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
