// Notes for every position the longest sound stretch that ends there, from those that end before.
#include <iostream>
#include <string>
#include <vector>

static char partner(char sign) {
    switch (sign) {
        case ')': return '(';
        case ']': return '[';
        case '}': return '{';
    }
    return 0;
}

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    int n_lines;
    std::cin >> n_lines;
    std::string line;
    while (std::cin >> line) {
        std::vector<int> lengths(line.size());
        int longest = 0, first = 0;
        for (int end = 1; end < static_cast<int>(line.size()); ++end) {
            const char opening = partner(line[end]);
            if (opening == 0) continue;
            const int start = end - 1 - lengths[end - 1];
            if (start < 0 || line[start] != opening) continue;
            lengths[end] = end - start + 1;
            if (start > 0) lengths[end] += lengths[start - 1];
            if (lengths[end] > longest) {
                longest = lengths[end];
                first = end - longest + 2;
            }
        }
        std::cout << longest << ' ' << first << '\n';
    }
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
