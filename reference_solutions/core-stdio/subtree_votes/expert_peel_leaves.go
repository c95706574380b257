// Peels leaves: an office is added to the one above as soon as all that report to it have been added.
package main

import (
	"io"
	"os"
)

// numbers holds what of the input has not been read.
type numbers []byte

func (rest *numbers) next() int {
	text := *rest
	at, number := 0, 0
	for ; text[at] >= '0'; at++ {
		number = number*10 + int(text[at]-'0')
	}
	*rest = text[at+1:]
	return number
}

type office struct {
	parent, lead int
	missing      int // how many that report to it have not been added
}

func main() {
	text, _ := io.ReadAll(os.Stdin)
	rest := numbers(text)
	n := rest.next()
	offices := make([]office, n+1)
	for i := 1; i <= n; i++ {
		parent := rest.next()
		offices[i].parent = parent
		offices[parent].missing++
	}
	for i := 1; i <= n; i++ {
		offices[i].lead = 1
		if rest[i-1] == 'B' {
			offices[i].lead = -1
		}
	}
	offices[0].missing = -1 // nobody stands there: it is never ready
	for leaf := 1; leaf <= n; leaf++ {
		// Goes up from each leaf; where another one comes later, that one goes on.
		for below := &offices[leaf]; below.missing == 0; {
			below.missing = -1
			above := &offices[below.parent]
			above.lead += below.lead
			above.missing--
			below = above
		}
	}
	out := make([]byte, n)
	for i, each := range offices[1:] {
		switch {
		case each.lead > 0:
			out[i] = 'A'
		case each.lead < 0:
			out[i] = 'B'
		default:
			out[i] = '='
		}
	}
	os.Stdout.Write(out)
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
