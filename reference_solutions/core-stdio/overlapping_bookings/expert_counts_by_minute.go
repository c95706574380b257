// Adds up for every minute of the day how many bookings have begun and how many have ended.
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
	for ; text[at] >= '0'; at++ {
		number = number*10 + int(text[at]-'0')
	}
	*rest = text[at+1:]
	return number
}

func main() {
	text, _ := io.ReadAll(os.Stdin)
	rest := numbers(text)
	bookings := make([]struct{ start, end int }, rest.next())
	var begun, ended [1441]int
	for i := range bookings {
		booking := &bookings[i]
		booking.start, booking.end = rest.next(), rest.next()
		begun[booking.start]++
		ended[booking.end]++
	}
	for minute := 1; minute <= 1440; minute++ {
		begun[minute] += begun[minute-1]
		ended[minute] += ended[minute-1]
	}
	out := make([]byte, 0, 5*len(bookings))
	for _, booking := range bookings {
		// All that begin before the end, without those that end in time and the booking itself.
		count := begun[booking.end-1] - ended[booking.start] - 1
		out = append(strconv.AppendInt(out, int64(count), 10), '\n')
	}
	os.Stdout.Write(out)
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
