// Peels leaves: an office is added to the one above as soon as all that report to it have been added.
use std::cmp::Ordering;
use std::io::{self, Read, Write};
use std::slice::Iter;

#[derive(Clone, Default)]
struct Office {
    parent: usize,
    lead: i32,
    missing: i32, // how many that report to it have not been added
}

/// Takes the next number, and the one character behind it.
fn next_number(bytes: &mut Iter<u8>) -> usize {
    let digits = bytes.take_while(|byte| byte.is_ascii_digit());
    digits.fold(0, |number, &digit| number * 10 + usize::from(digit - b'0'))
}

fn main() {
    let mut text = Vec::new();
    io::stdin().read_to_end(&mut text).unwrap();
    let mut bytes = text.iter();
    let n = next_number(&mut bytes);
    let mut offices = vec![Office::default(); n + 1];
    for office in 1..=n {
        let parent = next_number(&mut bytes);
        offices[office].parent = parent;
        offices[parent].missing += 1;
    }
    for (office, &vote) in offices[1..].iter_mut().zip(bytes) {
        office.lead = if vote == b'A' { 1 } else { -1 };
    }
    offices[0].missing = -1; // nobody stands there: it is never ready
    for leaf in 1..=n {
        // Goes up from each leaf; where another one comes later, that one goes on.
        let mut office = leaf;
        while offices[office].missing == 0 {
            offices[office].missing = -1;
            let Office { parent, lead, .. } = offices[office];
            offices[parent].lead += lead;
            offices[parent].missing -= 1;
            office = parent;
        }
    }
    let letters = offices[1..].iter().map(|office| match office.lead.cmp(&0) {
        Ordering::Greater => b'A',
        Ordering::Less => b'B',
        Ordering::Equal => b'=',
    });
    io::stdout().write_all(&letters.collect::<Vec<_>>()).unwrap();
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
