// Reads numbers and prints them cell by cell.
#include <iostream>
#include <vector>

using namespace std;

int main() {
    int rows, columns;
    cin >> rows >> columns;
    vector<vector<int>> table;
    for (int row = 0; row < rows; row++) {
        vector<int> numbers;
        for (int column = 0; column < columns; column++) {
            int number;
            cin >> number;
            numbers.push_back(number);
        }
        table.push_back(numbers);
    }
    for (int column = 0; column < columns; column++) {
        for (int row = rows - 1; row >= 0; row--) {
            cout << table[row][column] << " ";
        }
        cout << endl;
    }
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
