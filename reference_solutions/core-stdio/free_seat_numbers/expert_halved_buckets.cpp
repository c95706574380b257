// Sorts the taken seats into buckets of equal width by how many free ones lie before, and halves within a bucket only.
#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstdio>

static char text[1 << 16];  // two rows of up to 1,900 numbers of up to ten digits
static char out[1 << 15];
static std::uint32_t free_before[2048];
static std::uint16_t first_in[2049];  // for each bucket the first seat that is in it or in one behind
static const char* at = text;

static std::uint32_t next_number() {
    while (*at < '0') ++at;
    std::uint32_t number = *at++ - '0';
    while (*at >= '0') number = number * 10 + (*at++ - '0');
    return number;
}

int main() {
    std::fread(text, 1, sizeof text - 1, stdin);
    const int n = next_number(), n_questions = next_number();
    for (int place = 0; place < n; ++place) free_before[place] = next_number() - place - 1;
    const std::uint32_t most = n > 0 ? free_before[n - 1] : 0;
    int shift = 0;
    while (most >> shift >= 2048) ++shift;
    int bucket = 0;
    for (int place = 0; place < n; ++place) {
        for (const int own = free_before[place] >> shift; bucket <= own;) first_in[bucket++] = place;
    }
    while (bucket <= 2048) first_in[bucket++] = n;

    char* to = out;
    for (int question = 0; question < n_questions; ++question) {
        const std::uint32_t k = next_number();
        std::uint32_t place = n;
        if (k <= most) {
            const std::uint16_t* const own = first_in + (k >> shift);
            place = std::lower_bound(free_before + own[0], free_before + own[1], k) - free_before;
        }
        to = std::to_chars(to, to + 10, k + place).ptr;
        *to++ = '\n';
    }
    std::fwrite(out, 1, to - out, stdout);
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
