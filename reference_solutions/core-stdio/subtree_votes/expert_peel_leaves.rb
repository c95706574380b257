# Peels leaves: an office is added to the one above as soon as all that report to it have been added.
_, *parents, votes = $stdin.read.split
parents.map!(&:to_i).unshift(0)
lead = [0]
votes.each_byte { |vote| lead << (vote == 65 ? 1 : -1) }
missing = Array.new(parents.size, 0)
parents.each { |parent| missing[parent] += 1 }
# Nobody stands at place 0, which reports to itself: it is never ready.
ready = parents.each_index.select { |office| missing[office].zero? }
ready.each do |office| # the list grows on the way
  parent = parents[office]
  lead[parent] += lead[office]
  ready << parent if (missing[parent] -= 1).zero?
end
result = +""
lead.shift
lead.each { |votes_ahead| result << (votes_ahead.positive? ? "A" : votes_ahead.negative? ? "B" : "=") }
$stdout.write(result)

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
