/* Powers repeat after as many steps as m has units, once the exponent is no less than that: reduces the exponent. */
#include <stdint.h>
#include <stdio.h>

static char text[1 << 13]; /* 400 lines of up to 16 characters */
static char out[1 << 12];
static const char *at = text;

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

static uint32_t number_of_units(uint32_t m)
{
    uint32_t units = m;
    for (uint32_t factor = 2; factor * factor <= m; ++factor) {
        if (m % factor != 0) continue;
        units -= units / factor;
        while (m % factor == 0) m /= factor;
    }
    return m > 1 ? units - units / m : units;
}

/* Keeps apart what is below the period and what is not: only the latter may be reduced. */
static uint64_t reduced(uint64_t exponent, uint32_t period)
{
    return exponent < 2 * (uint64_t)period ? exponent : exponent % period + period;
}

static uint32_t reduced_power(uint64_t base, uint32_t exponent, uint32_t period)
{
    uint64_t result = 1;
    for (;; base = reduced(base * base, period)) {
        if (exponent % 2 == 1) result = reduced(result * base, period);
        exponent /= 2;
        if (exponent == 0) return result;
    }
}

static uint32_t power(uint64_t base, uint32_t exponent, uint32_t m)
{
    uint64_t result = 1;
    for (;; base = base * base % m) {
        if (exponent % 2 == 1) result = result * base % m;
        exponent /= 2;
        if (exponent == 0) return result % m;
    }
}

int main(void)
{
    fread(text, 1, sizeof text - 1, stdin);
    const uint32_t m = next_number(), n_questions = next_number(), period = number_of_units(m);
    char *to = out;
    for (uint32_t question = 0; question < n_questions; ++question) {
        const uint32_t a = next_number(), b = next_number(), c = next_number();
        to = write_number(to, power(a, reduced_power(b, c, period), m));
        *to++ = '\n';
    }
    fwrite(out, 1, to - out, stdout);
    return 0;
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
