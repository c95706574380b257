// Takes each row apart into runs of land, and joins those that touch a run of the row above.
#include <algorithm>
#include <charconv>
#include <cstdio>
#include <functional>

static char text[1 << 13];  // 4 charts of up to 36 rows of up to 36 cells
static char out[1 << 13];
static const char* at = text;

struct Run {
    int start, end;  // the end is the place behind the last cell
    int island;  // another run of the same island that came before, or the run itself
    int size;  // of the whole island, where the run stands for it
};

static Run runs[36 * 18 + 1];

static int next_number() {
    int number = 0;
    while (*at >= '0') number = number * 10 + (*at++ - '0');
    ++at;
    return number;
}

static int island_of(int run) {
    while (runs[run].island != run) run = runs[run].island = runs[runs[run].island].island;
    return run;
}

static void join(int one, int other) {
    one = island_of(one);
    other = island_of(other);
    if (one == other) return;
    runs[other].island = one;
    runs[one].size += runs[other].size;
}

static int find_runs(int height, int width) {
    int above = 0, n_runs = 0;
    for (int row = 0; row < height; ++row, at += width + 1) {
        const int first = n_runs;
        for (int column = 0;;) {
            while (at[column] == '.') ++column;
            if (at[column] != '#') break;
            const int start = column;
            while (at[column] == '#') ++column;
            runs[n_runs] = {start, column, n_runs, column - start};
            // Runs above that end before this one begins touch no later one either.
            while (above < first && runs[above].end <= start) ++above;
            for (int touched = above; touched < first && runs[touched].start < column; ++touched) {
                join(touched, n_runs);
            }
            ++n_runs;
        }
        above = first;
    }
    return n_runs;
}

int main() {
    std::fread(text, 1, sizeof text - 1, stdin);
    char* to = out;
    for (int n_charts = next_number(); n_charts > 0; --n_charts) {
        const int height = next_number(), width = next_number();
        const int n_runs = find_runs(height, width);
        int sizes[36 * 18], n_islands = 0;
        for (int run = 0; run < n_runs; ++run) {
            if (runs[run].island == run) sizes[n_islands++] = runs[run].size;
        }
        std::sort(sizes, sizes + n_islands, std::greater<>());
        to = std::to_chars(to, to + 4, n_islands).ptr;
        for (int island = 0; island < n_islands; ++island) {
            *to++ = ' ';
            to = std::to_chars(to, to + 4, sizes[island]).ptr;
        }
        *to++ = '\n';
    }
    std::fwrite(out, 1, to - out, stdout);
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
