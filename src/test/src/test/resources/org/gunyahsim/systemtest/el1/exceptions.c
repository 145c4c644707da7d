/*
 * Exceptions to EL1 from EL0 and from both stack pointers of EL1: vector, syndrome, return address, saved and new PSTATE, registers that must not have
 * changed; alignment of SP, PC and data; illegal return states; exceptions on top of exceptions; interrupts against everything else.
 */
#include "gic.h"

static u32 code[64] __attribute__((aligned(4096)));
static u64 scratch[64] __attribute__((aligned(4096)));
static int nest, irqs, resume_interrupted;

void on_cpu(u64 cpu) { (void)cpu; }

void on_exception(struct frame *frame, u64 vector) {
  u64 esr = READ(esr_el1);
  if (vector == IRQ_EL0 || vector == IRQ_EL1 || vector == IRQ_EL1T) {
    u64 intid = ICC(ICC_IAR1);
    SET_ICC(ICC_EOIR1, intid);
    irqs++;
    text("   irq"); field("vector", vector); field("elr", frame->elr - (u64)code); field("spsr", frame->spsr); field("daif", READ(daif)); line();
    if (!resume_interrupted) end_attempt(frame);
    return;
  }
  text("   "); field("vector", vector); field("esr", esr); field("elr", frame->elr - (u64)code); field("spsr", frame->spsr);
  field("daif", READ(daif)); field("spsel", READ(spsel)); field("el", READ(CurrentEL));
  u64 ec = esr >> 26;
  if (ec == 0x22 || ec == 0x24 || ec == 0x25 || ec == 0x20 || ec == 0x21) field("far", READ(far_el1));
  field("x0", frame->x[0]); field("x1", frame->x[1]); field("x2", frame->x[2]); field("x30", frame->x[30] == (u64)attempt_end ? 1 : frame->x[30] - (u64)code);
  field("nzcv", READ(nzcv)); line();
  if (nest) {
    /* An exception in the handler: what was saved of the first is gone, the frame still knows it. */
    nest--;
    ASM("svc #0x77");
    text("    after the inner one"); field("elr", READ(elr_el1) - (u64)code == frame->elr - (u64)code); field("spsr", READ(spsr_el1)); line();
  }
  if (esr == 0x56000077) return; /* the inner one goes on behind the SVC */
  end_attempt(frame);
}

enum { EL0 = 0x3c0, EL1T = 0x3c4, EL1H = 0x3c5 };

/* Goes to the code with this SPSR; what follows it is SVC 0xee. x0 to x3: SPSR, address of the code, SP_EL0 and 0x33. */
static void go(const char *name, u64 spsr, u64 sp, const u32 *words, int n) {
  for (int i = 0; i < n; i++) code[i] = words[i];
  code[n] = 0xd4000001 | 0xee << 5;
  sync_code();
  text("  "); text(name); field("spsr", spsr); line();
  attempt(spsr, (u64)code, sp, (void *)enter);
}
#define SCRATCH ((u64)scratch + 64)
#define GO(name, spsr, ...) do { static const u32 words_[] = {__VA_ARGS__}; go(name, spsr, SCRATCH, words_, sizeof words_ / 4); } while (0)
#define GO_SP(name, spsr, sp, ...) do { static const u32 words_[] = {__VA_ARGS__}; go(name, spsr, sp, words_, sizeof words_ / 4); } while (0)

static const u64 levels[] = {EL0, EL1T, EL1H};

