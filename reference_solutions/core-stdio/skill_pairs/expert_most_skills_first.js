// Takes people with many skills first, and stops where two cannot have enough together, even without a common one.
"use strict";

// process.stdout would load the streams of node first.
const { readFileSync, writeFileSync } = require("fs");

function countBits(bits) {
    bits -= (bits >> 1) & 0x55555555;
    bits = (bits & 0x33333333) + ((bits >> 2) & 0x33333333);
    bits = (bits + (bits >> 4)) & 0x0f0f0f0f;
    return Math.imul(bits, 0x01010101) >> 24;
}

const [, ...lines] = readFileSync(0, "latin1").trimEnd().split("\n");
// Integers of 32 bits are what bits can be taken of: the skills are halved.
const people = lines.map((line) => {
    const skills = line.split(" ");
    let low = 0;
    let high = 0;
    for (const skill of skills) {
        if (skill < 30) low |= 1 << skill;
        else high |= 1 << (skill - 30);
    }
    return { low, high, count: skills.length };
});
people.sort((one, other) => other.count - one.count);
let best = 0;
let nPairs = 0;
for (let i = 0; i < people.length; ++i) {
    const one = people[i];
    for (let j = i + 1; j < people.length; ++j) {
        const other = people[j];
        if (one.count + other.count < best) break;
        const together = countBits(one.low | other.low) + countBits(one.high | other.high);
        if (together > best) {
            best = together;
            nPairs = 0;
        }
        if (together === best) ++nPairs;
    }
}
writeFileSync(1, `${best} ${nPairs}`);

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
