/*
 * Random translation tables for the upper half, of every size and with every kind of descriptor at every level, and random addresses: what AT says of each, for
 * reading and writing at EL1 and EL0, and what a load does.
 */
#include "mmu.h"

#define TABLES 24
static u64 l1[512] __attribute__((aligned(4096))), own[512] __attribute__((aligned(4096)));
static u64 pool[TABLES][512] __attribute__((aligned(4096)));
static u64 state = 0x9e3779b97f4a7c15ul, root, bits, loads, wrong, loaded;

/* xorshift64* */
static u64 next(void) {
  state ^= state >> 12;
  state ^= state << 25;
  state ^= state >> 27;
  return state * 0x2545f4914f6cdd1dul;
}
static u64 below(u64 n) { return next() >> 8 & 0xffffffffffff ? (next() >> 20) % n : 0; }
static int one_in(u64 n) { return below(n) == 0; }

void on_cpu(u64 cpu) { (void)cpu; }
void on_exception(struct frame *frame, u64 vector) {
  u64 esr = READ(esr_el1);
  if (vector != SYNC_EL1 || esr >> 26 != 0x25) {
    text("exception"); field("vector", vector); field("esr", esr); field("far", READ(far_el1)); field("elr", frame->elr); line();
    for (;;) hvc(PSCI_SYSTEM_OFF, 0, 0, 0);
  }
  loaded = esr | 1ul << 63;
  frame->elr += 4;
}

/* Attributes at random, most of them such that the walk goes on. */
static u64 attributes(void) {
  u64 a = next() & (RO | USER | SH | NG | PXN | UXN | CONT | 7ul << 2);
  return a | (one_in(8) ? 0 : AF) | (next() & 0xful << 55); /* software's bits */
}
static u64 entry(int level) {
  u64 kind = below(16);
  if (kind == 0) return next() & ~1ul; /* invalid, whatever else */
  if (level < 3 && kind < 10) {
    u64 t = (u64)pool[1 + below(TABLES - 1)] | TABLE | (next() & 0x7fcul); /* ignored bits */
    if (one_in(4)) t |= next() & 0x1ful << 59;
    if (one_in(24)) t |= 1ul << (36 + below(12));
    return t;
  }
  u64 to = 0x40000000ul + (next() & 0x3fffffffful & ~0xffful) % 0x3000000ul;
  if (one_in(16)) to |= 1ul << (36 + below(12));
  if (level == 3) return to | (one_in(16) ? BLOCK : PAGE) | attributes();
  if (level == 0) return (u64)pool[1 + below(TABLES - 1)] | TABLE;
  return (to & (level == 1 ? ~0x3ffffffful : ~0x1ffffful)) | BLOCK | attributes();
}

static void at(u64 par) { put(' '); hex(par & 1 ? par : par & 0x0000fffffffff001ul); }

int main(void) {
  text("=== walk\n");
  l1[0] = BLOCK | AF | DEVICE | PXN | UXN;
  l1[1] = (u64)own | TABLE;
  for (u64 i = 0; i < 512; i++) own[i] = (0x40000000ul + (i << 21)) | BLOCK | NORMAL;
  WRITE(mair_el1, 0x00ff);
  for (u64 round = 0; round < 60; round++) {
    u64 t1 = 16 + below(24), tcr = TCR(25, t1) | IPS(1) | (one_in(8) ? EPD1 : 0) | (next() & (TBI1 | TBI0 | A1 | AS16));
    bits = 64 - t1;
    int levels = bits > 39 ? 4 : bits > 30 ? 3 : 2;
    WRITE(sctlr_el1, SCTLR_OFF);
    /* A table of the pool may be met at any level, so only pages and tables, which look alike, are in most of them. */
    for (int t = 0; t < TABLES; t++) {
      int level = t == 0 ? 4 - levels : 1 + (int)below(3);
      for (int i = 0; i < 512; i++) {
        pool[t][i] = entry(level);
        if (levels == 4 && t == 0) pool[t][i] |= pool[t][i] & 1 ? 2 : 0; /* no blocks at level 0: QEMU 7.2 takes them */
      }
    }
    root = (u64)pool[0];
    WRITE(tcr_el1, tcr);
    WRITE(ttbr0_el1, (u64)l1);
    WRITE(ttbr1_el1, root | (next() & 0xfffful << 48));
    tlbi_all();
    WRITE(sctlr_el1, SCTLR_ON);
    text("round "); hex(round); field("tcr", tcr); line();
    for (int i = 0; i < 60; i++) {
      u64 va = -1ul << bits | (next() & ((1ul << bits) - 1));
      if (one_in(12)) va &= ~(1ul << (56 + below(8)));
      if (one_in(20)) va ^= 1ul << below(56);
      if (!(va >> 55 & 1)) va = va & 0x3ffffffful ? (va & 0x3fffffff) | 0x80000000ul : va | 1ul << 55; /* the lower half is ours */
      put(' '); hex(va);
      __asm__ volatile("at s1e1r, %0\n isb" : : "r"(va) : "memory"); u64 r = READ(par_el1); at(r);
      __asm__ volatile("at s1e1w, %0\n isb" : : "r"(va) : "memory"); u64 w = READ(par_el1); at(w);
      __asm__ volatile("at s1e0r, %0\n isb" : : "r"(va) : "memory"); at(READ(par_el1));
      __asm__ volatile("at s1e0w, %0\n isb" : : "r"(va) : "memory"); at(READ(par_el1));
      /* A load agrees with AT: what it reads is what is at the address, or it faults with the same status. */
      u64 pa = (r & 0x0000fffffffff000ul) | (va & 0xff8ul);
      if (r & 1 || (pa >= 0x40000000ul && pa < 0x48000000ul)) {
        u64 v;
        loaded = 0;
        __asm__ volatile("mov %0, #0\n ldr %0, [%1]" : "=&r"(v) : "r"(va & ~7ul) : "memory");
        loads++;
        int agrees = r & 1 ? loaded >> 63 && (loaded & 0x3f) == (r >> 1 & 0x3f) : !loaded && v == *(volatile u64 *)pa;
        if (!agrees) { wrong++; field("loaded", loaded); field("v", v); }
      }
      line();
    }
  }
  WRITE(sctlr_el1, SCTLR_OFF);
  tlbi_all();
  say("loads", loads);
  say("that do not agree with at", wrong);
  text("=== end\n");
  return 0;
}
