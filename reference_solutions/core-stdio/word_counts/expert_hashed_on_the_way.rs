// Hashes each word while its letters are read, and counts in a flat table.
use std::io::{self, Read, Write};
use std::ops::Range;

const BITS: u32 = 15; // of the table's size; there are at most 30,500 words, and far fewer different ones

struct Word {
    letters: Range<usize>,
    count: u32,
}

/// For a letter the small one, for any other character 0.
fn small(character: u8) -> u8 {
    let letter = character | 32;
    if letter.is_ascii_lowercase() {
        letter
    } else {
        0
    }
}

/// Counts the words of a text, and makes its letters small.
fn count_words(text: &mut [u8]) -> Vec<Word> {
    let mut table = vec![u16::MAX; 1 << BITS]; // where each word lies in the list; the largest where the slot is free
    let mut words: Vec<Word> = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let (start, mut hash) = (at, 0u32);
        while at < text.len() {
            let letter = small(text[at]);
            if letter == 0 {
                break;
            }
            text[at] = letter;
            hash = hash.wrapping_add(u32::from(letter)).wrapping_mul(0x9E37_79B1);
            at += 1;
        }
        let end = at;
        at += 1;
        if end == start {
            continue;
        }
        let mut slot = (hash >> (32 - BITS)) as usize;
        loop {
            match words.get_mut(usize::from(table[slot])) {
                None => {
                    table[slot] = words.len() as u16;
                    words.push(Word { letters: start..end, count: 1 });
                    break;
                }
                Some(word) if text[word.letters.clone()] == text[start..end] => {
                    word.count += 1;
                    break;
                }
                Some(_) => slot = (slot + 1) % (1 << BITS),
            }
        }
    }
    words
}

fn main() {
    let mut text = Vec::new();
    io::stdin().read_to_end(&mut text).unwrap();
    let mut words = count_words(&mut text);
    words.sort_unstable_by(|one, other| {
        let by_letters = || text[one.letters.clone()].cmp(&text[other.letters.clone()]);
        other.count.cmp(&one.count).then_with(by_letters)
    });
    let mut out = Vec::with_capacity(2 * text.len());
    for word in words {
        out.extend_from_slice(&text[word.letters]);
        writeln!(out, " {}", word.count).unwrap();
    }
    io::stdout().write_all(&out).unwrap();
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
