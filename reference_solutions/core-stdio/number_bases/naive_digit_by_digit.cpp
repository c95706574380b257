// Reads and writes digit by digit.
#include <iostream>
#include <string>

using namespace std;

int main() {
    string digits = "0123456789abcdef";
    string text;
    unsigned long long given, wanted;
    while (cin >> text >> given >> wanted) {
        unsigned long long number = 0;
        for (char digit : text) number = number * given + digits.find(digit);
        string result = "";
        if (number == 0) result = "0";
        while (number > 0) {
            result = digits[number % wanted] + result;
            number /= wanted;
        }
        cout << result << endl;
    }
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
