// Peels leaves: an office is added to the one above as soon as all that report to it have been added.
#include <cstdio>

static constexpr int MOST = 1850;
static char text[1 << 14];
static char out[MOST + 1];
static const char* at = text;
static int parents[MOST + 1], lead[MOST + 1];
static int missing[MOST + 1];  // how many that report to the office have not been added

static int next_number() {
    int number = *at++ - '0';
    while (*at >= '0') number = number * 10 + (*at++ - '0');
    ++at;
    return number;
}

int main() {
    std::fread(text, 1, sizeof text - 1, stdin);
    const int n = next_number();
    for (int office = 1; office <= n; ++office) ++missing[parents[office] = next_number()];
    for (int office = 1; office <= n; ++office) lead[office] = *at++ == 'A' ? 1 : -1;
    missing[0] = -1;  // nobody stands there: it is never ready
    for (int leaf = 1; leaf <= n; ++leaf) {
        // Goes up from each leaf; where another one comes later, that one goes on.
        for (int office = leaf; missing[office] == 0;) {
            missing[office] = -1;
            const int above = parents[office];
            lead[above] += lead[office];
            --missing[above];
            office = above;
        }
    }
    for (int office = 1; office <= n; ++office) out[office - 1] = lead[office] > 0 ? 'A' : lead[office] < 0 ? 'B' : '=';
    out[n] = '\n';
    std::fwrite(out, 1, n + 1, stdout);
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
