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
