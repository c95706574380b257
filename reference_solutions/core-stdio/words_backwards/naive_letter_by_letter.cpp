// Reads letter by letter and puts each finished word in front of those before it.
#include <iostream>
#include <string>

using namespace std;

int main() {
    string line;
    while (getline(cin, line)) {
        string result = "";
        string word = "";
        for (char sign : line) {
            if (sign == ' ') {
                result = " " + word + result;
                word = "";
            } else {
                word = word + sign;
            }
        }
        cout << word + result << endl;
    }
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
