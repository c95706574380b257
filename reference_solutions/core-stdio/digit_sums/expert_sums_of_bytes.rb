# Lets the interpreter add up the bytes of each line, and takes the zeros off once.
sums = $stdin.read.split("\n").map { |number| number.sum - 48 * number.size }
$stdout.write(sums.join("\n"))
