// Lets a standard algorithm add up the characters.
#include <iostream>
#include <numeric>
#include <string>

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    std::string number;
    while (std::cin >> number) {
        const int zeros = static_cast<int>(number.size()) * '0';
        std::cout << std::accumulate(number.begin(), number.end(), 0) - zeros << '\n';
    }
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
