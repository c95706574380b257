// Finds by halving how many seats are taken before the k-th free one.
#include <algorithm>
#include <iostream>
#include <vector>

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    int n, n_questions;
    std::cin >> n >> n_questions;
    std::vector<int> free_before(n);
    for (int place = 0; place < n; ++place) {
        std::cin >> free_before[place];
        free_before[place] -= place + 1;
    }
    for (int k; std::cin >> k;) {
        const auto place = std::lower_bound(free_before.begin(), free_before.end(), k);
        std::cout << k + (place - free_before.begin()) << '\n';
    }
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
