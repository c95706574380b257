// Makes the runs of a guest with a counter of its own, in node's V8: node wasm_v8.mjs MODULE RUNS REPEATS.
// RUNS is JSON: [{operation, program, input, room}], the bytes in base64. Prints, for each run, the counts of its windows
// in each repetition, as JSON.
import { readFileSync } from "node:fs";

const [, , modulePath, runsPath, repeats] = process.argv;
const module = new WebAssembly.Module(readFileSync(modulePath));

function windows({ operation, program, input, room }) {
  const { exports } = new WebAssembly.Instance(module, {});
  const counts = [];
  const write = (data) => {
    const address = exports.room(data.length) >>> 0;
    new Uint8Array(exports.memory.buffer).set(data, address);
  };
  const step = (name, ...given) => {
    const before = exports.count.value;
    if (exports[name](...given) !== 0) throw new Error(`${name} failed`);
    counts.push(Number(exports.count.value - before));
  };
  write(program);
  step("begin", operation, program.length);
  step("load");
  write(input);
  step("ready", input.length, room);
  step("call");
  step("result", room);
  return counts;
}

const runs = JSON.parse(readFileSync(runsPath)).map((run) => ({
  ...run,
  program: Buffer.from(run.program, "base64"),
  input: Buffer.from(run.input, "base64"),
}));
const found = runs.map((run) => Array.from({ length: Number(repeats) }, () => windows(run)));
console.log(JSON.stringify(found));
