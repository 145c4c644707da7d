/*
 * Several CPUs on the same memory: counters with exclusives of every size, locks, a barrier, message passing, code written by one CPU and executed by
 * another; and on one CPU what clears the exclusive monitor. Only sums and verdicts are printed.
 */
#include "rt.h"

#define ROUNDS 2000
static volatile u64 cpus, go[16], done[16];
static volatile u8 counter8 __attribute__((aligned(64)));
static volatile u16 counter16 __attribute__((aligned(64)));
static volatile u32 counter32 __attribute__((aligned(64)));
static volatile u64 counter64 __attribute__((aligned(64)));
static volatile u64 pair[2] __attribute__((aligned(64)));
static volatile u32 pair32[2] __attribute__((aligned(64)));
static volatile u32 lock __attribute__((aligned(64)));
static volatile u32 ticket_next __attribute__((aligned(64))), ticket_owner;
static volatile u64 guarded, inside, violations;
static volatile u64 data, flag, sum[CPUS_MAX];
static u32 code[64] __attribute__((aligned(4096)));
static u64 skipped;
static int quiet;

void on_exception(struct frame *frame, u64 vector) {
  if (!quiet) { text("exception"); field("vector", vector); field("esr", READ(esr_el1)); field("elr", frame->elr); line(); }
  skipped++;
  if (READ(esr_el1) >> 26 == 0x15) return; /* SVC: goes on behind it */
  frame->elr += 4;
}

#define ADD(type, name, load, store, width) \
  static void name(volatile type *p, type n) { \
    u64 v; u32 failed; \
    do __asm__ volatile(load " %w0, [%3]\n add %w0, %w0, %w2\n " store " %w1, %w0, [%3]" : "=&r"(v), "=&r"(failed) : "r"((u64)n), "r"(p) : "memory"); \
    while (failed); \
  }
ADD(u8, add8, "ldxrb", "stxrb", w)
ADD(u16, add16, "ldaxrh", "stlxrh", w)
ADD(u32, add32, "ldxr", "stlxr", w)

static void add_pair(void) {
  u64 a, b; u32 failed;
  do __asm__ volatile("ldaxp %0, %1, [%3]\n adds %0, %0, #1\n adc %1, %1, xzr\n add %1, %1, #2\n stlxp %w2, %0, %1, [%3]"
      : "=&r"(a), "=&r"(b), "=&r"(failed) : "r"(pair) : "memory", "cc");
  while (failed);
}
static void add_pair32(void) {
  u32 a, b, failed;
  do __asm__ volatile("ldxp %w0, %w1, [%3]\n add %w0, %w0, #1\n add %w1, %w1, #3\n stxp %w2, %w0, %w1, [%3]"
      : "=&r"(a), "=&r"(b), "=&r"(failed) : "r"(pair32) : "memory");
  while (failed);
}

/* As Linux's old spin lock: waits with WFE for the store that opens it. */
static void spin_lock(void) {
  u32 v;
  __asm__ volatile("sevl\n1: wfe\n2: ldaxr %w0, [%1]\n cbnz %w0, 1b\n stxr %w0, %w2, [%1]\n cbnz %w0, 2b" : "=&r"(v) : "r"(&lock), "r"(1) : "memory");
}
static void spin_unlock(void) { __asm__ volatile("stlr wzr, [%0]" : : "r"(&lock) : "memory"); }

static void ticket_lock(void) {
  u32 mine, next, failed, now;
  do __asm__ volatile("ldaxr %w0, [%3]\n add %w1, %w0, #1\n stxr %w2, %w1, [%3]" : "=&r"(mine), "=&r"(next), "=&r"(failed) : "r"(&ticket_next) : "memory");
  while (failed);
  for (;;) {
    __asm__ volatile("ldaxr %w0, [%1]" : "=r"(now) : "r"(&ticket_owner) : "memory");
    if (now == mine) break;
    ASM("wfe");
  }
}
static void ticket_unlock(void) { u32 v = ticket_owner + 1; __asm__ volatile("stlr %w0, [%1]" : : "r"(v), "r"(&ticket_owner) : "memory"); }

static void enter_section(void) { if (inside) violations++; inside = 1; guarded++; if (!inside) violations++; inside = 0; }

