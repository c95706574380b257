// Settles cells in the order of their cost, by a heap.
#include <functional>
#include <iostream>
#include <queue>
#include <string>
#include <tuple>
#include <vector>

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    int height, width;
    std::cin >> height >> width;
    std::vector<std::string> chart(height);
    for (std::string& row : chart) std::cin >> row;

    using Waiting = std::tuple<int, int, int>;  // cost, row, column
    std::priority_queue<Waiting, std::vector<Waiting>, std::greater<>> waiting;
    std::vector<std::vector<int>> costs(height, std::vector<int>(width, -1));
    waiting.emplace(chart[0][0] - '0', 0, 0);
    while (!waiting.empty()) {
        const auto [cost, row, column] = waiting.top();
        waiting.pop();
        if (costs[row][column] >= 0) continue;
        costs[row][column] = cost;
        const int neighbours[4][2] = {{row - 1, column}, {row + 1, column}, {row, column - 1}, {row, column + 1}};
        for (const auto& [r, c] : neighbours) {
            if (r < 0 || r >= height || c < 0 || c >= width) continue;
            if (chart[r][c] != '#' && costs[r][c] < 0) waiting.emplace(cost + chart[r][c] - '0', r, c);
        }
    }
    for (int column = 0; column < width; ++column) {
        if (column > 0) std::cout << ' ';
        const int cost = costs[height - 1][column];
        if (cost < 0) {
            std::cout << '-';
        } else {
            std::cout << cost;
        }
    }
    std::cout << '\n';
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