static void each_level(void) {
  text("from each level\n");
  for (int i = 0; i < 3; i++) {
    u64 f = levels[i];
    GO("nothing", f, 0xd503201f);
    GO("svc", f | 0xa0000000, 0xd4002461);
    GO("brk", f | 0x50000000, 0xd4200ac0);
    GO("udf", f, 0x0000abcd);
    GO("hlt", f, 0xd4400020);
    GO("sets flags, then svc", f, 0xeb1f03ff, 0xd4000021);
    GO("msr nzcv, then udf", f, 0xd2be0000, 0xd51b4200, 0);
    GO("br to an odd place", f, 0x91000421, 0xd61f0020);
    GO("br to 2 mod 4", f, 0x91000821, 0xd61f0020);
    GO("blr to 3 mod 4", f, 0x91000c21, 0xd63f0020);
    GO("ret to 1 mod 4", f, 0x91000421, 0xd65f0020);
    GO("ldr of nothing there", f, 0xd2e00022, 0xf9400043);
    GO("ldr with write-back of nothing there", f, 0xd2e00022, 0xf8408443);
    GO("stp with write-back of nothing there", f, 0xd2e00022, 0xa9bf0440);
    GO("ldp into its base of nothing there", f, 0xd2e00022, 0xa9400442);
    GO("fetch of nothing there", f, 0xd2e00022, 0xd61f0040);
    GO("mrs of nobody's register", f, 0xd53b0fe0);
    GO("mrs of EL2's", f, 0xd53c1100);
    GO("smaller sp_el0 access", f, 0xd5384100);
    GO("write of currentel", f, 0xd5184240);
  }
}

static void fp(void) {
  text("fp and simd\n");
  for (u64 fpen = 0; fpen < 4; fpen++) {
    WRITE(cpacr_el1, fpen << 20);
    say(" fpen", fpen);
    for (int i = 0; i < 3; i++) {
      u64 f = levels[i];
      GO("fmov x0, d0", f, 0x9e660000);
      GO("str q0 of nothing there", f, 0xd2e00022, 0x3d800040);
      GO("ldr d0, [sp] misaligned", f, 0xfd4003e0);
      GO("mrs fpcr", f, 0xd53b4402);
      GO("msr fpsr", f, 0xd51b443f);
    }
  }
  WRITE(cpacr_el1, 3 << 20);
}

static void alignment(void) {
  text("alignment\n");
  /* Not with SA and SA0: QEMU never checks SP. */
  static const u64 controls[] = {0x30d00800, 0x30d00800 | 1 << 1};
  for (int c = 0; c < 2; c++) {
    WRITE(sctlr_el1, controls[c]);
    say(" sctlr", controls[c]);
    for (int i = 0; i < 2; i++) {
      u64 f = levels[i];
      for (u64 by = 0; by <= 8; by += by ? by : 4) {
        say("  sp off by", by);
        u64 sp = SCRATCH + by;
        GO_SP("ldr x, [sp]", f, sp, 0xf94003e3);
        GO_SP("str w, [sp]", f, sp, 0xb90003e3);
        GO_SP("ldrb [sp]", f, sp, 0x394003e3);
        GO_SP("ldp [sp]", f, sp, 0xa9400fe4);
        GO_SP("stp [sp, #-16]!", f, sp, 0xa9bf0fe4);
        GO_SP("ldr x, [sp], #8", f, sp, 0xf84087e3);
        GO_SP("ldr x, [sp, x4]", f, sp, 0xd2800004, 0xf8646be3);
        GO_SP("ldxr [sp]", f, sp, 0xc85f7fe3);
        GO_SP("stlr w [sp]", f, sp, 0x889fffe3);
        GO_SP("prfm [sp]", f, sp, 0xf98003e0);
        GO_SP("add x0, sp", f, sp, 0x910003e0);
        GO_SP("str q, [sp]", f, sp, 0x3d8003e0);
        GO_SP("ldr q0, [sp], #16", f, sp, 0x3cc107e0);
      }
      for (u64 by = 1; by <= 4; by++) {
        say("  address off by", by);
        u64 a = SCRATCH + by - 0; /* in x2 */
        GO_SP("ldrb", f, a, 0x39400043);
        GO_SP("ldrh", f, a, 0x79400043);
        GO_SP("ldr w", f, a, 0xb9400043);
        GO_SP("ldr x", f, a, 0xf9400043);
        GO_SP("strh", f, a, 0x79000043);
        GO_SP("str x", f, a, 0xf9000043);
        GO_SP("ldp w", f, a, 0x29401043);
        GO_SP("stp x", f, a, 0xa9001043);
        GO_SP("ldr x post", f, a, 0xf8408443);
        GO_SP("ldr q", f, a, 0x3dc00040);
        GO_SP("stp q", f, a, 0xad000440);
        GO_SP("ldar w", f, a, 0x88dffc43);
        GO_SP("stlrh", f, a, 0x489ffc43);
        GO_SP("ldxr w", f, a, 0x885f7c43);
        GO_SP("ldaxp w", f, a, 0x887f9043);
        GO_SP("ldtr x", f, a, 0xf8400843);
      }
    }
  }
  WRITE(sctlr_el1, 0x30d00800);
}

