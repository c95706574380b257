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
