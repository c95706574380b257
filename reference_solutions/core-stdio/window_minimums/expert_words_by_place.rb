# Keeps in a flat row the places of readings that may still become the lowest; words of the input are the output.
_, k, *words = $stdin.read.split
k = k.to_i
readings = words.map(&:to_i)
waiting = []
first = 0 # of those that wait: what lies in front of it has left the window
lowest = []
readings.each_with_index do |reading, place|
  waiting.pop while waiting.size > first && readings[waiting[-1]] >= reading
  waiting << place
  first += 1 if waiting[first] == place - k
  lowest << words[waiting[first]] if place >= k - 1
end
$stdout.write(lowest.join("\n"))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
