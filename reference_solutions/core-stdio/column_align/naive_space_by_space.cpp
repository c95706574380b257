// Puts spaces behind each field, one by one, until it is wide enough.
#include <iostream>
#include <string>
#include <vector>

using namespace std;

vector<string> split(string line) {
    vector<string> fields;
    string field = "";
    for (char sign : line) {
        if (sign == ';') {
            fields.push_back(field);
            field = "";
        } else {
            field = field + sign;
        }
    }
    fields.push_back(field);
    return fields;
}

int main() {
    vector<vector<string>> rows;
    string line;
    while (getline(cin, line)) rows.push_back(split(line));
    vector<size_t> widths(rows[0].size(), 0);
    for (auto row : rows) {
        for (size_t column = 0; column < row.size(); column++) {
            if (row[column].size() > widths[column]) widths[column] = row[column].size();
        }
    }
    for (auto row : rows) {
        string text = "";
        for (size_t column = 0; column < row.size(); column++) {
            text = text + row[column];
            for (size_t i = row[column].size(); i < widths[column] + 2; i++) text = text + " ";
        }
        cout << text << endl;
    }
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
