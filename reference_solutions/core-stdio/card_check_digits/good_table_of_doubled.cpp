// Looks doubled digits up.
#include <iostream>
#include <string>

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    static constexpr int DOUBLED[] = {0, 2, 4, 6, 8, 1, 3, 5, 7, 9};
    std::string number;
    while (std::cin >> number) {
        int total = 0;
        bool doubles = true;
        for (auto digit = number.rbegin(); digit != number.rend(); ++digit) {
            total += doubles ? DOUBLED[*digit - '0'] : *digit - '0';
            doubles = !doubles;
        }
        std::cout << (10 - total % 10) % 10 << '\n';
    }
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
