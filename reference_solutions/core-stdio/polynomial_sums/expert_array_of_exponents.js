// Reads each term in one go, for its form is known, and adds it up in an array.
"use strict";

// process.stdout would load the streams of node first.
const { readFileSync, writeFileSync } = require("fs");

const text = readFileSync(0);
const total = new Float64Array(301); // sums stay below 2^53
for (let at = 0; at < text.length; ) {
    if (text[at] === 10) {
        ++at;
        continue;
    }
    const negative = text[at++] === 45;
    let coefficient = 0;
    for (; text[at] !== 120; ++at) coefficient = coefficient * 10 + (text[at] - 48);
    let exponent = 0;
    for (at += 2; text[at] >= 48; ++at) exponent = exponent * 10 + (text[at] - 48);
    total[exponent] += negative ? -coefficient : coefficient;
}
let out = "";
for (let exponent = 300; exponent >= 0; --exponent) {
    if (total[exponent] !== 0) out += `${total[exponent] > 0 ? "+" : ""}${total[exponent]}x^${exponent}`;
}
writeFileSync(1, out || "0");

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
