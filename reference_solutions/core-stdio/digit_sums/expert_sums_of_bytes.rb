# Lets the interpreter add up the bytes of each line, and takes the zeros off once.
sums = $stdin.read.split("\n").map { |number| number.sum - 48 * number.size }
$stdout.write(sums.join("\n"))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
