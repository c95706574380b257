// Looks at closing brackets only: what a sound stretch needs in front of it is known from where it would begin.
use std::io::{self, Read, Write};

fn partner(bracket: u8) -> Option<u8> {
    match bracket {
        b')' => Some(b'('),
        b']' => Some(b'['),
        b'}' => Some(b'{'),
        _ => None,
    }
}

/// Returns the length of the longest sound stretch and where it begins; nothing closes the line's first byte.
fn longest(line: &[u8], lengths: &mut Vec<usize>) -> (usize, usize) {
    lengths.clear(); // each is of the longest sound stretch that ends at its place
    lengths.push(0);
    let (mut longest, mut first) = (0, 0);
    for (end, &bracket) in line.iter().enumerate().skip(1) {
        let mut length = 0;
        if let Some(partner) = partner(bracket) {
            let mut start = end - 1 - lengths[end - 1];
            if line[start] == partner {
                start -= lengths[start - 1];
                length = end - start + 1;
                if length > longest {
                    longest = length;
                    first = start;
                }
            }
        }
        lengths.push(length);
    }
    (longest, first)
}

fn main() {
    let mut text = Vec::new();
    io::stdin().read_to_end(&mut text).unwrap();
    let mut out = Vec::new();
    let mut lengths = Vec::new();
    // Each line begins with the line feed before it.
    let mut before = text.iter().position(|&byte| byte == b'\n').unwrap();
    while before + 1 < text.len() {
        let size = text[before + 1..].iter().position(|&byte| byte == b'\n').unwrap() + 1;
        let (length, first) = longest(&text[before..before + size], &mut lengths);
        writeln!(out, "{} {}", length, first).unwrap(); // 16 lines at most
        before += size;
    }
    io::stdout().write_all(&out).unwrap();
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
