// Counts in a hash map by a hash without a random key, and sorts in the end.
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::io::{self, Read, Write};

/// Takes five bits of each letter; nobody chose the words so that many collide.
#[derive(Default)]
struct LetterHasher(u64);

impl Hasher for LetterHasher {
    fn write(&mut self, letters: &[u8]) {
        for &letter in letters {
            self.0 = self.0.rotate_left(5) ^ u64::from(letter & 31);
        }
    }

    // The length of the word, which says nothing new.
    fn write_usize(&mut self, _: usize) {}

    fn finish(&self) -> u64 {
        self.0.wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(32)
    }
}

fn main() {
    let mut text = Vec::new();
    io::stdin().read_to_end(&mut text).unwrap();
    text.make_ascii_lowercase();
    let mut counts: HashMap<&[u8], u32, BuildHasherDefault<LetterHasher>> = HashMap::default();
    for word in text.split(|byte| !byte.is_ascii_lowercase()) {
        if !word.is_empty() {
            *counts.entry(word).or_insert(0) += 1;
        }
    }
    let mut words: Vec<_> = counts.into_iter().collect();
    words.sort_unstable_by(|(one, n_one), (other, n_other)| n_other.cmp(n_one).then_with(|| one.cmp(other)));
    let mut out = Vec::with_capacity(2 * text.len());
    for (word, count) in words {
        out.extend_from_slice(word);
        writeln!(out, " {}", count).unwrap();
    }
    io::stdout().write_all(&out).unwrap();
}
