// Stamps the walk's number on each cell of a floor so large that no walk leaves it: nothing is ever wiped away.
use std::io::{self, Read, Write};

const STRIDE: usize = 2048; // a walk has at most 940 moves
const CENTRE: usize = 1024 * STRIDE + 1024;

fn main() {
    let mut text = Vec::new();
    io::stdin().read_to_end(&mut text).unwrap();
    let mut moves = [0; 256];
    moves[usize::from(b'N')] = STRIDE;
    moves[usize::from(b'E')] = 1;
    moves[usize::from(b'S')] = STRIDE.wrapping_neg();
    moves[usize::from(b'W')] = 1usize.wrapping_neg();
    let mut stamps = vec![0u8; 2048 * STRIDE];
    let mut out = Vec::new();
    let walks = text.split(|&byte| byte == b'\n').skip(1).filter(|walk| !walk.is_empty());
    for (stamp, walk) in (1..).zip(walks) {
        let mut cell = CENTRE;
        stamps[cell] = stamp;
        let mut back = 0;
        for &letter in walk {
            cell = cell.wrapping_add(moves[usize::from(letter)]);
            back += u32::from(stamps[cell] == stamp);
            stamps[cell] = stamp;
        }
        writeln!(out, "{}", back).unwrap(); // 14 lines at most
    }
    io::stdout().write_all(&out).unwrap();
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
