// Splits each line by a stream, and prints the words from the last one on.
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    std::string line, word;
    while (std::getline(std::cin, line)) {
        std::istringstream stream(line);
        std::vector<std::string> words;
        while (stream >> word) words.push_back(word);
        for (auto each = words.rbegin(); each != words.rend(); ++each) {
            if (each != words.rbegin()) std::cout << ' ';
            std::cout << *each;
        }
        std::cout << '\n';
    }
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
