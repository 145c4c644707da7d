/* The kernels' interface. */
#ifndef KERNELS_H
#define KERNELS_H

#include <stddef.h>
#include <stdint.h>

#define MIB (1u << 20)
#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

/* Two large arrays, lent to whichever kernel runs. */
#define ARENA_BYTES (16 * MIB)
extern uint64_t arena[2][ARENA_BYTES / 8];

/* A program whose speed is measured. */
struct kernel {
  const char *name;
  /* Fills the memory that run uses; not timed. May be NULL. */
  void (*prepare)(void);
  /* One round: a checksum over what it computed, which depends on the number of the round. */
  uint64_t (*run)(uint32_t round);
};

extern const struct kernel core, stream, chase, fib, qsort_kernel, sha256;

/* Marsaglia's xorshift64; *state must not be 0. */
static inline uint64_t random_next(uint64_t *state) {
  uint64_t x = *state;
  x ^= x << 13;
  x ^= x >> 7;
  x ^= x << 17;
  return *state = x;
}

/* Takes value into a checksum. */
static inline uint64_t mix(uint64_t sum, uint64_t value) {
  return (sum ^ value) * 0x100000001B3u + (sum >> 47);
}

#endif
