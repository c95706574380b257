# Adds up for every minute of the day how many bookings have begun and how many have ended.
_, *numbers = $stdin.read.split.map!(&:to_i)
begins = Array.new(1441, 0)
stops = Array.new(1441, 0)
numbers.each_slice(2) do |start, stop|
  begins[start] += 1
  stops[stop] += 1
end
n_begun = n_ended = 0
begun = begins.map { |count| n_begun += count }
ended = stops.map { |count| n_ended += count }
# All that begin before the end, without those that end in time and the booking itself.
counts = numbers.each_slice(2).map { |start, stop| begun[stop - 1] - ended[start] - 1 }
$stdout.write(counts.join("\n"))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
