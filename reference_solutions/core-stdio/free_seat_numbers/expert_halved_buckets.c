/* Sorts taken seats into buckets of equal width by how many free ones lie before, and halves within a bucket only. */
#include <stdint.h>
#include <stdio.h>

static char text[1 << 16]; /* two rows of up to 1,900 numbers of up to ten digits */
static char out[1 << 15];
static uint32_t free_before[2048];
static uint16_t first_in[2049]; /* for each bucket the first seat that is in it or in one behind */
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
    while (*at < '0') ++at;
    uint32_t number = *at++ - '0';
    while (*at >= '0') number = number * 10 + (*at++ - '0');
    return number;
}

/* Finds by halving the first of the numbers that is not below the wanted one. */
static const uint32_t *lower_bound(const uint32_t *first, const uint32_t *end, uint32_t wanted)
{
    while (first < end) {
        const uint32_t *middle = first + (end - first) / 2;
        if (*middle < wanted) {
            first = middle + 1;
        } else {
            end = middle;
        }
    }
    return first;
}

int main(void)
{
    fread(text, 1, sizeof text - 1, stdin);
    const int n = next_number(), n_questions = next_number();
    for (int place = 0; place < n; ++place) free_before[place] = next_number() - place - 1;
    const uint32_t most = n > 0 ? free_before[n - 1] : 0;
    int shift = 0;
    while (most >> shift >= 2048) ++shift;
    int bucket = 0;
    for (int place = 0; place < n; ++place) {
        for (const int own = free_before[place] >> shift; bucket <= own;) first_in[bucket++] = place;
    }
    while (bucket <= 2048) first_in[bucket++] = n;

    char *to = out;
    for (int question = 0; question < n_questions; ++question) {
        const uint32_t k = next_number();
        uint32_t place = n;
        if (k <= most) {
            const uint16_t *own = first_in + (k >> shift);
            place = lower_bound(free_before + own[0], free_before + own[1], k) - free_before;
        }
        to = write_number(to, k + place);
        *to++ = '\n';
    }
    fwrite(out, 1, to - out, stdout);
    return 0;
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
