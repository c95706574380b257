// Adds up every choice of three.
#include <iostream>
#include <vector>

using namespace std;

int main() {
    int n, targets;
    cin >> n >> targets;
    vector<int> numbers(n);
    for (int i = 0; i < n; i++) cin >> numbers[i];
    for (int t = 0; t < targets; t++) {
        int target;
        cin >> target;
        int ways = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                for (int k = j + 1; k < n; k++) {
                    if (numbers[i] + numbers[j] + numbers[k] == target) ways++;
                }
            }
        }
        cout << ways << endl;
    }
}
