#include "rt.h"

void put(char c) { write32(0x09000000, (u8)c); }
void text(const char *s) { while (*s) put(*s++); }
void hex(u64 v) {
  char digits[16];
  int n = 0;
  do { int d = v & 15; digits[n++] = d < 10 ? '0' + d : 'a' + d - 10; v >>= 4; } while (v);
  while (n) put(digits[--n]);
}
void field(const char *name, u64 v) { put(' '); text(name); put('='); hex(v); }
void say(const char *name, u64 v) { text(name); put(' '); hex(v); put('\n'); }

u64 hvc(u64 function, u64 a, u64 b, u64 c) {
  register u64 x0 __asm__("x0") = function, x1 __asm__("x1") = a, x2 __asm__("x2") = b, x3 __asm__("x3") = c;
  __asm__ volatile("hvc #0" : "+r"(x0), "+r"(x1), "+r"(x2), "+r"(x3) : : "x4", "x5", "x6", "x7", "x8", "x9", "x10", "x11", "x12", "x13", "x14",
      "x15", "x16", "x17", "memory");
  return x0;
}

void start_cpu(u64 cpu) { hvc(PSCI_CPU_ON, cpu, (u64)secondary, cpu); }

/* What the compiler calls. */
void *memcpy(void *to, const void *from, u64 n) {
  for (u64 i = 0; i < n; i++) ((volatile u8 *)to)[i] = ((const u8 *)from)[i];
  return to;
}
void *memset(void *to, int value, u64 n) {
  for (u64 i = 0; i < n; i++) ((volatile u8 *)to)[i] = (u8)value;
  return to;
}
