// Powers repeat after as many steps as m has units, once the exponent is no less than that: reduces the exponent.
"use strict";

// process.stdout would load the streams of node first.
const { readFileSync, writeFileSync } = require("fs");

function numberOfUnits(m) {
    let units = m;
    for (let factor = 2; factor * factor <= m; ++factor) {
        if (m % factor !== 0) continue;
        units -= units / factor;
        while (m % factor === 0) m /= factor;
    }
    return m > 1 ? units - units / m : units;
}

const [head, ...lines] = readFileSync(0, "latin1").trimEnd().split("\n");
const m = parseInt(head, 10);
const period = numberOfUnits(m);

// Products stay below 2^53: all factors are below two million.
function reducedPower(base, exponent) {
    // Keeps apart what is below the period and what is not: only the latter may be reduced.
    const reduced = (number) => (number < 2 * period ? number : (number % period) + period);
    let result = 1;
    for (;;) {
        if (exponent % 2 === 1) result = reduced(result * base);
        exponent >>= 1;
        if (exponent === 0) return result;
        base = reduced(base * base);
    }
}

function power(base, exponent) {
    let result = 1;
    for (;;) {
        if (exponent % 2 === 1) result = (result * base) % m;
        exponent >>= 1;
        if (exponent === 0) return result % m;
        base = (base * base) % m;
    }
}

const results = lines.map((line) => {
    const [a, b, c] = line.split(" ");
    return power(Number(a), reducedPower(Number(b), Number(c)));
});
writeFileSync(1, results.join("\n"));

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
