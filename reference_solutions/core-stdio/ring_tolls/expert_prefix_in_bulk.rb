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
