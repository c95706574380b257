// Copies every field as a block of fixed size, and overwrites what is too much by spaces, or by the next field.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstring>

static constexpr int FIELD_MAX = 16;
static char text[(1 << 17) + FIELD_MAX];  // 750 rows of up to 8 fields
static char out[1 << 17];
static std::uint8_t lengths[750 * 8];

int main() {
    char* const end = text + std::fread(text, 1, 1 << 17, stdin);
    int widths[8] = {};
    std::uint8_t* length = lengths;
    int column = 0;
    const char* start = text;
    for (const char* at = text; at < end; ++at) {
        if (*at != ';' && *at != '\n') continue;
        const int size = at - start;
        *length++ = size;
        widths[column] = std::max(widths[column], size);
        column = *at == ';' ? column + 1 : 0;
        start = at + 1;
    }
    char* to = out;
    const char* field = text;
    length = lengths;
    for (column = 0; field < end; field += *length++ + 1) {
        std::memcpy(to, field, FIELD_MAX);
        std::memset(to + *length, ' ', FIELD_MAX + 2);
        to += widths[column] + 2;
        if (field[*length] == ';') {
            ++column;
        } else {
            *to++ = '\n';
            column = 0;
        }
    }
    std::fwrite(out, 1, to - out, stdout);
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
