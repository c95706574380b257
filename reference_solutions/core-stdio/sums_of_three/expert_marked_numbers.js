// Fixes the least; the middle one is below half of what is missing: for each, looks up whether the third is marked.
"use strict";

// process.stdout would load the streams of node first.
const { readFileSync, writeFileSync } = require("fs");

const LARGEST = 1000000;
const [, second, third] = readFileSync(0, "latin1").split("\n");
const numbers = Int32Array.from(second.split(" ")).sort();
const n = numbers.length;
const marks = new Uint8Array(2 * LARGEST + 1); // by number, from -1,000,000 on
for (const number of numbers) marks[number + LARGEST] = 1;

function waysTo(target) {
    let ways = 0;
    // As the least grows, less is missing: both ends of where the middle one may be go down.
    let low = n;
    let high = n;
    for (let least = 0; least < high; ++least) {
        const missing = target - numbers[least];
        while (low > 0 && numbers[low - 1] >= missing - numbers[n - 1]) --low;
        while (high > 0 && 2 * numbers[high - 1] >= missing) --high;
        for (let middle = Math.max(low, least + 1); middle < high; ++middle) {
            ways += marks[LARGEST + missing - numbers[middle]];
        }
    }
    return ways;
}

writeFileSync(1, third.split(" ").map(Number).map(waysTo).join("\n"));

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
