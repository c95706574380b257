// Looks again and again for the earliest departure that stands in front of one of the timetables.
#include <iostream>
#include <string>
#include <vector>

using namespace std;

int main() {
    string line;
    getline(cin, line);
    int n = stoi(line);
    vector<vector<string>> timetables(n);
    for (int i = 0; i < n; i++) {
        getline(cin, line);
        int departures = stoi(line);
        for (int j = 0; j < departures; j++) {
            getline(cin, line);
            timetables[i].push_back(line);
        }
    }
    while (true) {
        int best = -1;
        for (int i = 0; i < n; i++) {
            if (timetables[i].empty()) continue;
            if (best < 0 || timetables[i][0] < timetables[best][0]) best = i;
        }
        if (best < 0) break;
        cout << timetables[best][0] << endl;
        timetables[best].erase(timetables[best].begin());
    }
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
