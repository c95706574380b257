// Makes the table of characters for each number once.
#include <cstdio>
#include <cstring>

static char text[1 << 15];  // 1,800 lines of up to 17 characters
static char out[1 << 15];
static char tables[26][128];

static void make_tables() {
    char same[128];
    for (int sign = 0; sign < 128; ++sign) same[sign] = sign;
    const char* const twice_small = "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz";
    const char* const twice_capital = "ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOPQRSTUVWXYZ";
    for (int shift = 0; shift < 26; ++shift) {
        std::memcpy(tables[shift], same, 128);
        std::memcpy(tables[shift] + 'a', twice_small + shift, 26);
        std::memcpy(tables[shift] + 'A', twice_capital + shift, 26);
    }
}

int main() {
    make_tables();
    const char* const end = text + std::fread(text, 1, sizeof text - 1, stdin);
    char* to = out;
    for (const char* at = text; at < end;) {
        int shift = *at++ - '0';
        if (*at != ' ') shift = shift * 10 + (*at++ - '0');
        const char* const table = tables[shift];
        ++at;
        for (; *at != '\n'; ++at) *to++ = table[static_cast<unsigned char>(*at)];
        *to++ = *at++;
    }
    std::fwrite(out, 1, to - out, stdout);
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
