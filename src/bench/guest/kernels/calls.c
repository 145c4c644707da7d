/* Calls: a recursion that does little else, and a sort that compares through a function pointer. */
#include "kernels.h"

#define DEPTH 32
#define RECORDS (1u << 17)

static __attribute__((noipa)) uint64_t fibonacci(uint32_t n) {
  return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
}

static uint64_t round_of_fib(uint32_t round) { return mix(round, fibonacci(DEPTH)); }

struct record {
  uint64_t key;
  uint64_t number;
};

typedef int (*comparison)(const void *, const void *);

static int by_key(const void *left, const void *right) {
  uint64_t a = ((const struct record *)left)->key;
  uint64_t b = ((const struct record *)right)->key;
  return (a > b) - (a < b);
}

static void swap(char *a, char *b, size_t size) {
  for (size_t i = 0; i < size; i += 8) {
    uint64_t *x = (uint64_t *)(a + i);
    uint64_t *y = (uint64_t *)(b + i);
    uint64_t kept = *x;
    *x = *y;
    *y = kept;
  }
}

/* Quicksort with the middle element as pivot; size is a multiple of 8. */
static __attribute__((noipa)) void sort(char *base, size_t count, size_t size, comparison compare) {
  while (count > 1) {
    swap(base, base + count / 2 * size, size);
    size_t low = 0;
    size_t high = count;
    for (;;) {
      do {
        low++;
      } while (low < count && compare(base + low * size, base) < 0);
      do {
        high--;
      } while (compare(base + high * size, base) > 0);
      if (low >= high) {
        break;
      }
      swap(base + low * size, base + high * size, size);
    }
    swap(base, base + high * size, size);
    /* The smaller part by recursion, so that the stack stays small. */
    size_t above = count - high - 1;
    if (high < above) {
      sort(base, high, size, compare);
      base += (high + 1) * size;
      count = above;
    } else {
      sort(base + (high + 1) * size, above, size, compare);
      count = high;
    }
  }
}

static uint64_t round_of_qsort(uint32_t round) {
  struct record *records = (struct record *)arena[0];
  uint64_t random = round + 1;
  for (size_t i = 0; i < RECORDS; i++) {
    records[i].key = random_next(&random);
    records[i].number = i;
  }
  sort((char *)records, RECORDS, sizeof(struct record), by_key);
  uint64_t sum = 0;
  for (size_t i = 0; i < RECORDS; i++) {
    sum = mix(sum, records[i].number);
  }
  return sum;
}

const struct kernel fib = {"fib", NULL, round_of_fib};
const struct kernel qsort_kernel = {"qsort", NULL, round_of_qsort};
