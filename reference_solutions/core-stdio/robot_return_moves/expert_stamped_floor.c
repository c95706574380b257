/* Stamps the walk's number on each cell of a floor so large that no walk leaves it: nothing is ever wiped away. */
#include <stdint.h>
#include <stdio.h>

enum { STRIDE = 2048, CENTRE = 1024 * STRIDE + 1024 }; /* a walk has at most 940 moves */

static char text[1 << 14]; /* 14 walks */
static uint8_t stamps[2048 * STRIDE];
static const int MOVES[128] = {['N'] = STRIDE, ['E'] = 1, ['S'] = -STRIDE, ['W'] = -1};

int main(void)
{
    const char *end = text + fread(text, 1, sizeof text - 1, stdin);
    char out[14 * 4];
    char *to = out;
    const char *at = text;
    while (*at++ != '\n')
        ;
    for (uint8_t walk = 1; at < end; ++walk, ++at) {
        uint8_t *cell = stamps + CENTRE;
        *cell = walk;
        int back = 0;
        for (; *at != '\n'; ++at) {
            cell += MOVES[(unsigned char)*at];
            back += *cell == walk;
            *cell = walk;
        }
        if (back >= 100)
            *to++ = '0' + back / 100;
        if (back >= 10)
            *to++ = '0' + back / 10 % 10;
        *to++ = '0' + back % 10;
        *to++ = '\n';
    }
    fwrite(out, 1, to - out, stdout);
    return 0;
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
