// Reads as many digits at a time as a double holds exactly, and lets big integers write.
"use strict";

// process.stdout would load the streams of node first.
const { readFileSync, writeFileSync } = require("fs");

// By base, how many digits are below 2^53.
const SIZES = Array.from({ length: 17 }, (_, base) => (base < 2 ? 0 : Math.floor(52 / Math.log2(base))));

function numberOf(text, base) {
    const size = SIZES[base];
    if (text.length <= size) return parseInt(text, base);
    const step = BigInt(base ** size);
    let end = text.length % size;
    let number = BigInt(end > 0 ? parseInt(text.slice(0, end), base) : 0);
    for (; end < text.length; end += size) number = number * step + BigInt(parseInt(text.slice(end, end + size), base));
    return number;
}

const lines = readFileSync(0, "latin1").split("\n");
lines.pop();
const results = lines.map((line) => {
    const [text, given, wanted] = line.split(" ");
    return numberOf(text, Number(given)).toString(Number(wanted));
});
writeFileSync(1, results.join("\n"));

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
