/* Reads a number of steps and whether another thread makes them, and prints what comes of them. */
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>

static uint64_t state = 1;

static void *make_steps(void *steps)
{
    for (uint64_t left = *(uint64_t *)steps; left; left--)
        state = state * 16807 % 2147483647;
    return NULL;
}

int main(void)
{
    uint64_t steps;
    int in_thread;
    pthread_t thread;
    if (scanf("%lu %d", &steps, &in_thread) != 2)
        return 1;
    if (!in_thread)
        make_steps(&steps);
    else if (pthread_create(&thread, NULL, make_steps, &steps) || pthread_join(thread, NULL))
        return 2;
    printf("%lu\n", (unsigned long)state);
    return 0;
}
