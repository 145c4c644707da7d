/*
 * The generic timers as Linux drives them: compare and timer values, the status bit, masks, WFI and WFE, interrupts on every CPU. No time is printed, only
 * whether it was as it should be.
 */
#include "gic.h"

static volatile u64 ticks[CPUS_MAX], ready;

static u64 now(void) { ASM("isb"); return READ(cntvct_el0); }
static void yes(const char *name, int is) { text("  "); text(name); text(is ? " yes" : " NO"); line(); }

#define PERIOD 6250 /* 100 us */

void on_exception(struct frame *frame, u64 vector) {
  u64 cpu = this_cpu();
  if (vector != IRQ_EL1) {
    text("exception"); field("cpu", cpu); field("vector", vector); field("esr", READ(esr_el1)); field("elr", frame->elr); line();
    for (;;) hvc(PSCI_SYSTEM_OFF, 0, 0, 0);
  }
  u32 intid = ICC(ICC_IAR1);
  if (intid == 27) {
    ticks[cpu]++;
    WRITE(cntv_cval_el0, READ(cntv_cval_el0) + PERIOD);
    if (ticks[cpu] == 5) WRITE(cntv_ctl_el0, 0);
  } else if (intid == 30) {
    WRITE(cntp_ctl_el0, 2);
    ticks[cpu] += 100;
  } else if (cpu == 0) say("  irq", intid);
  if (intid < 1020) SET_ICC(ICC_EOIR1, intid);
}

#define TIMER(name, ctl, cval, tval, intid) static void name(void) { \
  text("registers of " #ctl "\n"); \
  WRITE(ctl, 0); \
  WRITE(cval, 0); \
  say("  off", READ(ctl)); \
  WRITE(ctl, 1); \
  say("  on, past", READ(ctl)); say("  pending", get_bit(intid, ISPENDR)); \
  WRITE(ctl, 3); \
  say("  masked", READ(ctl)); say("  pending", get_bit(intid, ISPENDR)); \
  WRITE(cval, 0x7ffffffffffffffful); \
  say("  masked, in the far future", READ(ctl)); \
  WRITE(ctl, 1); \
  say("  on, in the far future", READ(ctl)); \
  WRITE(cval, 0xfffffffffffffffful); \
  say("  on, with the highest value", READ(ctl)); \
  WRITE(tval, 0x80000000ul); \
  say("  on, most negative timer value", READ(ctl)); \
  WRITE(tval, 0xfffffffful); \
  say("  on, timer value -1", READ(ctl)); \
  WRITE(tval, 0x7ffffffful); \
  say("  on, largest timer value", READ(ctl)); \
  u64 before = now(); WRITE(tval, 62500000); u64 set = READ(cval), after = now(); \
  yes("cval is now plus tval", set - before >= 62500000 && set - after <= 62500000); \
  u64 left = READ(tval); yes("tval counts down", left <= 62500000 && left > 62500000 - 31250000); \
  WRITE(cval, before); left = READ(tval); yes("and is negative in 32 bits", left >> 31 == 1); \
  WRITE(tval, 0x1fffffff0ul); yes("of tval 32 bits count", now() - READ(cval) < 62500000); \
  say("  so", READ(ctl)); \
  WRITE(ctl, 0); \
  say("  pending", get_bit(intid, ISPENDR)); \
}
TIMER(virtual_registers, cntv_ctl_el0, cntv_cval_el0, cntv_tval_el0, 27)
TIMER(physical_registers, cntp_ctl_el0, cntp_cval_el0, cntp_tval_el0, 30)

