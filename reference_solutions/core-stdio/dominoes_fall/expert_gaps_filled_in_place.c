/* Fills each gap between two pushed dominoes in place, and skips standing dominoes eight at a time. */
#include <stdio.h>
#include <string.h>

static char text[1 << 14]; /* 16 rows of up to 720 dominoes */

int main(void)
{
    char *end = text + fread(text, 1, sizeof text - 8, stdin);
    char *at = text;
    while (*at++ != '\n') {
    }
    char *rows = at;
    while (at < end) {
        /* The end of a row pushes nothing: what is pushed towards it falls as far as it goes. */
        char left = 'L';
        for (;;) {
            char *gap = at;
            while (memcmp(at, "........", 8) == 0) at += 8;
            while (*at == '.') ++at;
            const int size = at - gap;
            const char right = *at++;
            if (left == 'R') {
                if (right == 'L') {
                    memset(gap, 'R', size / 2);
                    memset(gap + size - size / 2, 'L', size / 2);
                } else {
                    memset(gap, 'R', size);
                }
            } else if (right == 'L') {
                memset(gap, 'L', size);
            }
            if (right == '\n') break;
            left = right;
        }
    }
    fwrite(rows, 1, end - rows, stdout);
    return 0;
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