static void work(u64 stage, u64 cpu) {
  switch (stage) {
  case 1: for (int i = 0; i < ROUNDS; i++) add8(&counter8, 1); break;
  case 2: for (int i = 0; i < ROUNDS; i++) add16(&counter16, 3); break;
  case 3: for (int i = 0; i < ROUNDS; i++) add32(&counter32, 0x10001); break;
  case 4: for (int i = 0; i < ROUNDS; i++) add_return(&counter64, 0x100000001); break;
  case 5: for (int i = 0; i < ROUNDS; i++) add_pair(); break;
  case 6: for (int i = 0; i < ROUNDS; i++) add_pair32(); break;
  case 7: for (int i = 0; i < ROUNDS / 4; i++) { spin_lock(); enter_section(); spin_unlock(); } break;
  case 8: for (int i = 0; i < ROUNDS / 8; i++) { ticket_lock(); enter_section(); ticket_unlock(); } break;
  case 9: /* every CPU waits for its turn with WFE, and wakes the next with SEV */
    for (int i = 0; i < 50; i++) {
      while (load_acquire(&flag) != i * cpus + cpu) ASM("wfe");
      data = data * 3 + cpu;
      store_release(&flag, i * cpus + cpu + 1);
      ASM("dsb ish\n sev");
    }
    break;
  case 10: /* CPU 0 writes code for the others, who fetch it after an ISB */
    for (u64 i = 0; i < 40; i++) {
      if (cpu == 0) {
        while (load_acquire(&flag) < 2 * i * cpus) ASM("yield");
        code[0] = 0xd2800000 | (u32)(i * 7) << 5;
        code[1] = 0xd65f03c0;
        __asm__ volatile("dc cvau, %0\n dsb ish\n ic ivau, %0\n dsb ish\n isb" : : "r"(code) : "memory");
        add_return(&flag, 1);
      } else {
        while (load_acquire(&flag) < 2 * i * cpus) ASM("yield");
        add_return(&flag, 1);
      }
      while (load_acquire(&flag) < (2 * i + 1) * cpus) ASM("yield");
      ASM("isb");
      sum[cpu] += ((u64 (*)(void))code)();
      add_return(&flag, 1);
      while (load_acquire(&flag) < (2 * i + 2) * cpus) ASM("yield");
    }
    break;
  }
}

static void stage(u64 n, u64 cpu) {
  if (cpu == 0) { flag = 0; data = 1; guarded = 0; ASM("dsb sy"); store_release(&go[n], 1); ASM("sev"); }
  await(&go[n], 1);
  work(n, cpu);
  add_return(&done[n], 1);
  await(&done[n], cpus);
}

void on_cpu(u64 cpu) { for (u64 n = 1; n <= 10; n++) stage(n, cpu); }

/* What clears the monitor of this CPU: a store-exclusive after it fails. */
#define EXCLUSIVE(name, between) do { \
    static volatile u64 word_ __attribute__((aligned(64))) = 5; u32 failed_; u64 v_; \
    __asm__ volatile("ldxr %0, [%2]\n " between "\n add %0, %0, #1\n stxr %w1, %0, [%2]" : "=&r"(v_), "=&r"(failed_) : "r"(&word_), "r"(other) \
        : "memory", "x9", "x10"); \
    text(name); field("failed", failed_); field("value", word_); line(); } while (0)

static void monitor(void) {
  volatile u64 *other = &counter64;
  quiet = 1;
  EXCLUSIVE("nothing between", "nop");
  EXCLUSIVE("clrex", "clrex");
  EXCLUSIVE("exception", "svc #0");
  EXCLUSIVE("another load exclusive", "ldxr x9, [%3]");
  EXCLUSIVE("another store exclusive", "stxr w9, x10, [%3]");
  EXCLUSIVE("a plain load", "ldr x9, [%3]");
  EXCLUSIVE("own store elsewhere", "str x9, [%3]");
  EXCLUSIVE("two clrex", "clrex\n clrex #3");
  u32 failed;
  __asm__ volatile("clrex\n stxr %w0, xzr, [%1]" : "=&r"(failed) : "r"(other) : "memory");
  say("no load before it:", failed);
  __asm__ volatile("ldxr x9, [%1]\n stxr %w0, xzr, [%1]\n stxr %w0, xzr, [%1]" : "=&r"(failed) : "r"(other) : "memory", "x9");
  say("a second store exclusive:", failed);
  __asm__ volatile("ldxp x9, x10, [%1]\n stxp %w0, xzr, xzr, [%1]" : "=&r"(failed) : "r"(pair) : "memory", "x9", "x10");
  say("pair:", failed);
}

int main(void) {
  text("=== smp\n");
  monitor();
  counter64 = 0;
  u64 n = 1;
  while (n < CPUS_MAX && (s64)(int)hvc(PSCI_AFFINITY_INFO, n, 0, 0) >= 0) n++;
  cpus = n;
  say("cpus", n);
  for (u64 cpu = 1; cpu < n; cpu++) start_cpu(cpu);
  for (u64 s = 1; s <= 10; s++) {
    stage(s, 0);
    switch (s) {
    case 1: say("bytes", counter8); break;
    case 2: say("halfwords", counter16); break;
    case 3: say("words", counter32); break;
    case 4: say("doublewords", counter64); break;
    case 5: say("pair low", pair[0]); say("pair high", pair[1]); break;
    case 6: say("pair of words low", pair32[0]); say("pair of words high", pair32[1]); break;
    case 7: say("spin lock", guarded); say("violations", violations); break;
    case 8: say("ticket lock", guarded); say("violations", violations); break;
    case 9: say("turns", data); break;
    default: for (u64 cpu = 0; cpu < n; cpu++) say("code", sum[cpu]);
    }
  }
  text("=== end\n");
  return 0;
}
