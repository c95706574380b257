// Looks at closing brackets only: what a sound stretch needs in front of it is known from where it would begin.
package main

import (
	"bytes"
	"io"
	"os"
	"strconv"
)

// For a closing bracket the one that it closes, for an opening one 1, for a line feed 0.
var partners = [256]byte{'(': 1, '[': 1, '{': 1, ')': '(', ']': '[', '}': '{'}

func main() {
	text, _ := io.ReadAll(os.Stdin)
	lengths := make([]int, len(text)) // of the longest sound stretch that ends at the place; 0 at opening brackets
	var out []byte
	// The line feed in front of each line is a bracket that nothing closes.
	for before := bytes.IndexByte(text, '\n'); before+1 < len(text); {
		longest, first, end := 0, 0, before+1
		for ; text[end] != '\n'; end++ {
			partner := partners[text[end]]
			if partner == 1 {
				continue
			}
			start := end - 1 - lengths[end-1]
			if text[start] != partner {
				continue
			}
			start -= lengths[start-1]
			lengths[end] = end - start + 1
			if lengths[end] > longest {
				longest, first = lengths[end], start-before
			}
		}
		out = append(strconv.AppendInt(out, int64(longest), 10), ' ')
		out = append(strconv.AppendInt(out, int64(first), 10), '\n')
		before = end
	}
	os.Stdout.Write(out)
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
