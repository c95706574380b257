// Hashes each word while its letters are read, and counts in a flat table.
package main

import (
	"io"
	"os"
	"sort"
	"strconv"
)

const bits = 15 // of the table's size: there are at most 30,500 words, and few different ones of one or two letters

type word struct {
	letters string // empty where the slot is free
	count   int
}

// small gives for a letter the small one, and for any other character 0.
func small(character byte) byte {
	if character |= 32; 'a' <= character && character <= 'z' {
		return character
	}
	return 0
}

func main() {
	text, _ := io.ReadAll(os.Stdin)
	text = append(text, '\n')
	// Go's own maps hash by a key that differs from run to run.
	table := make([]word, 1<<bits)
	var words []*word
	for at := 0; at < len(text); at++ {
		letter := small(text[at])
		if letter == 0 {
			continue
		}
		start, hash := at, uint32(0)
		for ; letter != 0; letter = small(text[at]) {
			text[at] = letter
			hash = (hash + uint32(letter)) * 0x9E3779B1
			at++
		}
		letters := text[start:at]
		slot := hash >> (32 - bits)
		for table[slot].count > 0 && table[slot].letters != string(letters) {
			slot = (slot + 1) % (1 << bits)
		}
		if table[slot].count == 0 {
			table[slot].letters = string(letters)
			words = append(words, &table[slot])
		}
		table[slot].count++
	}
	sort.Slice(words, func(i, j int) bool {
		if words[i].count != words[j].count {
			return words[i].count > words[j].count
		}
		return words[i].letters < words[j].letters
	})
	out := make([]byte, 0, 2*len(text))
	for _, each := range words {
		out = append(append(out, each.letters...), ' ')
		out = append(strconv.AppendInt(out, int64(each.count), 10), '\n')
	}
	os.Stdout.Write(out)
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
