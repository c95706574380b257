// Subtracts prefix sums; reads everything at once, writes everything at once.
use std::io::{self, Read, Write};
use std::slice::Iter;

/// Takes the next number, and the one character behind it.
fn next_number(bytes: &mut Iter<u8>) -> i32 {
    let mut number = 0;
    let mut negative = false;
    for &byte in bytes {
        match byte {
            b'0'..=b'9' => number = number * 10 + i32::from(byte - b'0'),
            b'-' => negative = true,
            _ => break,
        }
    }
    if negative {
        -number
    } else {
        number
    }
}

fn push_number(out: &mut Vec<u8>, number: i32) {
    let mut digits = [0; 10];
    let mut place = digits.len();
    let mut rest = number.unsigned_abs();
    loop {
        place -= 1;
        digits[place] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    if number < 0 {
        out.push(b'-');
    }
    out.extend_from_slice(&digits[place..]);
}

fn main() {
    let mut text = Vec::new();
    io::stdin().read_to_end(&mut text).unwrap();
    let mut bytes = text.iter();
    let n = next_number(&mut bytes) as usize;
    let trips = next_number(&mut bytes) as usize;
    let mut upto = Vec::with_capacity(n + 1); // sums stay below 1,200 million
    let mut ring = 0;
    upto.push(0);
    for _ in 0..n {
        ring += next_number(&mut bytes);
        upto.push(ring);
    }
    let mut out = Vec::with_capacity(12 * trips);
    for _ in 0..trips {
        let a = next_number(&mut bytes) as usize;
        let b = next_number(&mut bytes) as usize;
        let paid = upto[b] - upto[a - 1] + if a > b { ring } else { 0 };
        push_number(&mut out, paid);
        out.push(b'\n');
    }
    io::stdout().write_all(&out).unwrap();
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
