/*
 * The interrupt controller as Linux drives it, and around it: SGIs, PPIs and SPIs pending, enabled, active, edge and level, priorities, preemption, both EOI
 * modes, groups, WFI; with more CPUs, SGIs among them and routing.
 */
#include "gic.h"

#define SPI 132 /* and the nine behind it: nothing is wired to them */

static volatile int quiet, preempt, late_end, soft_level;
static volatile u32 preempt_with, taken, depth;

static void status(u32 intid) {
  text("   "); field("intid", intid); field("enabled", get_bit(intid, ISENABLER)); field("pending", get_bit(intid, ISPENDR)); field("active", get_bit(intid, ISACTIVER));
  field("isr", READ(isr_el1)); field("hppir1", ICC(ICC_HPPIR1)); field("rpr", ICC(ICC_RPR)); line();
}

void on_exception(struct frame *frame, u64 vector) {
  if (vector != IRQ_EL1 && vector != FIQ_EL1) {
    text("exception"); field("vector", vector); field("esr", READ(esr_el1)); field("elr", frame->elr); field("far", READ(far_el1)); line();
    for (;;) hvc(PSCI_SYSTEM_OFF, 0, 0, 0);
  }
  u32 fiq = vector == FIQ_EL1;
  u32 intid = fiq ? ICC(ICC_IAR0) : ICC(ICC_IAR1);
  ASM("dsb sy");
  taken++;
  if (!quiet) {
    text(fiq ? "    fiq" : "    irq"); field("intid", intid); field("rpr", ICC(ICC_RPR)); field("depth", depth); field("spsr", frame->spsr); line();
  }
  if (intid >= 1020) return;
  if (intid == 27) WRITE(cntv_ctl_el0, 0);
  if (soft_level) set_bit(intid, ICPENDR);
  if (preempt && intid == SPI) {
    depth++;
    set_bit(preempt_with, ISPENDR);
    status(preempt_with);
    u64 elr = READ(elr_el1), spsr = READ(spsr_el1);
    unmask();
    ASM("nop\n nop");
    mask();
    WRITE(elr_el1, elr);
    WRITE(spsr_el1, spsr);
    text("    back in the outer handler\n");
    depth--;
  }
  if (late_end) return;
  if (fiq) SET_ICC(ICC_EOIR0, intid); else SET_ICC(ICC_EOIR1, intid);
}

/* Lets whatever is signalled happen. */
static void window(void) { unmask(); ASM("nop\n nop\n nop"); mask(); }

static void spi(u32 n, u32 prio, u32 is_edge) {
  write32(GICD + ICENABLER + n / 32 * 4, 1u << n % 32);
  set_bit(n, ICPENDR);
  set_bit(n, ICACTIVER);
  group(n, 1);
  priority(n, prio);
  edge(n, is_edge);
  route(n, 0);
  set_bit(n, ISENABLER);
}

static void one_interrupt(void) {
  text("sgi to myself\n");
  SET_ICC(ICC_SGI1R, 5ul << 24 | 1);
  status(5);
  SET_ICC(ICC_SGI1R, 5ul << 24 | 1); /* twice is once */
  window();
  status(5);
  window();
  text("sgi by pending bit, then cleared\n");
  set_bit(6, ISPENDR);
  status(6);
  set_bit(6, ICPENDR);
  status(6);
  window();
  for (u32 is_edge = 0; is_edge < 2; is_edge++) {
    text(is_edge ? "edge-triggered spi\n" : "level-sensitive spi\n");
    spi(SPI, 0xa0, is_edge);
    soft_level = !is_edge; /* Gunyah keeps what ISPENDR set until ICPENDR: the acknowledge is not enough */
    say("    config", read32(GICD + ICFGR + SPI / 16 * 4) >> SPI % 16 * 2 & 3);
    set_bit(SPI, ISPENDR);
    status(SPI);
    u32 intid = ICC(ICC_IAR1);
    if (soft_level) set_bit(intid, ICPENDR);
    say("    iar1", intid);
    status(SPI);
    set_bit(SPI, ISPENDR);
    status(SPI);
    say("    iar1 while active", ICC(ICC_IAR1));
    SET_ICC(ICC_EOIR1, intid);
    status(SPI);
    window();
    status(SPI);
    set_bit(SPI, ISPENDR);
    set_bit(SPI, ICPENDR);
    status(SPI);
    window();
    text("   disabled while pending\n");
    set_bit(SPI, ICENABLER);
    set_bit(SPI, ISPENDR);
    status(SPI);
    window();
    set_bit(SPI, ISENABLER);
    status(SPI);
    window();
    text("   made active by hand\n");
    set_bit(SPI, ISACTIVER);
    set_bit(SPI, ISPENDR);
    status(SPI);
    window();
    set_bit(SPI, ICACTIVER);
    status(SPI);
    window();
    status(SPI);
  }
  soft_level = 0;
  say("nothing to acknowledge", ICC(ICC_IAR1));
}

