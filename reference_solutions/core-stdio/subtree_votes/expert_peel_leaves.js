// Peels leaves: an office is added to the one above as soon as all that report to it have been added.
"use strict";

// process.stdout would load the streams of node first.
const { readFileSync, writeFileSync } = require("fs");

const text = readFileSync(0);
let at = 0;

function nextNumber() {
    let number = 0;
    for (; text[at] >= 48; ++at) number = number * 10 + (text[at] - 48);
    ++at;
    return number;
}

const n = nextNumber();
const parents = new Int16Array(n + 1);
const lead = new Int16Array(n + 1);
const missing = new Int16Array(n + 1); // how many that report to the office have not been added
for (let office = 1; office <= n; ++office) ++missing[(parents[office] = nextNumber())];
for (let office = 1; office <= n; ++office) lead[office] = text[at++] === 65 ? 1 : -1;
missing[0] = -1; // nobody stands there: it is never ready
for (let leaf = 1; leaf <= n; ++leaf) {
    // Goes up from each leaf; where another one comes later, that one goes on.
    for (let office = leaf; missing[office] === 0; ) {
        missing[office] = -1;
        const above = parents[office];
        lead[above] += lead[office];
        --missing[above];
        office = above;
    }
}
const result = Buffer.alloc(n);
for (let office = 1; office <= n; ++office) result[office - 1] = lead[office] > 0 ? 65 : lead[office] < 0 ? 66 : 61;
writeFileSync(1, result);

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
