// Halves how many free seats lie before each taken one; reads everything at once, writes everything at once.
"use strict";

// process.stdout would load the streams of node first.
const { readFileSync, writeFileSync } = require("fs");

const text = readFileSync(0);
let at = 0;

function nextNumber() {
    while (text[at] < 48) ++at;
    let number = 0;
    for (; text[at] >= 48; ++at) number = number * 10 + (text[at] - 48);
    return number;
}

const n = nextNumber();
const nQuestions = nextNumber();
const freeBefore = new Int32Array(n);
for (let place = 0; place < n; ++place) freeBefore[place] = nextNumber() - place - 1;
const seats = new Array(nQuestions);
for (let question = 0; question < nQuestions; ++question) {
    const k = nextNumber();
    let low = 0;
    let high = n;
    while (low < high) {
        const middle = (low + high) >> 1;
        if (freeBefore[middle] < k) low = middle + 1;
        else high = middle;
    }
    seats[question] = k + low;
}
writeFileSync(1, seats.join("\n"));

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
