// Adds up the digits of the text.
#include <iostream>
#include <string>

using namespace std;

int main() {
    string number;
    while (cin >> number) {
        int total = 0;
        for (size_t i = 0; i < number.size(); i++) {
            total += stoi(number.substr(i, 1));
        }
        cout << total << endl;
    }
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
