// Sorts starts and ends apart: a gap in what they cover lies where as many have ended as began.
"use strict";

// process.stdout would load the streams of node first.
const { readFileSync, writeFileSync } = require("fs");

const text = readFileSync(0);
let at = 0;

function nextAddress() {
    let address = 0;
    for (let part = 0; part < 4; ++part, ++at) {
        let number = 0;
        for (; text[at] >= 48; ++at) number = number * 10 + (text[at] - 48);
        address = address * 256 + number;
    }
    return address;
}

const starts = [];
const ends = [];
const results = [];
while (at < text.length) {
    const start = nextAddress();
    const end = nextAddress();
    starts.push(start);
    ends.push(end);
    results.push(end - start + 1);
}
const sortedStarts = Float64Array.from(starts).sort();
const sortedEnds = Float64Array.from(ends).sort();
let covered = 0;
let first = sortedStarts[0];
for (let range = 1; range <= starts.length; ++range) {
    if (range < starts.length && sortedStarts[range] <= sortedEnds[range - 1]) continue;
    covered += sortedEnds[range - 1] - first + 1;
    first = sortedStarts[range];
}
results.push(covered);
writeFileSync(1, results.join("\n"));

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
