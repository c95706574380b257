/* Looks up two digits at a time, from the right: the first of each two as it is, the second one doubled. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

static char text[1 << 16]; /* 1,400 lines of up to 25 characters */
static char out[1400 * 2];

static uint16_t both(const char *at)
{
    uint16_t number;
    memcpy(&number, at, 2);
    return number;
}

int main(void)
{
    /* By what the two characters are as one number; other numbers never occur. */
    static uint8_t sums[('9' << 8 | '9') + 1];
    for (int one = 0; one < 10; ++one) {
        for (int other = 0; other < 10; ++other) {
            const char digits[2] = {(char)('0' + one), (char)('0' + other)};
            sums[both(digits)] = one + other / 5 + 2 * other % 10;
        }
    }
    text[0] = '\n';
    char *start = text + 1;
    const char *end = start + fread(start, 1, sizeof text - 2, stdin);
    char *to = out;
    for (char *line = start; line < end;) {
        char *feed = (char *)(memchr(line, '\n', end - line));
        line[-1] = '0'; /* where the number of digits is odd, the last pair takes it for its first */
        int total = 0;
        for (const char *at = feed - 2; at >= line - 1; at -= 2) total += sums[both(at)];
        *to++ = '0' + (10 - total % 10) % 10;
        *to++ = '\n';
        line = feed + 1;
    }
    fwrite(out, 1, to - out, stdout);
    return 0;
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
