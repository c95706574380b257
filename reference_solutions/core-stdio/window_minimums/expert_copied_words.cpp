// Keeps the readings that may still become the lowest in a flat row, and copies the words of the input to the output.
#include <cstdint>
#include <cstdio>
#include <cstring>

static constexpr int MOST = 3400, WORD_MAX = 11;
static char text[(1 << 16) + WORD_MAX];
static char out[(1 << 16) + WORD_MAX];
static const char* at = text;

struct Reading {
    std::int32_t value;
    std::int32_t place;
    const char* word;
    std::int64_t size;
};

static Reading waiting[MOST];

static int next_number() {
    int number = *at++ - '0';
    while (*at >= '0') number = number * 10 + (*at++ - '0');
    ++at;
    return number;
}

int main() {
    std::fread(text, 1, 1 << 16, stdin);
    const int n = next_number(), k = next_number();
    Reading* first = waiting;
    Reading* end = waiting;
    char* to = out;
    for (int place = 0; place < n; ++place) {
        const char* const word = at;
        const bool negative = *at == '-';
        at += negative;
        const int number = next_number(), value = negative ? -number : number;
        while (end > first && end[-1].value >= value) --end;
        *end++ = {value, place, word, at - word};
        if (first->place == place - k) ++first;
        if (place < k - 1) continue;
        std::memcpy(to, first->word, WORD_MAX);
        to += first->size;
        to[-1] = '\n';
    }
    std::fwrite(out, 1, to - out, stdout);
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
