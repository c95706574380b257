

/* What goes behind a solution: makes a line of each result of FUNCTION, and runs the calls that standard input asks for. */
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <map>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>
INCLUDES
#undef assert

namespace effbench_show {

struct digest {
    std::uint64_t hash = 14695981039346656037u;
    std::uint64_t size = 0;
    double sum = 0, weighted = 0;
    bool has_floats = false;

    void whole(std::uint64_t value)
    {
        hash = (hash ^ value) * 1099511628211u;
        size++;
    }
    void floating(double value)
    {
        if (!std::isfinite(value))
            return whole(std::isnan(value) ? 1 : value > 0 ? 2 : 3);
        has_floats = true;
        sum += value;
        weighted += value * static_cast<double>(size++ % 97 + 1);
    }
};

template <class T, std::enable_if_t<std::is_integral_v<T> || std::is_enum_v<T>, int> = 0> void add(digest &to, T value)
{
    to.whole(static_cast<std::uint64_t>(value));
}
template <class T, std::enable_if_t<std::is_floating_point_v<T>, int> = 0> void add(digest &to, T value)
{
    to.floating(static_cast<double>(value));
}
inline void add(digest &to, const std::string &text)
{
    to.whole(text.size());
    for (unsigned char sign : text)
        to.whole(sign);
}
inline void add(digest &to, const char *text) { add(to, std::string(text)); }
template <class A, class B> void add(digest &to, const std::pair<A, B> &both);
template <class T> auto add(digest &to, const T &values) -> decltype(values.begin(), void())
{
    to.whole(values.size());
    for (const auto &value : values)
        add(to, static_cast<const typename T::value_type &>(value));
}
template <class A, class B> void add(digest &to, const std::pair<A, B> &both)
{
    add(to, both.first);
    add(to, both.second);
}

inline long wanted = -1; /* number of the one call that is made; all where it is below 0 */

template <class T> void show(const T &value)
{
    digest made;
    add(made, value);
    std::printf("%llu %llu", static_cast<unsigned long long>(made.size), static_cast<unsigned long long>(made.hash));
    if (made.has_floats)
        std::printf(" ~%.9g ~%.9g", made.sum, made.weighted);
    std::putchar('\n');
}

template <class F> auto call(long number, F made) -> decltype(made())
{
    if (wanted >= 0 && wanted != number)
        return decltype(made())();
    auto value = made();
    show(value);
    return value;
}

inline void check(bool holds) { show(holds); }

} // namespace effbench_show

enum { EFFBENCH_BEFORE = __COUNTER__ };
#define FUNCTION(...) effbench_show::call(__COUNTER__ - EFFBENCH_BEFORE - 1, [&] { return FUNCTION(__VA_ARGS__); })

namespace effbench_stress {
using namespace std;
STRESS
}

#define assert(...) effbench_show::check(bool(__VA_ARGS__))

namespace effbench_tests {
using namespace std;
TESTS
}

int main()
{
    if (std::scanf("%ld", &effbench_show::wanted) != 1)
        return 2;
    return effbench_show::wanted < 0 ? effbench_tests::main() : effbench_stress::main();
}
