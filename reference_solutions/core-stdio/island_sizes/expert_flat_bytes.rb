# Floods islands in one flat row of bytes; a rim of water replaces every test of bounds.
LAND = "#".ord
WATER = ".".ord

def sizes_of_islands(rows)
  stride = rows[0].size + 1
  rim = "." * stride
  chart = (rim + rows.join(".") + rim).bytes
  sizes = []
  chart.each_index do |start|
    next if chart[start] != LAND

    chart[start] = WATER
    island = [start]
    island.each do |cell| # the list grows on the way
      if chart[cell + 1] == LAND
        chart[cell + 1] = WATER
        island << cell + 1
      end
      if chart[cell + stride] == LAND
        chart[cell + stride] = WATER
        island << cell + stride
      end
      if chart[cell - 1] == LAND
        chart[cell - 1] = WATER
        island << cell - 1
      end
      if chart[cell - stride] == LAND
        chart[cell - stride] = WATER
        island << cell - stride
      end
    end
    sizes << island.size
  end
  sizes.sort!.reverse!
end

n_charts, *words = $stdin.read.split
results = Array.new(n_charts.to_i) do
  height, = words.shift(2)
  sizes = sizes_of_islands(words.shift(height.to_i))
  [sizes.size, *sizes].join(" ")
end
$stdout.write(results.join("\n"))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
