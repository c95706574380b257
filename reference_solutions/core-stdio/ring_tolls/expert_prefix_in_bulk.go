// Subtracts prefix sums; reads everything at once, writes everything at once.
package main

import (
	"io"
	"os"
	"strconv"
)

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

func main() {
	text, _ := io.ReadAll(os.Stdin)
	rest := numbers(text)
	n, trips := rest.next(), rest.next()
	upto := make([]int, n+1)
	for section := 1; section <= n; section++ {
		upto[section] = upto[section-1] + rest.next()
	}
	out := make([]byte, 0, 12*trips)
	for ; trips > 0; trips-- {
		a, b := rest.next(), rest.next()
		paid := upto[b] - upto[a-1]
		if a > b {
			paid += upto[n]
		}
		out = append(strconv.AppendInt(out, int64(paid), 10), '\n')
	}
	os.Stdout.Write(out)
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
