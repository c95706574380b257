// Takes each row apart into runs of land, and joins those that touch a run of the row above.
use std::io::{self, Read, Write};

struct Run {
    start: usize,
    end: usize,    // the place behind the last cell
    island: usize, // another run of the same island that came before, or the run itself
    size: usize,   // of the whole island, where the run stands for it
}

fn island_of(runs: &mut [Run], mut run: usize) -> usize {
    while runs[run].island != run {
        runs[run].island = runs[runs[run].island].island;
        run = runs[run].island;
    }
    run
}

fn join(runs: &mut [Run], one: usize, other: usize) {
    let (one, other) = (island_of(runs, one), island_of(runs, other));
    if one != other {
        runs[other].island = one;
        runs[one].size += runs[other].size;
    }
}

fn find_runs<'a>(rows: impl Iterator<Item = &'a str>) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut above = 0;
    for row in rows {
        let row = row.as_bytes();
        let first = runs.len();
        let mut column = 0;
        loop {
            column += row[column..].iter().take_while(|&&cell| cell == b'.').count();
            let start = column;
            column += row[column..].iter().take_while(|&&cell| cell == b'#').count();
            if column == start {
                break;
            }
            let run = runs.len();
            runs.push(Run { start, end: column, island: run, size: column - start });
            // Runs above that end before this one begins touch no later one either.
            while above < first && runs[above].end <= start {
                above += 1;
            }
            let mut touched = above;
            while touched < first && runs[touched].start < column {
                join(&mut runs, touched, run);
                touched += 1;
            }
        }
        above = first;
    }
    runs
}

fn main() {
    let mut text = String::new();
    io::stdin().read_to_string(&mut text).unwrap();
    let mut lines = text.lines();
    let n_charts: usize = lines.next().unwrap().parse().unwrap();
    let mut out = Vec::new();
    for _ in 0..n_charts {
        let (height, _) = lines.next().unwrap().split_once(' ').unwrap();
        let runs = find_runs(lines.by_ref().take(height.parse().unwrap()));
        let islands = runs.iter().enumerate().filter(|(index, run)| run.island == *index);
        let mut sizes: Vec<_> = islands.map(|(_, run)| run.size).collect();
        sizes.sort_unstable_by(|one, other| other.cmp(one));
        write!(out, "{}", sizes.len()).unwrap();
        for size in sizes {
            write!(out, " {}", size).unwrap();
        }
        out.push(b'\n');
    }
    io::stdout().write_all(&out).unwrap();
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