static void level_line(void) {
  text("the timer's line\n");
  set_bit(27, ISENABLER);
  WRITE(cntv_cval_el0, 0);
  WRITE(cntv_ctl_el0, 1);
  status(27);
  u32 intid = ICC(ICC_IAR1);
  say("    iar1", intid);
  status(27);
  SET_ICC(ICC_EOIR1, intid);
  status(27); /* still high: pending again */
  set_bit(27, ICPENDR);
  status(27); /* and cannot be cleared */
  WRITE(cntv_ctl_el0, 3);
  status(27);
  WRITE(cntv_ctl_el0, 1);
  status(27);
  WRITE(cntv_cval_el0, -1ul);
  status(27);
  WRITE(cntv_cval_el0, 0);
  window(); /* the handler switches it off */
  status(27);
  set_bit(27, ICENABLER);
  WRITE(cntv_ctl_el0, 1);
  status(27);
  window();
  WRITE(cntv_ctl_el0, 0);
}

static void priorities(void) {
  static const u8 prio[] = {0xa0, 0x80, 0xc0, 0x80, 0x40, 0xe8};
  text("six at a time\n");
  for (u32 i = 0; i < 6; i++) spi(SPI + i, prio[i], 1);
  for (u32 i = 0; i < 6; i++) set_bit(SPI + i, ISPENDR);
  status(SPI);
  window();
  text("with a mask\n");
  SET_ICC(ICC_PMR, 0x80);
  say("    pmr", ICC(ICC_PMR));
  for (u32 i = 0; i < 6; i++) set_bit(SPI + i, ISPENDR);
  window();
  status(SPI);
  say("    iar1", ICC(ICC_IAR1));
  SET_ICC(ICC_PMR, 0x88);
  window();
  SET_ICC(ICC_PMR, 0);
  window();
  SET_ICC(ICC_PMR, 0xf0);
  window();
  text("changed while pending\n");
  set_bit(SPI, ISPENDR);
  set_bit(SPI + 1, ISPENDR);
  priority(SPI, 0x10);
  status(SPI);
  window();
  static const struct { u8 outer, inner, bpr; } nests[] = {
      {0xa0, 0x80, 3}, {0xa0, 0xa0, 3}, {0xa0, 0xb0, 3}, {0xa0, 0x98, 3}, {0xa0, 0x90, 4}, {0xb0, 0xa0, 4}, {0xb0, 0xa0, 5}, {0xa0, 0x80, 5}, {0xf0, 0x80, 7}, {0xa8, 0xa0, 3}};
  for (u32 i = 0; i < sizeof nests / 3; i++) {
    text("preemption"); field("outer", nests[i].outer); field("inner", nests[i].inner); field("bpr", nests[i].bpr); line();
    SET_ICC(ICC_PMR, 0xf8);
    SET_ICC(ICC_BPR1, nests[i].bpr);
    say("    bpr1", ICC(ICC_BPR1));
    spi(SPI, nests[i].outer, 1);
    spi(SPI + 1, nests[i].inner, 1);
    preempt = 1;
    preempt_with = SPI + 1;
    set_bit(SPI, ISPENDR);
    window();
    preempt = 0;
    window();
  }
  SET_ICC(ICC_BPR1, 3);
}

