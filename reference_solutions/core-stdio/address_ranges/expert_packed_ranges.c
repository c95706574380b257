/* Packs both ends of a range into one number, so that sorting compares numbers only. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static char text[1 << 15]; /* 850 lines of up to 32 characters */
static char out[1 << 14];
static uint64_t ranges[850], sorted[850];

/* Reads the four numbers of an address and the character behind it. */
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

static const char *read_address(const char *at, uint32_t *to)
{
    uint32_t address = 0;
    for (int part = 0; part < 4; ++part) {
        uint32_t number = *at++ - '0';
        while (*at >= '0') number = number * 10 + (*at++ - '0');
        address = address << 8 | number;
        ++at;
    }
    *to = address;
    return at;
}

/* Keeps the order of those whose bytes are equal. */
static void sort_by_byte(const uint64_t *from, uint64_t *to, int n, int shift)
{
    int next[257] = {0};
    for (int index = 0; index < n; ++index)
        ++next[(from[index] >> shift & 255) + 1];
    for (int byte = 1; byte < 256; ++byte)
        next[byte] += next[byte - 1];
    for (int index = 0; index < n; ++index)
        to[next[from[index] >> shift & 255]++] = from[index];
}

int main(void)
{
    const char *text_end = text + fread(text, 1, sizeof text - 1, stdin);
    uint64_t *last = ranges;
    char *to = out;
    for (const char *at = text; at < text_end;) {
        uint32_t start, end;
        at = read_address(at, &start);
        at = read_address(at, &end);
        *last++ = (uint64_t)start << 32 | end;
        to = write_number(to, (uint64_t)end - start + 1);
        *to++ = '\n';
    }
    const int n = last - ranges;
    /* By the start alone: the sweep takes ranges that start together in any order. */
    for (int shift = 32; shift < 64; shift += 16) {
        sort_by_byte(ranges, sorted, n, shift);
        sort_by_byte(sorted, ranges, n, shift + 8);
    }
    int64_t covered = 0, reached = -1;
    for (const uint64_t *range = ranges; range < last; ++range) {
        const int64_t start = *range >> 32, end = *range & 0xFFFFFFFF;
        if (end > reached) {
            covered += end - (start > reached ? start - 1 : reached);
            reached = end;
        }
    }
    to = write_number(to, covered);
    *to++ = '\n';
    fwrite(out, 1, to - out, stdout);
    return 0;
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
