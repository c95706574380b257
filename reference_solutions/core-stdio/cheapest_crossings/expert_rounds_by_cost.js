// Costs are small: lets cells wait in one list for each of the next few costs; a cell is reached cheapest at first.
"use strict";

// process.stdout would load the streams of node first.
const { readFileSync, writeFileSync } = require("fs");

const [head, ...rows] = readFileSync(0, "latin1").trimEnd().split("\n");
const stride = parseInt(head.split(" ")[1], 10) + 1;
const rim = "#".repeat(stride);
const chart = Buffer.from(`${rim}${rows.join("#")}${rim}`, "latin1");
const costs = new Int16Array(chart.length); // 0 where a cell was not reached
const waiting = Array.from({ length: 10 }, () => []); // by the last digit of the cost
let cost = chart[stride] - 48;
costs[stride] = cost;
waiting[cost].push(stride);
for (let nWaiting = 1; nWaiting > 0; ++cost) {
    const now = waiting[cost % 10];
    nWaiting -= now.length;
    waiting[cost % 10] = [];
    for (const cell of now) {
        for (const neighbour of [cell + 1, cell + stride, cell - 1, cell - stride]) {
            const price = chart[neighbour] - 48;
            if (price <= 0 || costs[neighbour] !== 0) continue; // a cliff is below 0
            costs[neighbour] = cost + price;
            waiting[(cost + price) % 10].push(neighbour);
            ++nWaiting;
        }
    }
}
const bottom = costs.subarray(stride * rows.length, stride * (rows.length + 1) - 1);
writeFileSync(1, Array.from(bottom, (each) => each || "-").join(" "));

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
