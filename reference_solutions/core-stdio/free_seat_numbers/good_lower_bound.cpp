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
