// Reads sign by sign.
#include <iostream>
#include <map>
#include <string>

using namespace std;

int main() {
    map<int, long long> total;
    string line;
    while (getline(cin, line)) {
        line += "+";
        long long sign = 1, coefficient = 0;
        string number = "";
        for (char letter : line) {
            if (isdigit(letter)) {
                number = number + letter;
            } else if (letter == 'x') {
                coefficient = stoll(number);
                number = "";
            } else if (letter == '+' || letter == '-') {
                if (coefficient != 0) total[stoi(number)] += sign * coefficient;
                sign = letter == '-' ? -1 : 1;
                coefficient = 0;
                number = "";
            }
        }
    }
    string result = "";
    for (auto term = total.rbegin(); term != total.rend(); term++) {
        if (term->second == 0) continue;
        if (term->second > 0) result = result + "+";
        result = result + to_string(term->second) + "x^" + to_string(term->first);
    }
    if (result == "") result = "0";
    cout << result << endl;
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
