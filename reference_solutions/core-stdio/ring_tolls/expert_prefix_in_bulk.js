// Subtracts prefix sums; reads everything at once, writes everything at once.
"use strict";

// process.stdout would load the streams of node first.
const { readFileSync, writeFileSync } = require("fs");

const text = readFileSync(0);
let at = 0;

function nextNumber() {
    const negative = text[at] === 45;
    if (negative) ++at;
    let number = 0;
    for (; text[at] >= 48; ++at) number = number * 10 + (text[at] - 48);
    ++at;
    return negative ? -number : number;
}

const n = nextNumber();
const nTrips = nextNumber();
const upto = new Int32Array(n + 1); // sums stay below 1,200 million
for (let section = 1; section <= n; ++section) upto[section] = upto[section - 1] + nextNumber();
const paid = new Array(nTrips);
for (let trip = 0; trip < nTrips; ++trip) {
    const a = nextNumber();
    const b = nextNumber();
    paid[trip] = upto[b] - upto[a - 1] + (a > b ? upto[n] : 0);
}
writeFileSync(1, paid.join("\n"));

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
