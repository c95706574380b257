// Fixes the least; the middle one is below half of what is missing: for each, looks up whether the third is marked.
package main

import (
	"io"
	"os"
	"sort"
	"strconv"
)

const largest = 1000000

var marks [2*largest + 1]uint8 // by number, from -1,000,000 on

// numbers holds what of the input has not been read.
type numbers []byte

func (rest *numbers) next() int {
	text := *rest
	at, number := 0, 0
	negative := text[0] == '-'
	if negative {
		at++
	}
	for ; text[at] >= '0'; at++ {
		number = number*10 + int(text[at]-'0')
	}
	*rest = text[at+1:]
	if negative {
		return -number
	}
	return number
}

func waysTo(target int, sorted []int) int {
	ways := 0
	// As the least grows, less is missing: both ends of where the middle one may be go down.
	low, high := len(sorted), len(sorted)
	for i := 0; i < high; i++ {
		missing := target - sorted[i]
		for low > 0 && sorted[low-1] >= missing-sorted[len(sorted)-1] {
			low--
		}
		for high > 0 && 2*sorted[high-1] >= missing {
			high--
		}
		middle := low
		if middle <= i {
			middle = i + 1
		}
		for ; middle < high; middle++ {
			ways += int(marks[largest+missing-sorted[middle]])
		}
	}
	return ways
}

func main() {
	text, _ := io.ReadAll(os.Stdin)
	rest := numbers(text)
	sorted, targets := make([]int, rest.next()), rest.next()
	for i := range sorted {
		sorted[i] = rest.next()
		marks[sorted[i]+largest] = 1
	}
	sort.Ints(sorted)
	var out []byte
	for ; targets > 0; targets-- {
		out = append(strconv.AppendInt(out, int64(waysTo(rest.next(), sorted)), 10), '\n')
	}
	os.Stdout.Write(out)
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
