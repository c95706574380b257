// Joins the skills of every pair, without repetitions.
#include <iostream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

using namespace std;

int main() {
    int n;
    string line;
    getline(cin, line);
    n = stoi(line);
    vector<vector<int>> people;
    for (int i = 0; i < n; i++) {
        getline(cin, line);
        stringstream words(line);
        vector<int> skills;
        int skill;
        while (words >> skill) skills.push_back(skill);
        people.push_back(skills);
    }
    size_t best = 0;
    int pairs = 0;
    for (int i = 0; i < n; i++) {
        for (int j = i + 1; j < n; j++) {
            set<int> together;
            for (int skill : people[i]) together.insert(skill);
            for (int skill : people[j]) together.insert(skill);
            if (together.size() > best) {
                best = together.size();
                pairs = 0;
            }
            if (together.size() == best) pairs++;
        }
    }
    cout << best << " " << pairs << endl;
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
