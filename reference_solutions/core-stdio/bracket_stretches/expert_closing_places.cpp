// Looks at closing brackets only: what a sound stretch needs in front of it is known from where it would begin.
#include <array>
#include <charconv>
#include <cstdio>

// For a closing bracket the one that it closes, for an opening one 1, for a line feed 0.
static constexpr auto PARTNER = [] {
    std::array<char, 128> table{};
    table['('] = table['['] = table['{'] = 1;
    table[')'] = '(';
    table[']'] = '[';
    table['}'] = '{';
    return table;
}();

static char text[1 << 14];  // 16 lines of up to 520 brackets
static int lengths[1 << 14];  // of the longest sound stretch that ends at the place; 0 at opening brackets

int main() {
    std::fread(text, 1, sizeof text - 1, stdin);
    const char* line = text;
    int n_lines = 0;
    while (*line != '\n') n_lines = n_lines * 10 + (*line++ - '0');
    char out[16 * 9];
    char* to = out;
    // The line feed in front of each line is a bracket that nothing closes.
    for (; n_lines > 0; --n_lines) {
        const int before = line - text;
        int longest = 0, first = 0, end = before + 1;
        for (char partner; (partner = PARTNER[text[end]]) != 0; ++end) {
            if (partner == 1) continue;
            int start = end - 1 - lengths[end - 1];
            if (text[start] != partner) continue;
            start -= lengths[start - 1];
            const int length = lengths[end] = end - start + 1;
            if (length > longest) {
                longest = length;
                first = start - before;
            }
        }
        to = std::to_chars(to, to + 4, longest).ptr;
        *to++ = ' ';
        to = std::to_chars(to, to + 4, first).ptr;
        *to++ = '\n';
        line = text + end;
    }
    std::fwrite(out, 1, to - out, stdout);
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
