// Keeps all palindromes that end here in a tree, and looks at each series of them with one difference only once.
//
// The lengths of the palindromes that end at a place fall into O(log n) arithmetic series; what a series offers is
// known from the place one difference before, but for its shortest palindrome (Fici, Gagie, Kärkkäinen, Kempa: "A
// subquadratic algorithm for minimum palindromic factorization", 2014).
"use strict";

// process.stdout would load the streams of node first.
const { readFileSync, writeFileSync } = require("fs");

// The latter has the length -1: a letter on both sides of it is one letter.
const EMPTY = 0;
const IMAGINARY = 1;

const text = Buffer.concat([Buffer.from("\n"), readFileSync(0)]); // in front stands what no letter equals
const n = text.indexOf(10, 1) - 1;
const lengths = new Int16Array(n + 2);
const suffixes = new Int16Array(n + 2); // the longest palindrome that ends it, itself excepted
const differences = new Int16Array(n + 2); // of both lengths
const series = new Int16Array(n + 2); // the longest of those at its end that has another difference
const best = new Int16Array(n + 2); // the fewest pieces in front of one of its series, when it was seen last
const wider = new Int16Array(26 * (n + 2)); // with one letter more on both sides; 0 where none is known
const fewest = new Array(n + 1).fill(0);
lengths[IMAGINARY] = -1;
suffixes[EMPTY] = suffixes[IMAGINARY] = IMAGINARY;

function widened(place, inner) {
    while (text[place - 1 - lengths[inner]] !== text[place]) inner = suffixes[inner];
    return inner;
}

let nKnown = 2;
let longest = EMPTY;
for (let place = 1; place <= n; ++place) {
    const letter = text[place] - 97;
    const inner = widened(place, longest);
    longest = wider[26 * inner + letter];
    if (longest === 0) {
        longest = nKnown++;
        lengths[longest] = lengths[inner] + 2;
        if (lengths[longest] > 1) suffixes[longest] = wider[26 * widened(place, suffixes[inner]) + letter];
        const suffix = suffixes[longest];
        differences[longest] = lengths[longest] - lengths[suffix];
        series[longest] = differences[longest] === differences[suffix] ? series[suffix] : suffix;
        wider[26 * inner + letter] = longest;
    }
    let pieces = n;
    for (let each = longest; lengths[each] > 0; each = series[each]) {
        best[each] = fewest[place - lengths[series[each]] - differences[each]];
        if (series[each] !== suffixes[each]) best[each] = Math.min(best[each], best[suffixes[each]]);
        pieces = Math.min(pieces, best[each]);
    }
    fewest[place] = pieces + 1;
}
writeFileSync(1, fewest.slice(1).join(" "));

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
