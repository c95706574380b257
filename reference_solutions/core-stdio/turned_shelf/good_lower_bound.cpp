// Turns the row back and finds the volume by halving.
#include <algorithm>
#include <iostream>
#include <vector>

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    int n, n_questions;
    std::cin >> n >> n_questions;
    std::vector<int> volumes(n);
    for (int& volume : volumes) std::cin >> volume;
    const auto least = std::min_element(volumes.begin(), volumes.end());
    const int first = static_cast<int>(least - volumes.begin());
    std::rotate(volumes.begin(), least, volumes.end());
    for (int wanted; std::cin >> wanted;) {
        const auto found = std::lower_bound(volumes.begin(), volumes.end(), wanted);
        const int place = static_cast<int>(found - volumes.begin());
        std::cout << (place < n ? (first + place) % n + 1 : 0) << '\n';
    }
}
