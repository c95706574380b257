// Takes each row apart into runs of land, and joins those that touch a run of the row above.
package main

import (
	"bytes"
	"io"
	"os"
	"sort"
	"strconv"
)

type run struct {
	start, end int // the end is the place behind the last cell
	island     int // another run of the same island that came before, or the run itself
	size       int // of the whole island, where the run stands for it
}

type chart []run

func (runs chart) islandOf(one int) int {
	for runs[one].island != one {
		runs[one].island = runs[runs[one].island].island
		one = runs[one].island
	}
	return one
}

func (runs chart) join(one, other int) {
	one, other = runs.islandOf(one), runs.islandOf(other)
	if one != other {
		runs[other].island = one
		runs[one].size += runs[other].size
	}
}

func readChart(rows [][]byte) chart {
	var runs chart
	above := 0
	for _, row := range rows {
		first := len(runs)
		for column := 0; ; {
			for column < len(row) && row[column] == '.' {
				column++
			}
			if column == len(row) {
				break
			}
			start := column
			for column < len(row) && row[column] == '#' {
				column++
			}
			latest := len(runs)
			runs = append(runs, run{start, column, latest, column - start})
			// Runs above that end before this one begins touch no later one either.
			for above < first && runs[above].end <= start {
				above++
			}
			for touched := above; touched < first && runs[touched].start < column; touched++ {
				runs.join(touched, latest)
			}
		}
		above = first
	}
	return runs
}

func main() {
	text, _ := io.ReadAll(os.Stdin)
	lines := bytes.Split(text, []byte("\n"))
	var out []byte
	charts, _ := strconv.Atoi(string(lines[0]))
	for lines = lines[1:]; charts > 0; charts-- {
		word, _, _ := bytes.Cut(lines[0], []byte(" "))
		height, _ := strconv.Atoi(string(word))
		var sizes []int
		for i, each := range readChart(lines[1 : 1+height]) {
			if each.island == i {
				sizes = append(sizes, each.size)
			}
		}
		sort.Sort(sort.Reverse(sort.IntSlice(sizes)))
		out = strconv.AppendInt(out, int64(len(sizes)), 10)
		for _, size := range sizes {
			out = strconv.AppendInt(append(out, ' '), int64(size), 10)
		}
		out = append(out, '\n')
		lines = lines[1+height:]
	}
	os.Stdout.Write(out)
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
