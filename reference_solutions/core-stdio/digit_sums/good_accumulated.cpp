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
