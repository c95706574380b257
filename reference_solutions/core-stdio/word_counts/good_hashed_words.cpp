// Counts in a hash table, and sorts in the end.
#include <algorithm>
#include <cctype>
#include <iostream>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    std::unordered_map<std::string, int> counts;
    std::string line, word;
    while (std::getline(std::cin, line)) {
        for (const char sign : line) {
            if (std::isalpha(static_cast<unsigned char>(sign))) {
                word += static_cast<char>(std::tolower(static_cast<unsigned char>(sign)));
            } else if (!word.empty()) {
                ++counts[word];
                word.clear();
            }
        }
        if (!word.empty()) ++counts[word];
        word.clear();
    }
    std::vector<std::pair<std::string, int>> words(counts.begin(), counts.end());
    std::sort(words.begin(), words.end(), [](const auto& one, const auto& other) {
        return one.second != other.second ? one.second > other.second : one.first < other.first;
    });
    for (const auto& [each, count] : words) std::cout << each << ' ' << count << '\n';
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
