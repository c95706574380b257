/* Copies, fills, compares and searches memory 16 bytes at a time.
 *
 * wasi-libc takes 1 or 4 bytes at a time, and an engine that counts charges memory.copy by the byte: either weighs a
 * large copy several times what it weighs natively. These loops cost a quarter of an instruction a byte.
 *
 * Compiled with -fno-builtin, or the compiler would turn the loops into calls of themselves.
 */
#include <stddef.h>
#include <stdint.h>
#include <wasm_simd128.h>

enum { VECTOR = sizeof(v128_t), STRIDE = 4 * VECTOR };

static void copy_forwards(char *to, const char *from, size_t size)
{
    for (; size >= STRIDE; to += STRIDE, from += STRIDE, size -= STRIDE) {
        v128_t a = wasm_v128_load(from), b = wasm_v128_load(from + VECTOR);
        v128_t c = wasm_v128_load(from + 2 * VECTOR), d = wasm_v128_load(from + 3 * VECTOR);
        wasm_v128_store(to, a), wasm_v128_store(to + VECTOR, b);
        wasm_v128_store(to + 2 * VECTOR, c), wasm_v128_store(to + 3 * VECTOR, d);
    }
    for (; size >= VECTOR; to += VECTOR, from += VECTOR, size -= VECTOR)
        wasm_v128_store(to, wasm_v128_load(from));
    for (; size >= 4; to += 4, from += 4, size -= 4)
        __builtin_memcpy_inline(to, from, 4);
    for (; size; size--)
        *to++ = *from++;
}

static void copy_backwards(char *to, const char *from, size_t size)
{
    for (; size >= VECTOR; size -= VECTOR)
        wasm_v128_store(to + size - VECTOR, wasm_v128_load(from + size - VECTOR));
    for (; size; size--)
        to[size - 1] = from[size - 1];
}

void *memcpy(void *restrict to, const void *restrict from, size_t size)
{
    copy_forwards(to, from, size);
    return to;
}

void *memmove(void *to, const void *from, size_t size)
{
    if ((uintptr_t)to - (uintptr_t)from >= size)
        copy_forwards(to, from, size);
    else
        copy_backwards(to, from, size);
    return to;
}

void *memset(void *to, int byte, size_t size)
{
    char *next = to;
    v128_t vector = wasm_i8x16_splat((int8_t)byte);
    for (; size >= STRIDE; next += STRIDE, size -= STRIDE) {
        wasm_v128_store(next, vector), wasm_v128_store(next + VECTOR, vector);
        wasm_v128_store(next + 2 * VECTOR, vector), wasm_v128_store(next + 3 * VECTOR, vector);
    }
    for (; size >= VECTOR; next += VECTOR, size -= VECTOR)
        wasm_v128_store(next, vector);
    for (; size; size--)
        *next++ = (char)byte;
    return to;
}

int memcmp(const void *left, const void *right, size_t size)
{
    const unsigned char *a = left, *b = right;
    for (; size >= VECTOR; a += VECTOR, b += VECTOR, size -= VECTOR)
        if (wasm_v128_any_true(wasm_i8x16_ne(wasm_v128_load(a), wasm_v128_load(b))))
            break;
    for (; size; a++, b++, size--)
        if (*a != *b)
            return *a - *b;
    return 0;
}

void *memchr(const void *in, int byte, size_t size)
{
    const unsigned char *next = in;
    v128_t wanted = wasm_i8x16_splat((int8_t)byte);
    for (; size >= VECTOR; next += VECTOR, size -= VECTOR)
        if (wasm_v128_any_true(wasm_i8x16_eq(wasm_v128_load(next), wanted)))
            break;
    for (; size; next++, size--)
        if (*next == (unsigned char)byte)
            return (void *)next;
    return NULL;
}
