// Reads by the library, and collects the digits from the last one on.
#include <algorithm>
#include <iostream>
#include <string>

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    std::string text;
    int given, wanted;
    while (std::cin >> text >> given >> wanted) {
        unsigned long long number = std::stoull(text, nullptr, given);
        std::string result;
        do {
            result += "0123456789abcdef"[number % wanted];
            number /= wanted;
        } while (number > 0);
        std::reverse(result.begin(), result.end());
        std::cout << result << '\n';
    }
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
