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

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
