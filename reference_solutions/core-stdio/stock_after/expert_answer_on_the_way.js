// Goes through the log once and answers each question when its moment comes.
"use strict";

// process.stdout would load the streams of node first.
const { readFileSync, writeFileSync } = require("fs");

const lines = readFileSync(0, "latin1").split("\n");
const [n, nQuestions] = lines[0].split(" ").map(Number);
const asked = new Array(n + 1); // for each moment the questions about it
for (let question = 0; question < nQuestions; ++question) {
    const [item, moment] = lines[1 + n + question].split(" ");
    const entry = { question, item };
    if (asked[moment] === undefined) asked[moment] = [entry];
    else asked[moment].push(entry);
}
const stock = new Map();
const answers = new Array(nQuestions).fill(0);
for (let moment = 1; moment <= n; ++moment) {
    const [kind, item, amount] = lines[moment].split(" ");
    const before = stock.get(item) ?? 0;
    const after = kind === "in" ? before + Number(amount) : before - amount;
    if (after >= 0) stock.set(item, after);
    if (asked[moment] === undefined) continue;
    for (const { question, item: wanted } of asked[moment]) answers[question] = stock.get(wanted) ?? 0;
}
writeFileSync(1, answers.join("\n"));

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
