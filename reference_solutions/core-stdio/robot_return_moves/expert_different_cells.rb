# Numbers the cells and lets the interpreter count the different ones: all other moves lead back.
STRIDE = 2000 # a walk has at most 940 moves
MOVES = Array.new(128)
MOVES["N".ord] = STRIDE
MOVES["E".ord] = 1
MOVES["S".ord] = -STRIDE
MOVES["W".ord] = -1

results = $stdin.read.split.drop(1).map do |walk|
  cell = 0
  cells = walk.bytes
  cells.map! { |letter| cell += MOVES[letter] }
  cells << 0
  cells.size - cells.uniq.size
end
$stdout.write(results.join("\n"))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
