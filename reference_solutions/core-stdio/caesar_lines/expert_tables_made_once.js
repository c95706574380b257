// Makes the table of characters for each number once, and shifts in place.
"use strict";

// process.stdout would load the streams of node first.
const { readFileSync, writeFileSync } = require("fs");

const tables = Array.from({ length: 26 }, (_, shift) => {
    const table = Uint8Array.from({ length: 128 }, (_, character) => character);
    for (let letter = 0; letter < 26; ++letter) {
        table[97 + letter] = 97 + ((letter + shift) % 26);
        table[65 + letter] = 65 + ((letter + shift) % 26);
    }
    return table;
});

const text = readFileSync(0);
let size = 0;
for (let at = 0; at < text.length; ++at) {
    let shift = text[at++] - 48;
    if (text[at] !== 32) shift = shift * 10 + (text[at++] - 48);
    const table = tables[shift];
    for (++at; text[at] !== 10; ++at) text[size++] = table[text[at]];
    text[size++] = 10;
}
writeFileSync(1, text.subarray(0, size));

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