static void eoi_modes(void) {
  spi(SPI, 0xa0, 1);
  spi(SPI + 1, 0x60, 1);
  for (u32 mode = 0; mode < 2; mode++) {
    SET_ICC(ICC_CTLR, mode << 1);
    say("eoi mode", ICC(ICC_CTLR) & 3);
    set_bit(SPI, ISPENDR);
    u32 a = ICC(ICC_IAR1);
    set_bit(SPI + 1, ISPENDR);
    u32 b = ICC(ICC_IAR1);
    status(a);
    status(b);
    SET_ICC(ICC_EOIR1, b);
    status(a);
    status(b);
    if (mode) {
      set_bit(b, ISPENDR);
      say("    iar1 before dir", ICC(ICC_IAR1));
      SET_ICC(ICC_DIR, b);
      status(b);
      say("    iar1", ICC(ICC_IAR1));
      SET_ICC(ICC_EOIR1, b);
      SET_ICC(ICC_DIR, b);
    }
    SET_ICC(ICC_EOIR1, a);
    status(a);
    if (mode) SET_ICC(ICC_DIR, a);
    status(a);
    SET_ICC(ICC_EOIR1, 1023); /* ignored */
    status(a);
  }
  SET_ICC(ICC_CTLR, 0);
}

static void groups(void) {
  text("group 1 switched off at the cpu\n");
  set_bit(SPI, ISPENDR);
  SET_ICC(ICC_IGRPEN1, 0);
  say("    isr", READ(isr_el1));
  window();
  SET_ICC(ICC_IGRPEN1, 1);
  status(SPI);
  text("group 1 switched off at the distributor\n");
  write32(GICD, 0x10);
  say("    pending", get_bit(SPI, ISPENDR)); /* ICC_HPPIR1 is UNDEFINED now in Gunyah */
  say("    isr", READ(isr_el1));
  window();
  write32(GICD, 0x12);
  status(SPI);
  window();
  text("group 0\n");
  write32(GICD, 0x13);
  say("    gicd_ctlr", read32(GICD) & 3);
  SET_ICC(ICC_IGRPEN0, 1);
  SET_ICC(ICC_BPR0, 2);
  spi(SPI + 2, 0x90, 1);
  group(SPI + 2, 0);
  set_bit(SPI + 2, ISPENDR);
  status(SPI + 2);
  say("    hppir0", ICC(ICC_HPPIR0));
  say("    iar1", ICC(ICC_IAR1));
  window();
  status(SPI + 2);
  text("both groups\n");
  set_bit(SPI, ISPENDR);
  set_bit(SPI + 1, ISPENDR);
  set_bit(SPI + 2, ISPENDR);
  window();
  SET_ICC(ICC_IGRPEN0, 0);
  write32(GICD, 0x12);
}

static void sleeping(void) {
  text("wfi with everything masked\n");
  set_bit(SPI, ISPENDR);
  ASM("wfi");
  status(SPI);
  window();
  set_bit(27, ISENABLER);
  WRITE(cntv_tval_el0, 20000);
  WRITE(cntv_ctl_el0, 1);
  ASM("wfi");
  say("    timer condition met", READ(cntv_ctl_el0));
  status(27);
  window();
  say("    timer off", READ(cntv_ctl_el0));
  text("wfi with interrupts open\n");
  u32 before = taken;
  WRITE(cntv_tval_el0, 20000);
  WRITE(cntv_ctl_el0, 1);
  unmask();
  while (taken == before) ASM("wfi");
  mask();
}

/* --- Several CPUs --- */
static volatile u64 ready, got[CPUS_MAX][16], last[CPUS_MAX], stop, hops, all;
enum { RING = 10, RING_ENDED = 11, HOPS = 500 };

/* An SGI that goes round: who takes it sends it on. */
static void hop(u64 cpu) {
  int on = hops < HOPS;
  hops += on;
  ASM("dsb sy");
  SET_ICC(ICC_SGI1R, on ? (u64)RING << 24 | 1ul << ((cpu + 1) % all) : (u64)RING_ENDED << 24 | 1);
}

