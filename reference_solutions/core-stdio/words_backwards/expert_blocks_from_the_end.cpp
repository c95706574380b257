// Goes through each line from its end, and copies every word as a block of fixed size.
#include <cstdio>
#include <cstring>

static constexpr int WORD_MAX = 12;
static char text[(1 << 18) + WORD_MAX];  // 1,300 lines of up to 156 characters
static char out[(1 << 18) + WORD_MAX];

int main() {
    text[0] = '\n';  // ends the first line's first word, as line feeds do for all others
    const char* line = text + 1;
    const char* const end = line + std::fread(text + 1, 1, 1 << 18, stdin);
    char* to = out;
    while (line < end) {
        const char* const feed = static_cast<const char*>(std::memchr(line, '\n', end - line));
        for (const char* word = feed; word >= line; --word) {
            const char* const word_end = word;
            while (word[-1] > ' ') --word;
            std::memcpy(to, word, WORD_MAX);
            to += word_end - word;
            *to++ = ' ';
        }
        to[-1] = '\n';
        line = feed + 1;
    }
    std::fwrite(out, 1, to - out, stdout);
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
