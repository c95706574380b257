// Gathers the words by what is left when one place is blotted out; each gathering is used up once.
"use strict";

// process.stdout would load the streams of node first.
const { readFileSync, writeFileSync } = require("fs");

const [, ...words] = readFileSync(0, "latin1").trimEnd().split("\n");
const length = words[0].length;
const gatherings = new Map();
const gatheredBy = words.map((word, index) => {
    const own = new Array(length);
    for (let place = 0; place < length; ++place) {
        const pattern = `${word.slice(0, place)}*${word.slice(place + 1)}`;
        let gathering = gatherings.get(pattern);
        if (gathering === undefined) gatherings.set(pattern, (gathering = []));
        gathering.push(index);
        own[place] = gathering;
    }
    return own;
});
const reached = new Uint8Array(words.length);
reached[0] = 1;
const counts = [];
for (let current = [0]; current.length > 0; ) {
    counts.push(current.length);
    const following = [];
    for (const word of current) {
        for (const gathering of gatheredBy[word]) {
            for (const other of gathering) {
                if (reached[other] === 1) continue;
                reached[other] = 1;
                following.push(other);
            }
            gathering.length = 0; // nobody needs it again
        }
    }
    current = following;
}
writeFileSync(1, counts.join(" "));

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
