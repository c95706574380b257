"""One program in each language: makes n numbers, sorts them, and folds them into one.

It takes some tenths of a second natively, so that CPU times can be compared.
"""

from collections.abc import Mapping
from typing import Final

__all__ = ["SORTED_NUMBERS", "SORTING"]

SORTED_NUMBERS: Final = 200_000

_C = """
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
static uint32_t numbers[1 << 20];
static int ordered(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}
int main(void) {
    unsigned n;
    uint64_t state = 1, fold = 0;
    if (scanf("%u", &n) != 1) return 1;
    for (unsigned i = 0; i < n; i++) { state = state * 16807 % 2147483647; numbers[i] = (uint32_t)state; }
    qsort(numbers, n, sizeof *numbers, ordered);
    for (unsigned i = 0; i < n; i++) fold = (fold * 31 + numbers[i]) % 1000003;
    printf("%lu\\n", (unsigned long)fold);
}
"""
_CPP = """
#include <algorithm>
#include <cstdint>
#include <iostream>
#include <vector>
int main() {
    unsigned n;
    std::cin >> n;
    std::uint64_t state = 1, fold = 0;
    std::vector<std::uint32_t> numbers(n);
    for (auto &number : numbers) { state = state * 16807 % 2147483647; number = state; }
    std::sort(numbers.begin(), numbers.end());
    for (auto number : numbers) fold = (fold * 31 + number) % 1000003;
    std::cout << fold << '\\n';
}
"""
_RUST = """
fn main() {
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).unwrap();
    let n: usize = line.trim().parse().unwrap();
    let mut state: u64 = 1;
    let mut numbers: Vec<u32> = (0..n).map(|_| { state = state * 16807 % 2147483647; state as u32 }).collect();
    numbers.sort_unstable();
    println!("{}", numbers.iter().fold(0u64, |fold, &number| (fold * 31 + number as u64) % 1000003));
}
"""
_GO = """
package main

import (
	"fmt"
	"sort"
)

func main() {
	var n int
	fmt.Scan(&n)
	state, fold := 1, 0
	numbers := make([]int, n)
	for i := range numbers {
		state = state * 16807 % 2147483647
		numbers[i] = state
	}
	sort.Ints(numbers)
	for _, number := range numbers {
		fold = (fold*31 + number) % 1000003
	}
	fmt.Println(fold)
}
"""
_JAVA = """
public class Main {
    public static void main(String[] arguments) {
        int n = new java.util.Scanner(System.in).nextInt();
        long state = 1, fold = 0;
        int[] numbers = new int[n];
        for (int i = 0; i < n; i++) { state = state * 16807 % 2147483647; numbers[i] = (int) state; }
        java.util.Arrays.sort(numbers);
        for (int number : numbers) fold = (fold * 31 + number) % 1000003;
        System.out.println(fold);
    }
}
"""
_JAVASCRIPT = """
// Schrage's way to multiply by 16807 modulo 2147483647: products of whole numbers stay below 2 to the 31st.
function next(state) {
  const found = 16807 * (state % 127773) - 2836 * (state / 127773 | 0) | 0;
  return found > 0 ? found : found + 2147483647 | 0;
}
const n = parseInt(require('fs').readFileSync(0, 'utf8'));
let state = 1, fold = 0;
const numbers = new Int32Array(n);
for (let i = 0; i < n; i++) { state = next(state); numbers[i] = state; }
numbers.sort();
for (const number of numbers) fold = (fold * 31 + number) % 1000003;
console.log(fold);
"""
_RUBY = """
n = gets.to_i
state = 1
numbers = Array.new(n) { state = state * 16807 % 2147483647 }
numbers.sort!
puts numbers.reduce(0) { |fold, number| (fold * 31 + number) % 1000003 }
"""
_PYTHON = """
n = int(input())
state, fold, numbers = 1, 0, []
for _ in range(n):
    state = state * 16807 % 2147483647
    numbers.append(state)
numbers.sort()
for number in numbers:
    fold = (fold * 31 + number) % 1000003
print(fold)
"""
SORTING: Final[Mapping[str, str]] = {
    "c": _C, "cpp": _CPP, "go": _GO, "java": _JAVA, "javascript": _JAVASCRIPT, "python": _PYTHON, "ruby": _RUBY,
    "rust": _RUST,
}  # fmt: skip
"""Language → source."""
