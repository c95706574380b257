// Sorts all lines of the text at once, for it consists of sorted runs; the counts are the lines without a colon.
"use strict";

// process.stdout would load the streams of node first.
const { readFileSync, writeFileSync } = require("fs");

const lines = readFileSync(0, "latin1").split("\n");
writeFileSync(1, lines.filter((line) => line.charCodeAt(2) === 58).sort().join("\n"));
