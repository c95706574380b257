"""The guest of effbench's wasm sandbox: ``guest.wasm`` beside this file."""
