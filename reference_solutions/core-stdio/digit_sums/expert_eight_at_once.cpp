// Adds up eight digits at once, as the bytes of one number.
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <cstring>

static char text[1 << 16];  // 1,600 lines of up to 31 characters
static char out[1600 * 4];

static constexpr std::uint64_t EVERY_BYTE = 0x0101010101010101;

int main() {
    const char* const end = text + std::fread(text, 1, sizeof text - 8, stdin);
    char* to = out;
    for (const char* at = text; at < end; ++at) {
        unsigned total = 0;
        std::uint64_t eight;
        // Digits have the bit 16, a line feed has not.
        while (std::memcpy(&eight, at, 8), (eight & 16 * EVERY_BYTE) == 16 * EVERY_BYTE) {
            total += (eight & 15 * EVERY_BYTE) * EVERY_BYTE >> 56;
            at += 8;
        }
        for (; *at != '\n'; ++at) total += *at - '0';
        to = std::to_chars(to, to + 3, total).ptr;
        *to++ = '\n';
    }
    std::fwrite(out, 1, to - out, stdout);
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
