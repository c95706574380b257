// Grows palindromes from every centre; each one offers a last piece.
#include <algorithm>
#include <iostream>
#include <numeric>
#include <string>
#include <vector>

int main() {
    std::ios::sync_with_stdio(false);
    std::string text;
    std::cin >> text;
    const int n = static_cast<int>(text.size());
    std::vector<int> fewest(n + 1);
    std::iota(fewest.begin(), fewest.end(), 0);
    for (int centre = 0; centre < n; ++centre) {
        for (int even = 0; even < 2; ++even) {
            for (int start = centre, end = centre + even; start >= 0 && end < n; --start, ++end) {
                if (text[start] != text[end]) break;
                fewest[end + 1] = std::min(fewest[end + 1], fewest[start] + 1);
            }
        }
    }
    for (int end = 1; end <= n; ++end) std::cout << fewest[end] << (end < n ? ' ' : '\n');
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
