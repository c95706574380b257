// Fixes the least; the middle one is below half of what is missing: for each, looks up whether the third is marked.
use std::io::{self, Read, Write};

const LARGEST: i32 = 1_000_000;

fn numbers_of(line: &str) -> Vec<i32> {
    line.split(' ').map(|word| word.parse().unwrap()).collect()
}

fn ways_to(target: i32, numbers: &[i32], marks: &[u8]) -> u32 {
    let largest = numbers[numbers.len() - 1];
    let mut ways = 0;
    // As the least grows, less is missing: both ends of where the middle one may be go down.
    let (mut low, mut high) = (numbers.len(), numbers.len());
    for (index, least) in numbers.iter().enumerate() {
        let missing = target - least;
        while low > 0 && numbers[low - 1] >= missing - largest {
            low -= 1;
        }
        while high > 0 && 2 * numbers[high - 1] >= missing {
            high -= 1;
        }
        if high <= index {
            break;
        }
        for middle in numbers.iter().take(high).skip(low.max(index + 1)) {
            ways += u32::from(marks[(LARGEST + missing - middle) as usize]);
        }
    }
    ways
}

fn main() {
    let mut text = String::new();
    io::stdin().read_to_string(&mut text).unwrap();
    let mut lines = text.lines().skip(1);
    let mut numbers = numbers_of(lines.next().unwrap());
    numbers.sort_unstable();
    let mut marks = vec![0u8; 2 * LARGEST as usize + 1]; // by number, from -1,000,000 on
    for number in &numbers {
        marks[(LARGEST + number) as usize] = 1;
    }
    let mut out = Vec::new();
    for target in numbers_of(lines.next().unwrap()) {
        writeln!(out, "{}", ways_to(target, &numbers, &marks)).unwrap();
    }
    io::stdout().write_all(&out).unwrap();
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
