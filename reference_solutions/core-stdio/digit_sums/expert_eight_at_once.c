/* Adds up eight digits at once, as the bytes of one number. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#define EVERY_BYTE UINT64_C(0x0101010101010101)

static char text[1 << 16]; /* 1,600 lines of up to 31 characters */
static char out[1600 * 4];

int main(void)
{
    const char *end = text + fread(text, 1, sizeof text - 8, stdin);
    char *to = out;
    for (const char *at = text; at < end; ++at) {
        unsigned total = 0;
        uint64_t eight;
        /* Digits have the bit 16, a line feed has not. */
        while (memcpy(&eight, at, 8), (eight & 16 * EVERY_BYTE) == 16 * EVERY_BYTE) {
            total += (eight & 15 * EVERY_BYTE) * EVERY_BYTE >> 56;
            at += 8;
        }
        for (; *at != '\n'; ++at)
            total += *at - '0';
        if (total >= 100)
            *to++ = '0' + total / 100;
        if (total >= 10)
            *to++ = '0' + total / 10 % 10;
        *to++ = '0' + total % 10;
        *to++ = '\n';
    }
    fwrite(out, 1, to - out, stdout);
    return 0;
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
