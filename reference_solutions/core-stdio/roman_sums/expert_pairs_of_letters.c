/* Adds up over the whole line what each letter is worth in front of the next one; writes digit by digit from tables. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

static char text[1 << 16]; /* 1,200 lines of up to 32 characters */
static char out[1 << 15];
/* By five bits of both characters. The sign and the line feed share them with no letter, and are worth nothing. */
static int16_t worth[32][32];

struct digit {
    char letters[5]; /* copied as four */
    uint8_t size;
};

static const struct digit UNITS[] = {
    {"", 0}, {"I", 1}, {"II", 2}, {"III", 3}, {"IV", 2},
    {"V", 1}, {"VI", 2}, {"VII", 3}, {"VIII", 4}, {"IX", 2},
};
static const struct digit TENS[] = {
    {"", 0}, {"X", 1}, {"XX", 2}, {"XXX", 3}, {"XL", 2},
    {"L", 1}, {"LX", 2}, {"LXX", 3}, {"LXXX", 4}, {"XC", 2},
};
static const struct digit HUNDREDS[] = {
    {"", 0}, {"C", 1}, {"CC", 2}, {"CCC", 3}, {"CD", 2},
    {"D", 1}, {"DC", 2}, {"DCC", 3}, {"DCCC", 4}, {"CM", 2},
};
static const struct digit THOUSANDS[] = {{"", 0}, {"M", 1}, {"MM", 2}, {"MMM", 3}};

static char *write_digit(char *to, struct digit digit)
{
    memcpy(to, digit.letters, 4);
    return to + digit.size;
}

int main(void)
{
    static const char LETTERS[] = "IVXLCDM";
    static const int VALUES[] = {1, 5, 10, 50, 100, 500, 1000};
    for (int one = 0; one < 7; ++one) {
        for (int next = 0; next < 32; ++next) worth[LETTERS[one] & 31][next] = VALUES[one];
        for (int larger = one + 1; larger < 7; ++larger) worth[LETTERS[one] & 31][LETTERS[larger] & 31] = -VALUES[one];
    }
    const char *end = text + fread(text, 1, sizeof text - 1, stdin);
    char *to = out;
    for (const char *at = text; at < end; ++at) {
        unsigned number = 0;
        for (; *at != '\n'; ++at) number += worth[at[0] & 31][at[1] & 31];
        to = write_digit(to, THOUSANDS[number / 1000]);
        to = write_digit(to, HUNDREDS[number / 100 % 10]);
        to = write_digit(to, TENS[number / 10 % 10]);
        to = write_digit(to, UNITS[number % 10]);
        *to++ = '\n';
    }
    fwrite(out, 1, to - out, stdout);
    return 0;
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
