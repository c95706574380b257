// Tries every letter in every place and looks the result up.
#include <iostream>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    int n_words;
    std::cin >> n_words;
    std::vector<std::string> current(1);
    std::cin >> current[0];
    std::unordered_set<std::string> left;
    for (std::string word; std::cin >> word;) left.insert(word);
    while (!current.empty()) {
        std::cout << current.size() << ' ';
        std::vector<std::string> following;
        for (std::string& word : current) {
            for (char& place : word) {
                const char letter = place;
                for (place = 'a'; place <= 'z'; ++place) {
                    if (left.erase(word) > 0) following.push_back(word);
                }
                place = letter;
            }
        }
        current = std::move(following);
    }
    std::cout << '\n';
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
