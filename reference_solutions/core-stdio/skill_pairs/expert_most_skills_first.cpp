// Takes people with many skills first, and stops where two cannot have enough together, even without a common one.
#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstdio>

static char text[1 << 14];  // 105 lines of up to 120 characters

struct Person {
    std::uint64_t skills;
    int n_skills;
};

// Base x86-64 has no instruction for it.
static int count_bits(std::uint64_t bits) {
    bits -= bits >> 1 & 0x5555555555555555;
    bits = (bits & 0x3333333333333333) + (bits >> 2 & 0x3333333333333333);
    bits = (bits + (bits >> 4)) & 0x0F0F0F0F0F0F0F0F;
    return bits * 0x0101010101010101 >> 56;
}

int main() {
    const char* const end = text + std::fread(text, 1, sizeof text - 1, stdin);
    Person people[105];
    int n_people = 0;
    const char* at = text;
    while (*at++ != '\n') {
    }
    for (; at < end; ++n_people) {
        Person& person = people[n_people] = {0, 0};
        do {
            int skill = *at++ - '0';
            if (*at >= '0') skill = skill * 10 + (*at++ - '0');
            person.skills |= std::uint64_t{1} << skill;
            ++person.n_skills;
        } while (*at++ == ' ');
    }
    std::sort(people, people + n_people, [](const Person& a, const Person& b) { return a.n_skills > b.n_skills; });
    int best = 0, n_pairs = 0;
    for (int one = 0; one < n_people; ++one) {
        const int enough = best - people[one].n_skills;
        if (people[one].n_skills < enough) break;
        for (int other = one + 1; other < n_people && people[other].n_skills >= enough; ++other) {
            const int together = count_bits(people[one].skills | people[other].skills);
            if (together > best) {
                best = together;
                n_pairs = 0;
            }
            n_pairs += together == best;
        }
    }
    char out[16];
    char* to = std::to_chars(out, out + 2, best).ptr;
    *to++ = ' ';
    to = std::to_chars(to, to + 6, n_pairs).ptr;
    *to++ = '\n';
    std::fwrite(out, 1, to - out, stdout);
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
