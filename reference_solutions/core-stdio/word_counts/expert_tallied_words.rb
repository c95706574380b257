# Turns the whole text at once into small letters and spaces; splitting and counting is done by the interpreter.
counts = $stdin.read.downcase.tr("^a-z", " ").split.tally
by_count = Hash.new { |lists, count| lists[count] = [] }
counts.keys.sort!.each { |word| by_count[counts[word]] << word }
lines = by_count.keys.sort!.reverse!.flat_map { |count| by_count[count].map { |word| "#{word} #{count}" } }
$stdout.write(lines.join("\n"))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
