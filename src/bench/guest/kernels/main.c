/* Runs the kernels that the parameters name, each for so many rounds, and prints a line after each round. */
#include "kernels.h"

#define UART_DR ((volatile uint32_t *)0x09000000)
#define UART_FR ((volatile uint32_t *)0x09000018)
#define UART_FR_TXFF 0x20

/* At a fixed place of the image, which its loader may patch: start.S. */
struct parameters {
  char magic[8];
  uint32_t kernels; /* bit n: run kernel n of the table below */
  uint32_t rounds;
};
extern volatile const struct parameters parameters;

void flush_tlb(void);
void power_off(void) __attribute__((noreturn));
void run(void);
void fault(uint64_t esr, uint64_t elr, uint64_t far) __attribute__((noreturn));

uint64_t arena[2][ARENA_BYTES / 8] __attribute__((section(".arena")));

static const struct kernel *const kernels[] = {&core, &stream, &chase, &fib, &qsort_kernel, &sha256};

static void put(char c) {
  while (*UART_FR & UART_FR_TXFF) {
  }
  *UART_DR = (uint8_t)c;
}

static void text(const char *s) {
  while (*s) {
    put(*s++);
  }
}

static void decimal(uint64_t value) {
  char digits[20];
  size_t n = 0;
  do {
    digits[n++] = '0' + value % 10;
    value /= 10;
  } while (value);
  while (n) {
    put(digits[--n]);
  }
}

static void hexadecimal(uint64_t value) {
  for (int shift = 60; shift >= 0; shift -= 4) {
    put("0123456789abcdef"[value >> shift & 15]);
  }
}

static uint64_t counter(void) {
  uint64_t ticks;
  __asm__ volatile("isb; mrs %0, cntvct_el0" : "=r"(ticks) : : "memory");
  return ticks;
}

static void measure(const struct kernel *kernel, uint32_t rounds) {
  if (kernel->prepare) {
    kernel->prepare();
  }
  text(kernel->name);
  text(" start\n");
  for (uint32_t round = 0; round < rounds; round++) {
    /* QEMU makes its TLB larger only when it is flushed; an operating system flushes it all the time. */
    flush_tlb();
    uint64_t before = counter();
    uint64_t sum = kernel->run(round);
    uint64_t ticks = counter() - before;
    text(kernel->name);
    put(' ');
    decimal(round);
    text(" sum ");
    hexadecimal(sum);
    text(" ticks ");
    decimal(ticks);
    put('\n');
  }
}

void run(void) {
  for (size_t n = 0; n < LENGTH(kernels); n++) {
    if (parameters.kernels >> n & 1) {
      measure(kernels[n], parameters.rounds);
    }
  }
  text("done\n");
}

void fault(uint64_t esr, uint64_t elr, uint64_t far) {
  text("exception, ESR ");
  hexadecimal(esr);
  text(" ELR ");
  hexadecimal(elr);
  text(" FAR ");
  hexadecimal(far);
  put('\n');
  power_off();
}
