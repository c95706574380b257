// Stamps the walk's number on each cell of a floor so large that no walk leaves it: nothing is ever wiped away.
#include <charconv>
#include <cstdint>
#include <cstdio>

static constexpr int STRIDE = 2048, CENTRE = 1024 * STRIDE + 1024;  // a walk has at most 940 moves
static char text[1 << 14];  // 14 walks
static std::uint8_t stamps[2048 * STRIDE];

int main() {
    const char* const end = text + std::fread(text, 1, sizeof text - 1, stdin);
    int moves[128] = {};
    moves['N'] = STRIDE;
    moves['E'] = 1;
    moves['S'] = -STRIDE;
    moves['W'] = -1;
    char out[14 * 4];
    char* to = out;
    const char* at = text;
    while (*at++ != '\n') {
    }
    for (std::uint8_t walk = 1; at < end; ++walk, ++at) {
        std::uint8_t* cell = stamps + CENTRE;
        *cell = walk;
        int back = 0;
        for (; *at != '\n'; ++at) {
            cell += moves[static_cast<int>(*at)];
            back += *cell == walk;
            *cell = walk;
        }
        to = std::to_chars(to, to + 3, back).ptr;
        *to++ = '\n';
    }
    std::fwrite(out, 1, to - out, stdout);
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
