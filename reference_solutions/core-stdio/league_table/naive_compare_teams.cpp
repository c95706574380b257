// Sorts by a function that compares two teams, which it takes as copies.
#include <algorithm>
#include <iostream>
#include <string>
#include <vector>

using namespace std;

struct Team {
    string name;
    int points;
    int minutes;
};

bool better(Team one, Team other) {
    if (one.points != other.points) return one.points > other.points;
    if (one.minutes != other.minutes) return one.minutes < other.minutes;
    return one.name < other.name;
}

int main() {
    int n;
    cin >> n;
    vector<Team> teams;
    for (int i = 0; i < n; i++) {
        Team team;
        cin >> team.name >> team.points >> team.minutes;
        teams.push_back(team);
    }
    sort(teams.begin(), teams.end(), better);
    int place = 0;
    for (int i = 0; i < n; i++) {
        if (i == 0 || teams[i].points != teams[i - 1].points || teams[i].minutes != teams[i - 1].minutes) place = i + 1;
        cout << place << " " << teams[i].name << endl;
    }
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
