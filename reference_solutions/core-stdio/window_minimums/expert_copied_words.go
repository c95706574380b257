// Keeps the readings that may still become the lowest in a flat row, and copies the words of the input to the output.
package main

import (
	"io"
	"os"
)

type reading struct {
	value, place int
	word         []byte // with the character behind it
}

// numbers holds what of the input has not been read.
type numbers []byte

func (rest *numbers) next() reading {
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
		number = -number
	}
	return reading{value: number, word: text[:at+1]}
}

func main() {
	text, _ := io.ReadAll(os.Stdin)
	rest := numbers(text)
	n, k := rest.next().value, rest.next().value
	waiting := make([]reading, n)
	first, end := 0, 0
	out := make([]byte, 0, 12*n)
	for place := 0; place < n; place++ {
		latest := rest.next()
		latest.place = place
		for end > first && waiting[end-1].value >= latest.value {
			end--
		}
		waiting[end] = latest
		end++
		if waiting[first].place == place-k {
			first++
		}
		if place >= k-1 {
			out = append(out, waiting[first].word...)
			out[len(out)-1] = '\n'
		}
	}
	os.Stdout.Write(out)
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
