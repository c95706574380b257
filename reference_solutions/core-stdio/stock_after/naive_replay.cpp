// Replays the log from its beginning for every question.
#include <iostream>
#include <string>
#include <vector>

using namespace std;

int main() {
    int n, questions;
    cin >> n >> questions;
    vector<string> kinds(n), items(n);
    vector<long long> amounts(n);
    for (int i = 0; i < n; i++) cin >> kinds[i] >> items[i] >> amounts[i];
    for (int i = 0; i < questions; i++) {
        string wanted;
        int k;
        cin >> wanted >> k;
        long long stock = 0;
        for (int j = 0; j < k; j++) {
            if (items[j] != wanted) continue;
            if (kinds[j] == "in") {
                stock += amounts[j];
            } else if (stock >= amounts[j]) {
                stock -= amounts[j];
            }
        }
        cout << stock << endl;
    }
}
