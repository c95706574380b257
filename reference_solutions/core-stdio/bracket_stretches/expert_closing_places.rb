# Looks at closing brackets only: what a sound stretch needs in front of it is known from where it would begin.
PARTNER = Array.new(128)
PARTNER[")".ord] = "(".ord
PARTNER["]".ord] = "[".ord
PARTNER["}".ord] = "{".ord

results = $stdin.read.split.drop(1).map do |text|
  line = [0, *text.bytes] # in front stands what nothing closes
  lengths = Array.new(line.size, 0) # of the longest sound stretch that ends there
  longest = first = 0
  line.each_with_index do |bracket, place|
    partner = PARTNER[bracket] or next
    start = place - 1 - lengths[place - 1]
    next if line[start] != partner

    start -= lengths[start - 1]
    lengths[place] = length = place - start + 1
    if length > longest
      longest = length
      first = start
    end
  end
  "#{longest} #{first}"
end
$stdout.write(results.join("\n"))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
