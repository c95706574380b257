// Never makes numbers of the words: takes those of each column from the last row on.
"use strict";

// process.stdout would load the streams of node first.
const { readFileSync, writeFileSync } = require("fs");

const [, ...rows] = readFileSync(0, "latin1").trimEnd().split("\n");
const table = rows.reverse().map((row) => row.split(" "));
writeFileSync(1, table[0].map((_, column) => table.map((row) => row[column]).join(" ")).join("\n"));