static void waiting(void) {
  text("waiting\n");
  set_bit(27, ISENABLER);
  set_bit(30, ISENABLER);
  /* Linux's idle loop: WFI with interrupts masked, then look. */
  for (int i = 0; i < 3; i++) {
    u64 due = now() + 3000;
    WRITE(cntv_cval_el0, due);
    WRITE(cntv_ctl_el0, 1);
    int early = 0;
    while (!READ(isr_el1)) { ASM("wfi"); if (now() < due) early++; }
    yes("wfi returned in time", now() >= due && !early);
    say("  isr", READ(isr_el1)); say("  ctl", READ(cntv_ctl_el0)); say("  hppir1", ICC(ICC_HPPIR1));
    WRITE(cntv_ctl_el0, 3);
    say("  isr when masked", READ(isr_el1));
  }
  /* Condition met when WFI comes: no sleep. */
  WRITE(cntv_cval_el0, 0);
  WRITE(cntv_ctl_el0, 1);
  ASM("wfi");
  WRITE(cntv_ctl_el0, 0);
  /* Periodic ticks. */
  WRITE(cntv_cval_el0, now() + PERIOD);
  WRITE(cntv_ctl_el0, 1);
  unmask();
  while (ticks[0] < 5) ASM("wfi");
  mask();
  say("  ticks", ticks[0]);
  /* A tick while busy. */
  ticks[0] = 0;
  WRITE(cntp_tval_el0, 2000);
  WRITE(cntp_ctl_el0, 1);
  unmask();
  while (ticks[0] < 100) {}
  mask();
  say("  physical", ticks[0]);
  /* Both at a time. */
  ticks[0] = 4;
  u64 due = now() + 2000;
  WRITE(cntp_cval_el0, due);
  WRITE(cntv_cval_el0, due);
  WRITE(cntp_ctl_el0, 1);
  WRITE(cntv_ctl_el0, 1);
  while (!get_bit(27, ISPENDR) || !get_bit(30, ISPENDR)) {}
  yes("not before it was due", now() >= due);
  say("  isr", READ(isr_el1));
  unmask();
  while (ticks[0] < 105) {}
  mask();
  say("  both", ticks[0]);

  text("events\n");
  ASM("sevl\n wfe");
  text("  sevl\n");
  ASM("sev\n wfe");
  text("  sev\n");
  /* The event stream: a WFE that nobody answers comes back. Bit 4 of the counter, rising and falling. */
  for (u64 i = 0; i < 2; i++) {
    WRITE(cntkctl_el1, 4 << 4 | i << 3 | 4);
    u64 end = now() + 1000;
    while (now() < end) ASM("wfe");
  }
  WRITE(cntkctl_el1, 0);
  text("  stream\n");
  /* An interrupt that is masked wakes WFE as well. */
  WRITE(cntv_cval_el0, now() + 2000);
  WRITE(cntv_ctl_el0, 1);
  while (!(READ(cntv_ctl_el0) & 4)) ASM("wfe");
  WRITE(cntv_ctl_el0, 0);
  text("  interrupt\n");
  u64 a = now();
  yes("virtual and physical count the same", READ(cntpct_el0) - a < 100000);
  u64 last = now(), back = 0;
  for (int i = 0; i < 1000; i++) { u64 t = now(); if (t < last) back++; last = t; }
  say("  steps back", back);
}

/* The counter is one for all: who gets the token never reads less than who had it. */
static volatile u64 token, stamp, earlier, cpus;
static void pass(u64 cpu) {
  for (u64 turn = cpus - 1 - cpu; turn < 300 * cpus; turn += cpus) {
    await(&token, turn);
    u64 t = now();
    if (t < stamp) add_return(&earlier, 1);
    stamp = t;
    store_release(&token, turn + 1);
  }
}

void on_cpu(u64 cpu) {
  gic_open_cpu();
  set_bit(27, ISENABLER);
  WRITE(cntv_cval_el0, now() + PERIOD * cpu);
  WRITE(cntv_ctl_el0, 1);
  unmask();
  while (ticks[cpu] < 5) ASM("wfi");
  mask();
  add_return(&ready, 1);
  pass(cpu);
}

int main(void) {
  text("=== timer\n");
  gic_open();
  gic_open_cpu();
  virtual_registers();
  physical_registers();
  waiting();
  u64 n = 1;
  while (n < CPUS_MAX && (s64)(int)hvc(PSCI_AFFINITY_INFO, n, 0, 0) >= 0) n++;
  say("cpus", n);
  cpus = n;
  for (u64 cpu = 1; cpu < n; cpu++) start_cpu(cpu);
  await(&ready, n - 1);
  pass(0);
  await(&token, 300 * n);
  say("earlier", earlier);
  for (u64 cpu = 1; cpu < n; cpu++) say("ticks", ticks[cpu]);
  /* CPU_SUSPEND, standby: comes back when an interrupt is pending. */
  text("suspend\n");
  WRITE(cntv_cval_el0, 0);
  WRITE(cntv_ctl_el0, 1);
  ticks[0] = 4;
  u64 r = hvc(PSCI_CPU_SUSPEND, 0, 0, 0);
  say("  pending already", r);
  WRITE(cntv_tval_el0, 10000);
  r = hvc(PSCI_CPU_SUSPEND, 0, 0, 0);
  say("  slept", r);
  unmask();
  while (ticks[0] != 5) {}
  mask();
  text("=== end\n");
  return 0;
}
