/* Packs each name into one number, five bits a letter: it is a key of a flat hash table, and sorts like the name. */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static char text[1 << 16]; /* 1,900 lines of up to 19 characters */
static char out[1 << 16];

struct station {
    uint64_t name; /* the first letter in the highest bits; 0 where the slot is free */
    int lowest, highest, total;
};

enum { BITS = 12, LETTERS = 12 }; /* of the table's size, and of a name */
static struct station stations[1 << BITS];
static struct station *in_use[1 << BITS];
static int n_stations;

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

static struct station *station_of(uint64_t name)
{
    size_t slot = name * 0x9E3779B97F4A7C15u >> (64 - BITS);
    while (stations[slot].name != name) {
        if (stations[slot].name == 0) {
            stations[slot] = (struct station){name, 1000, -1000, 0};
            in_use[n_stations++] = &stations[slot];
            break;
        }
        slot = (slot + 1) % (1 << BITS);
    }
    return &stations[slot];
}

static char *write_tenths(char *to, int tenths)
{
    *to++ = ' ';
    if (tenths < 0) *to++ = '-';
    const unsigned rest = abs(tenths);
    to = write_number(to, rest / 10);
    *to++ = '.';
    *to++ = '0' + rest % 10;
    return to;
}

static int in_order(const void *a, const void *b)
{
    const struct station *one = *(struct station *const *)a, *other = *(struct station *const *)b;
    return one->name < other->name ? -1 : one->name > other->name;
}

int main(void)
{
    const char *end = text + fread(text, 1, sizeof text - 1, stdin);
    for (const char *at = text; at < end;) {
        uint64_t name = 0;
        int room = 5 * LETTERS;
        for (; *at != ' '; ++at) name |= (uint64_t)(*at & 31) << (room -= 5);
        const bool negative = *++at == '-';
        at += negative;
        int tenths = *at++ - '0';
        if (*at != '.') tenths = tenths * 10 + (*at++ - '0');
        tenths = tenths * 10 + (at[1] - '0');
        at += 3;
        if (negative) tenths = -tenths;
        struct station *station = station_of(name);
        if (tenths < station->lowest) station->lowest = tenths;
        if (tenths > station->highest) station->highest = tenths;
        station->total += tenths;
    }
    qsort(in_use, n_stations, sizeof *in_use, in_order);
    char *to = out;
    for (int index = 0; index < n_stations; ++index) {
        const struct station *station = in_use[index];
        for (uint64_t rest = station->name << (64 - 5 * LETTERS); rest != 0; rest <<= 5) {
            *to++ = 'a' - 1 + (rest >> 59);
        }
        to = write_tenths(to, station->lowest);
        to = write_tenths(to, station->highest);
        to = write_tenths(to, station->total);
        *to++ = '\n';
    }
    fwrite(out, 1, to - out, stdout);
    return 0;
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
