// Fills each gap between two pushed dominoes in place, and skips standing dominoes eight at a time.
#include <cstdio>
#include <cstring>

static char text[1 << 14];  // 16 rows of up to 720 dominoes

int main() {
    char* const end = text + std::fread(text, 1, sizeof text - 8, stdin);
    char* at = text;
    while (*at++ != '\n') {
    }
    char* const rows = at;
    while (at < end) {
        // The end of a row pushes nothing: what is pushed towards it falls as far as it goes.
        char left = 'L';
        for (;;) {
            char* const gap = at;
            while (std::memcmp(at, "........", 8) == 0) at += 8;
            while (*at == '.') ++at;
            const int size = at - gap;
            const char right = *at++;
            if (left == 'R') {
                if (right == 'L') {
                    std::memset(gap, 'R', size / 2);
                    std::memset(gap + size - size / 2, 'L', size / 2);
                } else {
                    std::memset(gap, 'R', size);
                }
            } else if (right == 'L') {
                std::memset(gap, 'L', size);
            }
            if (right == '\n') break;
            left = right;
        }
    }
    std::fwrite(rows, 1, end - rows, stdout);
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
