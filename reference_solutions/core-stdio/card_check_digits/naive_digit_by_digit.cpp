// Goes through the digits from right to left.
#include <iostream>
#include <string>

using namespace std;

int main() {
    string number;
    while (cin >> number) {
        int total = 0;
        for (int place = 0; place < (int)number.size(); place++) {
            int digit = stoi(number.substr(number.size() - 1 - place, 1));
            if (place % 2 == 0) {
                digit *= 2;
                if (digit >= 10) digit -= 9;
            }
            total += digit;
        }
        cout << (10 - total % 10) % 10 << endl;
    }
}
