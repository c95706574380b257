// Shifts the letters of each line in place.
#include <iostream>
#include <string>

static char shifted(char sign, int shift) {
    if ('a' <= sign && sign <= 'z') return 'a' + (sign - 'a' + shift) % 26;
    if ('A' <= sign && sign <= 'Z') return 'A' + (sign - 'A' + shift) % 26;
    return sign;
}

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    int shift;
    std::string line;
    while (std::cin >> shift) {
        std::cin.get();
        std::getline(std::cin, line);
        for (char& sign : line) sign = shifted(sign, shift);
        std::cout << line << '\n';
    }
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
