// Collects words letter by letter.
#include <algorithm>
#include <iostream>
#include <map>
#include <string>
#include <utility>
#include <vector>

using namespace std;

bool before(pair<string, int> one, pair<string, int> other) {
    if (one.second != other.second) return one.second > other.second;
    return one.first < other.first;
}

int main() {
    map<string, int> counts;
    string line;
    while (getline(cin, line)) {
        line = line + " ";
        string word = "";
        for (char sign : line) {
            if (isalpha(sign)) {
                word = word + (char)tolower(sign);
            } else if (word != "") {
                counts[word]++;
                word = "";
            }
        }
    }
    vector<pair<string, int>> words(counts.begin(), counts.end());
    sort(words.begin(), words.end(), before);
    for (auto word : words) cout << word.first << " " << word.second << endl;
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
