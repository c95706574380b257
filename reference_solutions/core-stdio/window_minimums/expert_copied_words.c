/* Keeps the readings that may still become the lowest in a flat row, and copies words of the input to the output. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { MOST = 3400, WORD_MAX = 11 };

struct reading {
    int32_t value, place;
    const char *word;
    int64_t size;
};

static char text[(1 << 16) + WORD_MAX];
static char out[(1 << 16) + WORD_MAX];
static const char *at = text;
static struct reading waiting[MOST];

static int next_number(void)
{
    int number = *at++ - '0';
    while (*at >= '0')
        number = number * 10 + (*at++ - '0');
    ++at;
    return number;
}

int main(void)
{
    fread(text, 1, 1 << 16, stdin);
    const int n = next_number(), k = next_number();
    struct reading *first = waiting, *end = waiting;
    char *to = out;
    for (int place = 0; place < n; ++place) {
        const char *word = at;
        const int negative = *at == '-';
        at += negative;
        const int number = next_number(), value = negative ? -number : number;
        while (end > first && end[-1].value >= value)
            --end;
        *end++ = (struct reading){value, place, word, at - word};
        if (first->place == place - k)
            ++first;
        if (place < k - 1)
            continue;
        memcpy(to, first->word, WORD_MAX);
        to += first->size;
        to[-1] = '\n';
    }
    fwrite(out, 1, to - out, stdout);
    return 0;
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
