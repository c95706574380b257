// Writes digit by digit from tables; reads letter by letter, from the right.
#include <iostream>
#include <string>

static const char* const UNITS[] = {"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"};
static const char* const TENS[] = {"", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC"};
static const char* const HUNDREDS[] = {"", "C", "CC", "CCC", "CD", "D", "DC", "DCC", "DCCC", "CM"};
static const char* const THOUSANDS[] = {"", "M", "MM", "MMM"};

static int value_of(char letter) {
    switch (letter) {
        case 'I': return 1;
        case 'V': return 5;
        case 'X': return 10;
        case 'L': return 50;
        case 'C': return 100;
        case 'D': return 500;
        default: return 1000;
    }
}

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    std::string line;
    while (std::cin >> line) {
        int number = 0, last = 0;
        for (auto letter = line.rbegin(); letter != line.rend(); ++letter) {
            if (*letter == '+') {
                last = 0;
                continue;
            }
            const int value = value_of(*letter);
            number += value < last ? -value : value;
            last = value;
        }
        std::cout << THOUSANDS[number / 1000] << HUNDREDS[number / 100 % 10] << TENS[number / 10 % 10]
                  << UNITS[number % 10] << '\n';
    }
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
