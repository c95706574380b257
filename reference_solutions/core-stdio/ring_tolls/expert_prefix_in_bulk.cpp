// Subtracts prefix sums; reads everything at once, writes everything at once.
#include <charconv>
#include <cstdio>

static char text[1 << 15];  // 1,200 numbers of up to 9 characters, 1,200 lines of up to 10
static char out[1 << 14];
static int upto[1201];  // sums stay below 1,200 million
static const char* at = text;

static int next_number() {
    int number = *at++ - '0';
    while (*at >= '0') number = number * 10 + (*at++ - '0');
    ++at;
    return number;
}

int main() {
    std::fread(text, 1, sizeof text - 1, stdin);
    const int n = next_number(), n_trips = next_number();
    for (int section = 1; section <= n; ++section) {
        const bool negative = *at == '-';
        at += negative;
        const int toll = next_number();
        upto[section] = upto[section - 1] + (negative ? -toll : toll);
    }
    char* to = out;
    for (int trip = 0; trip < n_trips; ++trip) {
        const int a = next_number(), b = next_number();
        const int paid = upto[b] - upto[a - 1] + (a > b ? upto[n] : 0);
        to = std::to_chars(to, to + 11, paid).ptr;
        *to++ = '\n';
    }
    std::fwrite(out, 1, to - out, stdout);
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
