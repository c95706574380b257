// Computes each letter.
#include <iostream>
#include <string>

using namespace std;

int main() {
    string line;
    while (getline(cin, line)) {
        size_t space = line.find(' ');
        int shift = stoi(line.substr(0, space));
        string text = line.substr(space + 1);
        string result = "";
        for (size_t i = 0; i < text.size(); i++) {
            if (islower(text[i])) {
                result = result + (char)((text[i] - 'a' + shift) % 26 + 'a');
            } else if (isupper(text[i])) {
                result = result + (char)((text[i] - 'A' + shift) % 26 + 'A');
            } else {
                result = result + text[i];
            }
        }
        cout << result << endl;
    }
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
