# Subtracts prefix sums; reads everything at once, writes everything at once.
n, _, *numbers = $stdin.read.split.map!(&:to_i)
ring = 0
upto = [0]
numbers.shift(n).each { |toll| upto << (ring += toll) }
before = [ring, *upto] # before[a] is what sections 1 to a - 1 cost
paid = numbers.each_slice(2).map do |a, b|
  a <= b ? upto[b] - before[a] : upto[b] - before[a] + ring
end
$stdout.write(paid.join("\n"))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
