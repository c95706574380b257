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