static void serve(u64 cpu) {
  ASM("wfi");
  for (;;) {
    u32 intid = ICC(ICC_IAR1);
    if (intid >= 1020) break;
    last[cpu] = intid;
    if (intid == 27) WRITE(cntv_ctl_el0, 0);
    SET_ICC(ICC_EOIR1, intid);
    if (intid == RING) hop(cpu);
    if (intid < 16) add_return(&got[cpu][intid], 1);
    else add_return(&got[cpu][15], 1);
  }
}

void on_cpu(u64 cpu) {
  gic_open_cpu();
  add_return(&ready, 1);
  while (!stop) serve(cpu);
}

static void many(u64 cpus) {
  text("sgi to each\n");
  for (u64 cpu = 1; cpu < cpus; cpu++) {
    ASM("dsb sy");
    SET_ICC(ICC_SGI1R, 3ul << 24 | 1ul << cpu);
    await(&got[cpu][3], 1);
    text("   "); field("cpu", cpu); field("last", last[cpu]); line();
  }
  text("sgi to a list\n");
  SET_ICC(ICC_SGI1R, 4ul << 24 | ((1ul << cpus) - 2));
  for (u64 cpu = 1; cpu < cpus; cpu++) await(&got[cpu][4], 1);
  text("sgi to all but me\n");
  SET_ICC(ICC_SGI1R, 7ul << 24 | 1ul << 40);
  for (u64 cpu = 1; cpu < cpus; cpu++) await(&got[cpu][7], 1);
  status(7);
  text("sgi to affinities that nobody has\n");
  SET_ICC(ICC_SGI1R, 8ul << 24 | 1ul << 16 | 0xffff);
  status(8);
  text("spi routed to each\n");
  spi(SPI + 4, 0x70, 1);
  for (u64 cpu = 0; cpu < cpus; cpu++) {
    route(SPI + 4, cpu);
    set_bit(SPI + 4, ISPENDR);
    if (cpu) await(&got[cpu][15], 1);
    else window();
    text("   "); field("cpu", cpu); field("last", last[cpu]); field("pending", get_bit(SPI + 4, ISPENDR)); line();
  }
  text("another cpu's sgis pended through its frame\n");
  for (u64 cpu = 1; cpu < cpus; cpu++) {
    write32(SGIS(cpu) + ISPENDR, 1 << 9);
    await(&got[cpu][9], 1);
  }
  text("an sgi that goes round\n");
  all = cpus;
  hop(0);
  while (!got[0][RING_ENDED]) serve(0);
  store_release(&stop, 1);
  ASM("dsb sy");
  SET_ICC(ICC_SGI1R, 2ul << 24 | 1ul << 40);
  for (u64 cpu = 0; cpu < cpus; cpu++) {
    while (cpu && hvc(PSCI_AFFINITY_INFO, cpu, 0, 0) == 0) {}
    text("   "); field("cpu", cpu);
    for (u32 i = 0; i < 16; i++) { put(' '); hex(got[cpu][i]); }
    line();
  }
}

int main(void) {
  text("=== gic\n");
  say("pidr2", read32(GICD + 0xffe8) >> 4 & 15);
  gic_open();
  gic_open_cpu();
  say("sre", ICC(ICC_SRE));
  say("waker", read32(GICR(0) + 0x14));
  one_interrupt();
  level_line();
  priorities();
  eoi_modes();
  groups();
  sleeping();
  u64 n = 1;
  while (n < CPUS_MAX && (s64)(int)hvc(PSCI_AFFINITY_INFO, n, 0, 0) >= 0) n++;
  say("cpus", n);
  for (u64 cpu = 0; cpu < n; cpu++) { text("frame"); field("cpu", cpu); field("affinity", read32(GICR(cpu) + 12)); field("number", read32(GICR(cpu) + 8) >> 8 & 0xffff);
      field("last", read32(GICR(cpu) + 8) >> 4 & 1); line(); }
  for (u64 cpu = 1; cpu < n; cpu++) start_cpu(cpu);
  await(&ready, n - 1);
  if (n > 1) many(n);
  text("=== end\n");
  return 0;
}
