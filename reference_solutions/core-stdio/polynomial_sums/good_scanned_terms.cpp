// Scans term by term, and adds up by exponents.
#include <cstdio>
#include <vector>

int main() {
    std::vector<long long> total(301);
    long long coefficient;
    int exponent;
    while (std::scanf("%lldx^%d", &coefficient, &exponent) == 2) total[exponent] += coefficient;
    bool empty = true;
    for (exponent = 300; exponent >= 0; --exponent) {
        if (total[exponent] == 0) continue;
        std::printf("%+lldx^%d", total[exponent], exponent);
        empty = false;
    }
    std::puts(empty ? "0" : "");
}
