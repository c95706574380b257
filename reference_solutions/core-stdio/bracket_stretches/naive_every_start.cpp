// Reads on from every start until something cannot be closed.
#include <iostream>
#include <stack>
#include <string>

using namespace std;

char partner(char closing) {
    if (closing == ')') return '(';
    if (closing == ']') return '[';
    if (closing == '}') return '{';
    return ' ';
}

int main() {
    int n;
    cin >> n;
    for (int i = 0; i < n; i++) {
        string line;
        cin >> line;
        int best = 0, position = 0;
        for (int start = 0; start < (int)line.size(); start++) {
            stack<char> open_brackets;
            for (int end = start; end < (int)line.size(); end++) {
                if (partner(line[end]) == ' ') {
                    open_brackets.push(line[end]);
                } else if (open_brackets.empty() || open_brackets.top() != partner(line[end])) {
                    break;
                } else {
                    open_brackets.pop();
                }
                if (open_brackets.empty() && end - start + 1 > best) {
                    best = end - start + 1;
                    position = start + 1;
                }
            }
        }
        cout << best << " " << position << endl;
    }
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
