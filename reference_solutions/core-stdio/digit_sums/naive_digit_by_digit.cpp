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
