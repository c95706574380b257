// Turns the row back, sorts the volumes into buckets of equal width, and halves within a bucket only.
#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstdio>

static char text[1 << 16];  // two rows of up to 1,700 numbers of up to ten digits
static char out[1 << 14];
static std::uint32_t volumes[2 * 1700];  // from the least one on; in front of it lies what the input has there
static std::uint16_t first_in[2049];  // for each bucket the first volume that is in it or in one behind
static const char* at = text;

static std::uint32_t next_number() {
    std::uint32_t number = *at++ - '0';
    while (*at >= '0') number = number * 10 + (*at++ - '0');
    ++at;
    return number;
}

int main() {
    std::fread(text, 1, sizeof text - 1, stdin);
    const int n = next_number(), n_questions = next_number();
    int turned = 0;  // how many stand in front of the least one
    for (int place = 0; place < n; ++place) {
        volumes[place] = next_number();
        if (place > 0 && volumes[place] < volumes[place - 1]) turned = place;
    }
    std::copy(volumes, volumes + turned, volumes + n);
    const std::uint32_t* const ordered = volumes + turned;
    const std::uint32_t most = ordered[n - 1];
    int shift = 0;
    while (most >> shift >= 2048) ++shift;
    int bucket = 0;
    for (int place = 0; place < n; ++place) {
        for (const int own = ordered[place] >> shift; bucket <= own;) first_in[bucket++] = place;
    }
    while (bucket <= 2048) first_in[bucket++] = n;

    char* to = out;
    for (int question = 0; question < n_questions; ++question) {
        const std::uint32_t wanted = next_number();
        int position = 0;
        if (wanted <= most) {
            const std::uint16_t* const own = first_in + (wanted >> shift);
            position = std::lower_bound(ordered + own[0], ordered + own[1], wanted) - volumes + 1;
            if (position > n) position -= n;
        }
        to = std::to_chars(to, to + 4, position).ptr;
        *to++ = '\n';
    }
    std::fwrite(out, 1, to - out, stdout);
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
