// Takes each row apart into runs of land, and joins those that touch a run of the row above.
"use strict";

// process.stdout would load the streams of node first.
const { readFileSync, writeFileSync } = require("fs");

const MOST_RUNS = 36 * 18;
const starts = new Uint8Array(MOST_RUNS);
const ends = new Uint8Array(MOST_RUNS); // the places behind the last cells
const islands = new Int16Array(MOST_RUNS); // another run of the same island that came before, or the run itself
const sizes = new Int16Array(MOST_RUNS); // of the whole island, where the run stands for it

function islandOf(run) {
    while (islands[run] !== run) run = islands[run] = islands[islands[run]];
    return run;
}

function join(one, other) {
    one = islandOf(one);
    other = islandOf(other);
    if (one === other) return;
    islands[other] = one;
    sizes[one] += sizes[other];
}

function findRuns(rows) {
    let above = 0;
    let nRuns = 0;
    for (const row of rows) {
        const first = nRuns;
        for (let start = row.indexOf("#"); start >= 0; ) {
            const water = row.indexOf(".", start);
            const end = water < 0 ? row.length : water;
            starts[nRuns] = start;
            ends[nRuns] = end;
            islands[nRuns] = nRuns;
            sizes[nRuns] = end - start;
            // Runs above that end before this one begins touch no later one either.
            while (above < first && ends[above] <= start) ++above;
            for (let touched = above; touched < first && starts[touched] < end; ++touched) join(touched, nRuns);
            ++nRuns;
            start = water < 0 ? -1 : row.indexOf("#", water);
        }
        above = first;
    }
    return nRuns;
}

const lines = readFileSync(0, "latin1").split("\n");
const results = [];
for (let line = 1, charts = Number(lines[0]); charts > 0; --charts) {
    const height = parseInt(lines[line], 10);
    const nRuns = findRuns(lines.slice(line + 1, line + 1 + height));
    const found = [];
    for (let run = 0; run < nRuns; ++run) {
        if (islands[run] === run) found.push(sizes[run]);
    }
    found.sort((one, other) => other - one);
    results.push([found.length, ...found].join(" "));
    line += 1 + height;
}
writeFileSync(1, results.join("\n"));

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
