// Adds up for every minute of the day how many bookings have begun and how many have ended.
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
const starts = new Int16Array(n);
const ends = new Int16Array(n);
const begun = new Int16Array(1441);
const ended = new Int16Array(1441);
for (let booking = 0; booking < n; ++booking) {
    ++begun[(starts[booking] = nextNumber())];
    ++ended[(ends[booking] = nextNumber())];
}
for (let minute = 1; minute <= 1440; ++minute) {
    begun[minute] += begun[minute - 1];
    ended[minute] += ended[minute - 1];
}
const counts = new Array(n);
for (let booking = 0; booking < n; ++booking) {
    // All that begin before the end, without those that end in time and the booking itself.
    counts[booking] = begun[ends[booking] - 1] - ended[starts[booking]] - 1;
}
writeFileSync(1, counts.join("\n"));

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
