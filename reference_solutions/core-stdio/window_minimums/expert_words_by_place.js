// Keeps in a flat row the places of readings that may still become the lowest; words of the input are the output.
"use strict";

// process.stdout would load the streams of node first.
const { readFileSync, writeFileSync } = require("fs");

const [head, body] = readFileSync(0, "latin1").split("\n");
const [n, k] = head.split(" ").map(Number);
const words = body.split(" ");
const readings = Int32Array.from(words);
const waiting = new Int16Array(n);
const lowest = new Array(n - k + 1);
let first = 0;
let end = 0;
for (let place = 0; place < n; ++place) {
    const reading = readings[place];
    while (end > first && readings[waiting[end - 1]] >= reading) --end;
    waiting[end++] = place;
    if (waiting[first] === place - k) ++first;
    if (place >= k - 1) lowest[place - k + 1] = words[waiting[first]];
}
writeFileSync(1, lowest.join("\n"));

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
