// Adds up over the whole line what each letter is worth in front of the next one; looks up two halves of the sum.
"use strict";

// process.stdout would load the streams of node first.
const { readFileSync, writeFileSync } = require("fs");

const UNITS = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
const TENS = ["", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC"];
const HUNDREDS = ["", "C", "CC", "CCC", "CD", "D", "DC", "DCC", "DCCC", "CM"];
const THOUSANDS = ["", "M", "MM", "MMM"];
const LOW = TENS.flatMap((tens) => UNITS.map((units) => tens + units));
const HIGH = THOUSANDS.flatMap((thousands) => HUNDREDS.map((hundreds) => thousands + hundreds));

// By five bits of both characters. The sign and the line feed share them with no letter, and are worth nothing.
const worth = new Int16Array(1024);
const VALUES = [1, 5, 10, 50, 100, 500, 1000];
const values = [..."IVXLCDM"].map((letter, index) => [letter.charCodeAt(0) & 31, VALUES[index]]);
for (const [letter, value] of values) {
    worth.fill(value, letter * 32, letter * 32 + 32);
    for (const [next, nextValue] of values) {
        if (nextValue > value) worth[letter * 32 + next] = -value;
    }
}

const text = readFileSync(0);
const results = [];
let number = 0;
for (let at = 0; at < text.length; ++at) {
    if (text[at] === 10) {
        const low = number % 100;
        results.push(HIGH[(number - low) / 100] + LOW[low]);
        number = 0;
    } else {
        number += worth[(text[at] & 31) * 32 + (text[at + 1] & 31)];
    }
}
writeFileSync(1, results.join("\n"));

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
