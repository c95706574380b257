/* Subtracts prefix sums; reads everything at once, writes everything at once. */
#include <stdio.h>
#include <stdlib.h>

static char text[1 << 15]; /* 1,200 numbers of up to 9 characters, 1,200 lines of up to 10 */
static char out[1 << 14];
static int upto[1201]; /* sums stay below 1,200 million */
static const char *at = text;

static int next_number(void)
{
    int number = *at++ - '0';
    while (*at >= '0')
        number = number * 10 + (*at++ - '0');
    ++at;
    return number;
}

static char *write_number(char *to, int number)
{
    char digits[10];
    int place = sizeof digits;
    unsigned rest = abs(number);
    if (number < 0)
        *to++ = '-';
    do
        digits[--place] = '0' + rest % 10;
    while (rest /= 10);
    while (place < (int)sizeof digits)
        *to++ = digits[place++];
    return to;
}

int main(void)
{
    fread(text, 1, sizeof text - 1, stdin);
    const int n = next_number(), n_trips = next_number();
    for (int section = 1; section <= n; ++section) {
        const int negative = *at == '-';
        at += negative;
        const int toll = next_number();
        upto[section] = upto[section - 1] + (negative ? -toll : toll);
    }
    char *to = out;
    for (int trip = 0; trip < n_trips; ++trip) {
        const int a = next_number(), b = next_number();
        to = write_number(to, upto[b] - upto[a - 1] + (a > b ? upto[n] : 0));
        *to++ = '\n';
    }
    fwrite(out, 1, to - out, stdout);
    return 0;
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
