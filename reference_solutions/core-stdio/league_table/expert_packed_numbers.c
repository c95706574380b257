/* Packs points, minutes and the team's index into one number; compares names only where both are equal. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 1150, INDEX_BITS = 11, NAME_SIZE = 10 };
static char text[(1 << 15) + NAME_SIZE]; /* 1,150 lines of up to 27 characters */
static char out[1 << 15];
static const char *at = text;
static const char *names[MOST];
static uint64_t teams[MOST], sorted[MOST];

static char *write_number(char *to, uint64_t number)
{
    char digits[20];
    int place = sizeof digits;
    do
        digits[--place] = '0' + number % 10;
    while (number /= 10);
    while (place < (int)sizeof digits)
        *to++ = digits[place++];
    return to;
}

static uint32_t next_number(void)
{
    uint32_t number = 0;
    while (*at >= '0') number = number * 10 + (*at++ - '0');
    ++at;
    return number;
}

/* The space behind a name is below all letters, so it need not be looked for. */
static int by_name(const void *one, const void *other)
{
    const uint64_t index = (1 << INDEX_BITS) - 1;
    return memcmp(names[*(const uint64_t *)one & index], names[*(const uint64_t *)other & index], NAME_SIZE + 1);
}

/* Keeps the order of those whose digits in base 1,024 are equal. */
static void sort_by_digit(const uint64_t *from, uint64_t *to, int n, int shift)
{
    int next[1025] = {0};
    for (int index = 0; index < n; ++index)
        ++next[(from[index] >> shift & 1023) + 1];
    for (int digit = 1; digit < 1024; ++digit)
        next[digit] += next[digit - 1];
    for (int index = 0; index < n; ++index)
        to[next[from[index] >> shift & 1023]++] = from[index];
}

int main(void)
{
    fread(text, 1, 1 << 15, stdin);
    const int n = next_number();
    for (int index = 0; index < n; ++index) {
        names[index] = at;
        while (*at != ' ') ++at;
        ++at;
        const uint64_t behind_best = 1000000 - next_number();
        teams[index] = (behind_best << 20 | next_number()) << INDEX_BITS | index;
    }
    for (int shift = INDEX_BITS; shift < INDEX_BITS + 40; shift += 20) {
        sort_by_digit(teams, sorted, n, shift);
        sort_by_digit(sorted, teams, n, shift + 10);
    }
    char *to = out;
    for (int start = 0, end; start < n; start = end) {
        for (end = start + 1; end < n && teams[end] >> INDEX_BITS == teams[start] >> INDEX_BITS;) ++end;
        if (end > start + 1) qsort(teams + start, end - start, sizeof *teams, by_name);
        char place[8];
        char *place_end = write_number(place, start + 1);
        *place_end = ' ';
        for (int team = start; team < end; ++team) {
            memcpy(to, place, 8);
            to += place_end - place + 1;
            for (const char *name = names[teams[team] % (1 << INDEX_BITS)]; *name != ' ';) *to++ = *name++;
            *to++ = '\n';
        }
    }
    fwrite(out, 1, to - out, stdout);
    return 0;
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
