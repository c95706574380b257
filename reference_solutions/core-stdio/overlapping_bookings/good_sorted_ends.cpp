// Finds by halving how many begin before a booking ends, and how many have ended when it begins.
#include <algorithm>
#include <iostream>
#include <vector>

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    int n;
    std::cin >> n;
    std::vector<int> starts(n), ends(n);
    for (int booking = 0; booking < n; ++booking) std::cin >> starts[booking] >> ends[booking];
    std::vector<int> sorted_starts = starts, sorted_ends = ends;
    std::sort(sorted_starts.begin(), sorted_starts.end());
    std::sort(sorted_ends.begin(), sorted_ends.end());
    for (int booking = 0; booking < n; ++booking) {
        const auto begun = std::lower_bound(sorted_starts.begin(), sorted_starts.end(), ends[booking]);
        const auto ended = std::upper_bound(sorted_ends.begin(), sorted_ends.end(), starts[booking]);
        std::cout << (begun - sorted_starts.begin()) - (ended - sorted_ends.begin()) - 1 << '\n';
    }
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
