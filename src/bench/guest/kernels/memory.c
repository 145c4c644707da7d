/* Memory: in order over two arrays, and in no order through one. */
#include "kernels.h"

#define WORDS (ARENA_BYTES / 8)

static void fill(void) {
  uint64_t random = 1;
  for (size_t i = 0; i < WORDS; i++) {
    arena[0][i] = random_next(&random);
    arena[1][i] = i;
  }
}

/* Copies one array to the other, changes a word in each MiB of the copy, then adds the copy twice to the first. */
static uint64_t round_of_stream(uint32_t round) {
  uint64_t *a = arena[0];
  uint64_t *b = arena[1];
  for (size_t i = 0; i < WORDS; i++) {
    b[i] = a[i];
  }
  for (size_t i = 0; i < WORDS; i += MIB / 8) {
    b[i] += round;
  }
  for (size_t i = 0; i < WORDS; i++) {
    a[i] += 2 * b[i];
  }
  uint64_t sum = 0;
  for (size_t i = 0; i < WORDS; i++) {
    sum += a[i] ^ i;
  }
  return sum;
}

/* A link in each cache line. */
struct line {
  struct line *next;
  uint64_t rest[7];
};

#define LINES (ARENA_BYTES / sizeof(struct line))
#define LAPS 20

/* Makes one ring of all lines, in random order (Sattolo's shuffle). */
static void link(void) {
  struct line *lines = (struct line *)arena[0];
  for (size_t i = 0; i < LINES; i++) {
    lines[i].next = &lines[i];
  }
  uint64_t random = 1;
  for (size_t i = LINES - 1; i > 0; i--) {
    size_t other = random_next(&random) % i;
    struct line *next = lines[i].next;
    lines[i].next = lines[other].next;
    lines[other].next = next;
  }
}

static uint64_t round_of_chase(uint32_t round) {
  const struct line *lines = (const struct line *)arena[0];
  const struct line *at = &lines[round];
  /* Not a whole number of laps: the end tells whether the way was the right one. */
  for (size_t hop = 0; hop < LAPS * LINES + 12345; hop++) {
    at = at->next;
  }
  return mix(round, (uint64_t)(at - lines));
}

const struct kernel stream = {"stream", fill, round_of_stream};
const struct kernel chase = {"chase", link, round_of_chase};
