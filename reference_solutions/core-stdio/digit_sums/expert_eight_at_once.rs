// Adds up eight digits at once, as the bytes of one number.
use std::io::{self, Read, Write};

const EVERY_BYTE: u64 = 0x0101_0101_0101_0101;

/// Returns the sum of the digits that the text begins with, and how many they are.
fn leading_sum(text: &[u8]) -> (u64, usize) {
    let (mut total, mut at) = (0, 0);
    for eight in text.chunks_exact(8) {
        let eight = u64::from_le_bytes(eight.try_into().unwrap());
        // Digits have the bit 16, a line feed has not.
        if eight & (16 * EVERY_BYTE) != 16 * EVERY_BYTE {
            break;
        }
        total += (eight & (15 * EVERY_BYTE)).wrapping_mul(EVERY_BYTE) >> 56;
        at += 8;
    }
    for &byte in text[at..].iter().take_while(|&&byte| byte != b'\n') {
        total += u64::from(byte - b'0');
        at += 1;
    }
    (total, at)
}

fn push_number(out: &mut Vec<u8>, number: u64) {
    if number >= 100 {
        out.push(b'0' + (number / 100) as u8);
    }
    if number >= 10 {
        out.push(b'0' + (number / 10 % 10) as u8);
    }
    out.push(b'0' + (number % 10) as u8);
}

fn main() {
    let mut text = Vec::new();
    io::stdin().read_to_end(&mut text).unwrap();
    let mut out = Vec::with_capacity(text.len() + 4);
    let mut rest = &text[..];
    while !rest.is_empty() {
        let (total, length) = leading_sum(rest);
        push_number(&mut out, total);
        out.push(b'\n');
        rest = &rest[length + 1..];
    }
    io::stdout().write_all(&out).unwrap();
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
