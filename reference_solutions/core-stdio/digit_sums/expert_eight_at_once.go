// Adds up eight digits at once, as the bytes of one number.
package main

import (
	"encoding/binary"
	"io"
	"os"
	"strconv"
)

const everyByte = 0x0101010101010101

func main() {
	text, _ := io.ReadAll(os.Stdin)
	end := len(text)
	text = append(text, make([]byte, 8)...) // so that eight bytes can be taken anywhere
	out := make([]byte, 0, end)
	for at := 0; at < end; at++ {
		total := uint64(0)
		for {
			eight := binary.LittleEndian.Uint64(text[at:])
			// Digits have the bit 16, a line feed has not.
			if eight&(16*everyByte) != 16*everyByte {
				break
			}
			total += eight & (15 * everyByte) * everyByte >> 56
			at += 8
		}
		for ; text[at] != '\n'; at++ {
			total += uint64(text[at] - '0')
		}
		out = append(strconv.AppendUint(out, total, 10), '\n')
	}
	os.Stdout.Write(out)
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
