// Starts at seat k and moves over by one for every taken seat up to there.
#include <iostream>
#include <vector>

using namespace std;

int main() {
    int n, questions;
    cin >> n >> questions;
    vector<int> taken(n);
    for (int i = 0; i < n; i++) cin >> taken[i];
    for (int i = 0; i < questions; i++) {
        int seat;
        cin >> seat;
        for (int j = 0; j < n; j++) {
            if (taken[j] > seat) break;
            seat++;
        }
        cout << seat << endl;
    }
}
