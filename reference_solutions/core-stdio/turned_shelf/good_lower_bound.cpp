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

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
