# Turns the whole text at once into small letters and spaces; splitting and counting is done by the interpreter.
counts = $stdin.read.downcase.tr("^a-z", " ").split.tally
by_count = Hash.new { |lists, count| lists[count] = [] }
counts.keys.sort!.each { |word| by_count[counts[word]] << word }
lines = by_count.keys.sort!.reverse!.flat_map { |count| by_count[count].map { |word| "#{word} #{count}" } }
$stdout.write(lines.join("\n"))
