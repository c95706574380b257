// Floods each island, and makes water of its cells.
#include <algorithm>
#include <functional>
#include <iostream>
#include <queue>
#include <string>
#include <utility>
#include <vector>

static int flood(std::vector<std::string>& rows, int row, int column) {
    const int height = static_cast<int>(rows.size()), width = static_cast<int>(rows[0].size());
    std::queue<std::pair<int, int>> waiting;
    rows[row][column] = '.';
    waiting.emplace(row, column);
    int size = 0;
    while (!waiting.empty()) {
        const auto [r, c] = waiting.front();
        waiting.pop();
        ++size;
        const std::pair<int, int> neighbours[] = {{r + 1, c}, {r - 1, c}, {r, c + 1}, {r, c - 1}};
        for (const auto& [y, x] : neighbours) {
            if (y < 0 || y >= height || x < 0 || x >= width || rows[y][x] != '#') continue;
            rows[y][x] = '.';
            waiting.emplace(y, x);
        }
    }
    return size;
}

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    int n_charts, height, width;
    std::cin >> n_charts;
    while (std::cin >> height >> width) {
        std::vector<std::string> rows(height);
        for (std::string& row : rows) std::cin >> row;
        std::vector<int> sizes;
        for (int row = 0; row < height; ++row) {
            for (int column = 0; column < width; ++column) {
                if (rows[row][column] == '#') sizes.push_back(flood(rows, row, column));
            }
        }
        std::sort(sizes.begin(), sizes.end(), std::greater<>());
        std::cout << sizes.size();
        for (const int size : sizes) std::cout << ' ' << size;
        std::cout << '\n';
    }
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