static void returns(void) {
  text("returns\n");
  /* AArch32 at EL0 (mode 0x10) is left out: QEMU's Cortex-A53 has it. */
  for (u64 m = 1; m < 32; m++) {
    if (m == 4 || m == 5 || m == 16) continue;
    GO("mode", 0x600003c0 | m, 0xd503201f);
  }
  static const u64 odd[] = {0x1003c0, 0x1003c4, 0x1003c5, 0x100000, 0xf0100005, 0x10f, 0x9, 0xfffffffff00003c0ul, 0x800003c0ul, 0x0fe803c0ul};
  for (int i = 0; i < 10; i++) GO("odd spsr", odd[i], 0xd503201f);
  text("  illegal state, then a misaligned pc\n");
  attempt(0x1003c5, (u64)code + 2, SCRATCH, (void *)enter);
  attempt(0x3c1, (u64)code + 1, SCRATCH, (void *)enter);
  text("  illegal state at an address where nothing is\n");
  attempt(0x1003c5, 0x0100000000000000ul, SCRATCH, (void *)enter);
  text("  a place where nothing is\n");
  attempt(0x3c0, 0x0100000000000000ul, SCRATCH, (void *)enter);
  text("  misaligned\n");
  for (u64 by = 1; by < 4; by++) { attempt(0x3c0, (u64)code + by, SCRATCH, (void *)enter); attempt(0x3c4, (u64)code + by, SCRATCH, (void *)enter); }
  /* ERET that is itself where it returns to. */
  GO("eret at EL1 with what is saved", EL1H, 0xd5384000, 0x92407801, 0xd503201f);
}

static void nested(void) {
  text("nested\n");
  for (int i = 0; i < 3; i++) { nest = 1; GO("svc", levels[i] | 0xf0000000, 0xd4000041); nest = 0; }
  /* SPSR and ELR written in between, and SP switched. */
  GO("spsel and sp", EL1H, 0xd50040bf /* msr spsel, #0 */, 0x910003e0 /* mov x0, sp */, 0xd53840a1 /* unallocated */);
  GO("spsel by register", EL1T, 0xd2800020, 0xd5184200 /* msr spsel, x0 */, 0xd5384201 /* mrs x1, spsel */, 0xd5384102 /* mrs x2, sp_el0 */);
  GO("daif by register", EL1T, 0xd2802800, 0xd51b4220, 0xd53b4221);
  GO("daifset, daifclr", EL1T, 0xd50345ff /* daifclr, #5 */, 0xd53b4220, 0xd50344df /* daifset, #4 */, 0xd53b4221);
}

