// Adds up for every minute of the day how many bookings have begun and how many have ended.
use std::io::{self, Read, Write};
use std::slice::Iter;

/// Takes the next number, and the one character behind it.
fn next_number(bytes: &mut Iter<u8>) -> usize {
    let digits = bytes.take_while(|byte| byte.is_ascii_digit());
    digits.fold(0, |number, &digit| number * 10 + usize::from(digit - b'0'))
}

fn push_number(out: &mut Vec<u8>, number: usize) {
    for power in [1000, 100, 10] {
        if number >= power {
            out.push(b'0' + (number / power % 10) as u8);
        }
    }
    out.push(b'0' + (number % 10) as u8);
}

fn main() {
    let mut text = Vec::new();
    io::stdin().read_to_end(&mut text).unwrap();
    let mut bytes = text.iter();
    let n = next_number(&mut bytes);
    let (mut begun, mut ended) = ([0; 1441], [0; 1441]);
    let mut bookings = Vec::with_capacity(n);
    for _ in 0..n {
        let (start, end) = (next_number(&mut bytes), next_number(&mut bytes));
        begun[start] += 1;
        ended[end] += 1;
        bookings.push((start, end));
    }
    for minute in 1..=1440 {
        begun[minute] += begun[minute - 1];
        ended[minute] += ended[minute - 1];
    }
    let mut out = Vec::with_capacity(5 * n);
    for (start, end) in bookings {
        // All that begin before the end, without those that end in time and the booking itself.
        push_number(&mut out, begun[end - 1] - ended[start] - 1);
        out.push(b'\n');
    }
    io::stdout().write_all(&out).unwrap();
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
