// Stamps the walk's number on each cell of a floor so large that no walk leaves it: nothing is ever wiped away.
"use strict";

// process.stdout would load the streams of node first.
const { readFileSync, writeFileSync } = require("fs");

const STRIDE = 2048; // a walk has at most 940 moves
const CENTRE = 1024 * STRIDE + 1024;
const stamps = new Uint8Array(2048 * STRIDE);
const moves = new Int16Array(128);
moves["N".charCodeAt(0)] = STRIDE;
moves["E".charCodeAt(0)] = 1;
moves["S".charCodeAt(0)] = -STRIDE;
moves["W".charCodeAt(0)] = -1;

const text = readFileSync(0);
const results = [];
for (let at = text.indexOf(10) + 1, walk = 1; at < text.length; ++at, ++walk) {
    let cell = CENTRE;
    stamps[cell] = walk;
    let back = 0;
    for (; text[at] !== 10; ++at) {
        cell += moves[text[at]];
        if (stamps[cell] === walk) ++back;
        else stamps[cell] = walk;
    }
    results.push(back);
}
writeFileSync(1, results.join("\n"));

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
