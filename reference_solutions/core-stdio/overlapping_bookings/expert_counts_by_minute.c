/* Adds up for every minute of the day how many bookings have begun and how many have ended. */
#include <stdio.h>

static char text[1 << 14]; /* 1,350 lines of up to 10 characters */
static char out[1 << 13];
static int starts[1350], ends[1350];
static int begun[1441], ended[1441];
static const char *at = text;

static int next_number(void)
{
    int number = *at++ - '0';
    while (*at >= '0')
        number = number * 10 + (*at++ - '0');
    ++at;
    return number;
}

static char *write_number(char *to, unsigned number)
{
    if (number >= 1000)
        *to++ = '0' + number / 1000;
    if (number >= 100)
        *to++ = '0' + number / 100 % 10;
    if (number >= 10)
        *to++ = '0' + number / 10 % 10;
    *to++ = '0' + number % 10;
    return to;
}

int main(void)
{
    fread(text, 1, sizeof text - 1, stdin);
    const int n = next_number();
    for (int booking = 0; booking < n; ++booking) {
        ++begun[starts[booking] = next_number()];
        ++ended[ends[booking] = next_number()];
    }
    for (int minute = 1; minute <= 1440; ++minute) {
        begun[minute] += begun[minute - 1];
        ended[minute] += ended[minute - 1];
    }
    char *to = out;
    for (int booking = 0; booking < n; ++booking) {
        /* All that begin before the end, without those that end in time and the booking itself. */
        to = write_number(to, begun[ends[booking] - 1] - ended[starts[booking]] - 1);
        *to++ = '\n';
    }
    fwrite(out, 1, to - out, stdout);
    return 0;
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