static void el0_rules(void) {
  text("what EL0 may\n");
  static const u64 controls[] = {0x30d00800, 0x30d00800 | 1 << 9 | 1 << 14 | 1 << 15 | 1 << 16 | 1 << 18 | 1 << 26};
  for (int c = 0; c < 2; c++) {
    WRITE(sctlr_el1, controls[c]);
    say(" sctlr", controls[c]);
    GO("yield, sev, sevl", EL0, 0xd503203f, 0xd503209f, 0xd50320bf);
    GO("wfe after sevl", EL0, 0xd50320bf, 0xd503205f);
    if (c == 0) GO("wfi", EL0, 0xd503207f);
    GO("clrex, dsb, dmb, isb", EL0, 0xd5033f5f, 0xd5033f9f, 0xd5033fbf, 0xd5033fdf);
    GO("eret", EL0, 0xd69f03e0);
    GO("hvc", EL0, 0xd4000002);
    GO("smc", EL0, 0xd4000003);
    GO("msr spsel", EL0, 0xd50040bf);
    GO("mrs ctr_el0", EL0, 0xd53b0022, 0xd2800002);
    GO("mrs dczid_el0", EL0, 0xd53b00e2);
    GO("dc zva", EL0, 0xd50b7422);
    GO("dc zva of nothing there", EL0, 0xd2e00022, 0xd50b7422);
    GO("msr tpidr_el0", EL0, 0xd51bd042, 0xd53bd041);
    GO("mrs tpidrro_el0", EL0, 0xd53bd061, 0xd2800001);
    GO("mrs midr_el1", EL0, 0xd5380001);
    GO("mrs nzcv", EL0 | 0x90000000, 0xd53b4201);
    for (u64 k = 0; k < 4; k++) {
      static const u64 timer[] = {0, 3, 0x100, 0x200};
      WRITE(cntkctl_el1, timer[k]);
      say("  cntkctl", timer[k]);
      GO("mrs cntvct_el0", EL0, 0xd53be041, 0xd2800001);
      GO("mrs cntpct_el0", EL0, 0xd53be021, 0xd2800001);
      GO("mrs cntfrq_el0", EL0, 0xd53be001);
      GO("msr cntv_ctl_el0", EL0, 0xd51be33f);
      GO("mrs cntv_tval_el0", EL0, 0xd53be301, 0xd2800001);
      GO("msr cntp_cval_el0", EL0, 0xd51be25f);
      GO("mrs cntp_ctl_el0", EL0, 0xd53be221);
    }
    WRITE(cntkctl_el1, 0);
  }
  WRITE(sctlr_el1, 0x30d00800);
}

static void interrupts(void) {
  text("interrupts\n");
  gic_open();
  gic_open_cpu();
  static const u64 opens[] = {0, 0x40, 0x80, 0x340, 0x100};
  for (int resume = 0; resume < 2; resume++) {
    resume_interrupted = resume;
    for (int i = 0; i < 3; i++)
      for (int k = 0; k < 5; k++) {
        set_bit(3, ICPENDR);
        SET_ICC(ICC_SGI1R, 3ul << 24 | 1);
        irqs = 0;
        GO("pending, then svc", (levels[i] & 15) | opens[k] | 0x90000000, 0xd4000041);
        say("    interrupts", irqs);
        set_bit(3, ICPENDR);
      }
    SET_ICC(ICC_SGI1R, 3ul << 24 | 1);
    GO("pending, opened by daifclr", EL1H, 0xd2800000, 0xd50342ff, 0x91000400, 0xd50342df, 0xd4000041);
    set_bit(3, ICPENDR);
    SET_ICC(ICC_SGI1R, 3ul << 24 | 1);
    GO("pending, opened by msr daif", EL1H, 0xd2800000, 0xd51b4220, 0x91000400, 0xd50342df, 0xd4000041);
    set_bit(3, ICPENDR);
    SET_ICC(ICC_SGI1R, 3ul << 24 | 1);
    GO("pending, then an illegal state", 0x80100305, 0xd503201f);
    set_bit(3, ICPENDR);
    SET_ICC(ICC_SGI1R, 3ul << 24 | 1);
    text("  pending, then a misaligned pc\n");
    attempt(0x300, (u64)code + 2, SCRATCH, (void *)enter);
    set_bit(3, ICPENDR);
  }
}

int main(void) {
  text("=== exceptions\n");
  each_level();
  fp();
  alignment();
  returns();
  nested();
  el0_rules();
  interrupts();
  text("=== end\n");
  return 0;
}
