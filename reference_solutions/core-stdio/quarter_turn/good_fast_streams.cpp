// Reads and prints numbers by streams that need not keep in step with those of C.
#include <iostream>
#include <vector>

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    int n_rows, n_columns;
    std::cin >> n_rows >> n_columns;
    std::vector<int> cells(n_rows * n_columns);
    for (int& cell : cells) std::cin >> cell;
    for (int column = 0; column < n_columns; ++column) {
        for (int row = n_rows - 1; row >= 0; --row) {
            std::cout << cells[row * n_columns + column] << (row > 0 ? ' ' : '\n');
        }
    }
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
