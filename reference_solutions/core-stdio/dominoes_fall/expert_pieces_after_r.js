// Cuts the row at each R: of the piece behind it, only what comes before its first and after its last L is special.
"use strict";

// process.stdout would load the streams of node first.
const { readFileSync, writeFileSync } = require("fs");

function fallenBehindR(piece) {
    const first = piece.indexOf("L");
    if (first < 0) return "R".repeat(piece.length);
    const half = first >> 1;
    const end = piece.lastIndexOf("L") + 1;
    return "R".repeat(half) + piece.slice(half, first - half) + "L".repeat(end - first + half) + piece.slice(end);
}

function fallen(row) {
    const [head, ...pieces] = row.split("R");
    const end = head.lastIndexOf("L") + 1;
    return ["L".repeat(end) + head.slice(end), ...pieces.map(fallenBehindR)].join("R");
}

const [, ...rows] = readFileSync(0, "latin1").trimEnd().split("\n");
writeFileSync(1, rows.map(fallen).join("\n"));

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
