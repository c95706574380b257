/* Reads each term in one go, for its form is known, and adds it up in an array. */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static char text[1 << 17]; /* 600 lines of up to 8 terms of up to 13 characters */
static char out[1 << 13];
static long long total[301];

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

int main(void)
{
    const char *end = text + fread(text, 1, sizeof text - 1, stdin);
    for (const char *at = text; at < end; ++at) {
        while (*at != '\n') {
            const bool negative = *at++ == '-';
            int coefficient = 0;
            do coefficient = coefficient * 10 + (*at++ - '0');
            while (*at != 'x');
            at += 2;
            int exponent = *at++ - '0';
            while (*at >= '0') exponent = exponent * 10 + (*at++ - '0');
            total[exponent] += negative ? -coefficient : coefficient;
        }
    }
    char *to = out;
    for (int exponent = 300; exponent >= 0; --exponent) {
        if (total[exponent] == 0) continue;
        *to++ = total[exponent] < 0 ? '-' : '+';
        to = write_number(to, llabs(total[exponent]));
        *to++ = 'x';
        *to++ = '^';
        to = write_number(to, exponent);
    }
    if (to == out) *to++ = '0';
    *to++ = '\n';
    fwrite(out, 1, to - out, stdout);
    return 0;
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
