// Splits, reverses and joins line by line; reads everything at once, writes everything at once.
"use strict";

// process.stdout would load the streams of node first.
const { readFileSync, writeFileSync } = require("fs");

const lines = readFileSync(0, "latin1").split("\n");
writeFileSync(1, lines.map((line) => line.split(" ").reverse().join(" ")).join("\n"), "latin1");
