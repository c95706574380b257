// Measures for each domino how far away the pushes from both sides begin; the nearer one wins.
#include <iostream>
#include <string>
#include <vector>

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    constexpr int NEVER = 1 << 20;
    int n_rows;
    std::cin >> n_rows;
    std::string row;
    while (std::cin >> row) {
        const int n = static_cast<int>(row.size());
        std::vector<int> from_left(n);
        int distance = NEVER;
        for (int place = 0; place < n; ++place) {
            distance = row[place] == 'R' ? 0 : row[place] == 'L' ? NEVER : distance + 1;
            from_left[place] = distance;
        }
        std::string result(n, '.');
        distance = NEVER;
        for (int place = n - 1; place >= 0; --place) {
            distance = row[place] == 'L' ? 0 : row[place] == 'R' ? NEVER : distance + 1;
            if (from_left[place] < distance && from_left[place] < NEVER) result[place] = 'R';
            if (distance < from_left[place] && distance < NEVER) result[place] = 'L';
        }
        std::cout << result << '\n';
    }
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
