// Lets the output stream justify field by field.
#include <algorithm>
#include <iomanip>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    std::vector<std::vector<std::string>> rows;
    std::vector<std::size_t> widths;
    std::string line;
    while (std::getline(std::cin, line)) {
        std::vector<std::string> row;
        std::size_t start = 0, end;
        do {
            end = std::min(line.find(';', start), line.size());
            row.push_back(line.substr(start, end - start));
            start = end + 1;
        } while (end < line.size());
        widths.resize(row.size());
        for (std::size_t column = 0; column < row.size(); ++column) {
            widths[column] = std::max(widths[column], row[column].size());
        }
        rows.push_back(std::move(row));
    }
    std::cout << std::left;
    for (const auto& row : rows) {
        for (std::size_t column = 0; column < row.size(); ++column) {
            std::cout << std::setw(static_cast<int>(widths[column]) + 2) << row[column];
        }
        std::cout << '\n';
    }
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
