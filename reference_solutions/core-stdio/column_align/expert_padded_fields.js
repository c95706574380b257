// Pads every field by the library, and joins what is padded.
"use strict";

// process.stdout would load the streams of node first.
const { readFileSync, writeFileSync } = require("fs");

const rows = readFileSync(0, "latin1").split("\n");
rows.pop();
const table = rows.map((row) => row.split(";"));
const widths = new Array(table[0].length).fill(0);
for (const row of table) {
    for (let column = 0; column < row.length; ++column) {
        if (row[column].length > widths[column]) widths[column] = row[column].length;
    }
}
let out = "";
for (const row of table) {
    for (let column = 0; column < row.length; ++column) out += row[column].padEnd(widths[column] + 2);
    out += "\n";
}
writeFileSync(1, out, "latin1");

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
