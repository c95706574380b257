// Powers repeat after as many steps as m has units, once the exponent is no less than that: reduces the exponent.
#include <charconv>
#include <cstdint>
#include <cstdio>

static char text[1 << 13];  // 400 lines of up to 16 characters
static char out[1 << 12];
static const char* at = text;

static std::uint32_t next_number() {
    std::uint32_t number = 0;
    while (*at >= '0') number = number * 10 + (*at++ - '0');
    ++at;
    return number;
}

static std::uint32_t number_of_units(std::uint32_t m) {
    std::uint32_t units = m;
    for (std::uint32_t factor = 2; factor * factor <= m; ++factor) {
        if (m % factor != 0) continue;
        units -= units / factor;
        while (m % factor == 0) m /= factor;
    }
    return m > 1 ? units - units / m : units;
}

template <typename Reduce>
static std::uint64_t power(std::uint64_t base, std::uint32_t exponent, Reduce reduce) {
    std::uint64_t result = 1;
    for (;; base = reduce(base * base)) {
        if (exponent % 2 == 1) result = reduce(result * base);
        exponent /= 2;
        if (exponent == 0) return result;
    }
}

int main() {
    std::fread(text, 1, sizeof text - 1, stdin);
    const std::uint32_t m = next_number(), n_questions = next_number(), period = number_of_units(m);
    // Keeps apart what is below the period and what is not: only the latter may be reduced.
    const auto reduce_exponent = [=](std::uint64_t number) {
        return number < 2 * period ? number : number % period + period;
    };
    const auto reduce_result = [=](std::uint64_t number) { return number % m; };
    char* to = out;
    for (std::uint32_t question = 0; question < n_questions; ++question) {
        const std::uint32_t a = next_number(), b = next_number(), c = next_number();
        const std::uint32_t exponent = power(b, c, reduce_exponent);
        to = std::to_chars(to, to + 6, power(a, exponent, reduce_result) % m).ptr;
        *to++ = '\n';
    }
    std::fwrite(out, 1, to - out, stdout);
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
