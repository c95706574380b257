// Reads letter by letter, and writes by taking off the largest value again and again.
#include <iostream>
#include <map>
#include <string>
#include <vector>

using namespace std;

map<char, int> values = {{'I', 1}, {'V', 5}, {'X', 10}, {'L', 50}, {'C', 100}, {'D', 500}, {'M', 1000}};
vector<int> steps = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
vector<string> letters = {"M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"};

int number_of(string numeral) {
    int number = 0;
    for (size_t i = 0; i < numeral.size(); i++) {
        int value = values[numeral[i]];
        if (i + 1 < numeral.size() && values[numeral[i + 1]] > value) {
            number -= value;
        } else {
            number += value;
        }
    }
    return number;
}

int main() {
    string line;
    while (cin >> line) {
        size_t plus = line.find('+');
        int number = number_of(line.substr(0, plus)) + number_of(line.substr(plus + 1));
        string result = "";
        while (number > 0) {
            for (size_t i = 0; i < steps.size(); i++) {
                if (steps[i] <= number) {
                    result = result + letters[i];
                    number -= steps[i];
                    break;
                }
            }
        }
        cout << result << endl;
    }
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
