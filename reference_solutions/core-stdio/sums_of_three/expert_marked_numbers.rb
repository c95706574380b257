# Fixes the least; the middle one is below half of what is missing: for each, looks up whether the third is known.
n, _, *rest = $stdin.read.split.map!(&:to_i)
numbers = rest.shift(n).sort!
largest = numbers[-1]
known = numbers.to_h { |number| [number, true] }

results = rest.map do |target|
  ways = 0
  # As the least grows, less is missing: both ends of where the middle one may be go down.
  low = high = n
  numbers.each_with_index do |least, index|
    break if index >= high

    missing = target - least
    low -= 1 while low.positive? && numbers[low - 1] >= missing - largest
    high -= 1 while high.positive? && 2 * numbers[high - 1] >= missing
    middle = low > index ? low : index + 1
    while middle < high
      ways += 1 if known[missing - numbers[middle]]
      middle += 1
    end
  end
  ways
end
$stdout.write(results.join("\n"))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
