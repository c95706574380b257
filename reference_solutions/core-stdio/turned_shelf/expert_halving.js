// Turns the row back and halves it; reads everything at once, writes everything at once.
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
const nQuestions = nextNumber();
const volumes = new Int32Array(2 * n); // twice the row: from the least volume on it is in order
let turned = 0; // how many stand in front of the least one
for (let place = 0; place < n; ++place) {
    volumes[place] = volumes[n + place] = nextNumber();
    if (place > 0 && volumes[place] < volumes[place - 1]) turned = place;
}
const positions = new Array(nQuestions);
for (let question = 0; question < nQuestions; ++question) {
    const wanted = nextNumber();
    let low = turned;
    let high = turned + n;
    while (low < high) {
        const middle = (low + high) >> 1;
        if (volumes[middle] < wanted) low = middle + 1;
        else high = middle;
    }
    positions[question] = low === turned + n ? 0 : low < n ? low + 1 : low + 1 - n;
}
writeFileSync(1, positions.join("\n"));

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
