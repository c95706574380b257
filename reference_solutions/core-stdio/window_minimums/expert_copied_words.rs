// Keeps the readings that may still become the lowest in a flat row, and copies the words of the input to the output.
use std::io::{self, Read, Write};

#[derive(Clone, Copy)]
struct Reading<'a> {
    value: i32,
    place: usize,
    word: &'a [u8],
}

/// Takes the next number, its word, and the one character behind it off the text.
fn next_number<'a>(text: &mut &'a [u8]) -> (i32, &'a [u8]) {
    let mut number = 0;
    let mut size = 0;
    for &byte in text.iter() {
        match byte {
            b'0'..=b'9' => number = number * 10 + i32::from(byte - b'0'),
            b'-' => (),
            _ => break,
        }
        size += 1;
    }
    let word = &text[..size];
    *text = &text[size + 1..];
    (if word[0] == b'-' { -number } else { number }, word)
}

fn main() {
    let mut text = Vec::new();
    io::stdin().read_to_end(&mut text).unwrap();
    let mut rest = &text[..];
    let n = next_number(&mut rest).0 as usize;
    let k = next_number(&mut rest).0 as usize;
    let mut waiting: Vec<Reading> = Vec::with_capacity(n);
    let mut first = 0; // of those that wait: what lies in front of it has left the window
    let mut out = Vec::with_capacity(12 * n);
    for place in 0..n {
        let (value, word) = next_number(&mut rest);
        while waiting.len() > first && waiting[waiting.len() - 1].value >= value {
            waiting.pop();
        }
        waiting.push(Reading { value, place, word });
        if waiting[first].place + k == place {
            first += 1;
        }
        if place + 1 >= k {
            out.extend_from_slice(waiting[first].word);
            out.push(b'\n');
        }
    }
    io::stdout().write_all(&out).unwrap();
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
