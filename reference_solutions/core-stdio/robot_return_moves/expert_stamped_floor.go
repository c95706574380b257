// Stamps the walk's number on each cell of a floor so large that no walk leaves it: nothing is ever wiped away.
package main

import (
	"bytes"
	"io"
	"os"
	"strconv"
)

const (
	stride = 2048 // a walk has at most 940 moves
	centre = 1024*stride + 1024
)

var (
	stamps [2048 * stride]uint8
	moves  = [256]int{'N': stride, 'E': 1, 'S': -stride, 'W': -1}
)

func main() {
	text, _ := io.ReadAll(os.Stdin)
	var out []byte
	walk := uint8(1)
	for at := bytes.IndexByte(text, '\n') + 1; at < len(text); at++ {
		cell, back := centre, 0
		stamps[cell] = walk
		for ; text[at] != '\n'; at++ {
			cell += moves[text[at]]
			if stamps[cell] == walk {
				back++
			}
			stamps[cell] = walk
		}
		out = append(strconv.AppendInt(out, int64(back), 10), '\n')
		walk++
	}
	os.Stdout.Write(out)
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
