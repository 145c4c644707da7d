/*
 * Which system registers and instructions exist: every encoding of MRS, MSR, SYS, SYSL and MSR (immediate), at EL1 and EL0, with what EL1 opens to EL0
 * closed and open. A letter per op2: '.' undefined, 'x' executed, 't' trapped to EL1 with exactly the syndrome of a trapped access, '-' left
 * out. Where all are undefined there is no line.
 *
 * Left out: IMPLEMENTATION DEFINED space, the performance monitors (QEMU's Cortex-A53 has them), the debug registers of EL1, the GIC's registers
 * (gic.c), what only the highest level may do, and what would not come back (WFI, WFE).
 */
#include "rt.h"

static u32 code[16] __attribute__((aligned(4096)));
static u64 syndrome, at_vector;
static int seen;

void on_exception(struct frame *frame, u64 vector) {
  syndrome = READ(esr_el1);
  at_vector = vector;
  seen++;
  end_attempt(frame);
}
void on_cpu(u64 cpu) { (void)cpu; }

static u64 run(int user, u32 word, u64 x0) {
  code[0] = word;
  code[1] = user ? 0xd4001fe1 /* svc #255 */ : 0xd65f03c0 /* ret */;
  sync_code();
  seen = 0;
  return user ? attempt(0x3c0, (u64)code, x0, (void *)enter) : attempt(x0, 0, 0, code);
}

/* What became of the instruction that run() executed; system says what it looks like in a syndrome. */
static char letter(int user, u64 system) {
  u64 trap = 0x62000000ul | system;
  if (user ? syndrome == 0x560000fful : !seen) return 'x';
  if (syndrome == 0x02000000ul && at_vector == (user ? SYNC_EL0 : SYNC_EL1)) return '.';
  if (syndrome == trap) return 't';
  text("unexpected"); field("vector", at_vector); field("esr", syndrome); field("for", system); line();
  return '?';
}

static u64 iss(u32 word) {
  u64 op0 = word >> 19 & 3, op1 = word >> 16 & 7, crn = word >> 12 & 15, crm = word >> 8 & 15, op2 = word >> 5 & 7;
  return op0 << 20 | op2 << 17 | op1 << 14 | crn << 10 | (u64)(word & 31) << 5 | crm << 1 | (word >> 21 & 1);
}

static int left_out(u32 op0, u32 op1, u32 crn, u32 crm, u32 op2, int user, int write) {
  if (op0 == 0) return crn == 2 && crm == 0 && (op2 == 2 || op2 == 3);
  if (crn == 11 || crn == 15) return 1;
  if (op0 == 1) return 0;
  if (op0 == 2) return op1 != 3 || (crn == 0 && (crm == 4 || crm == 5) && op2 == 0); /* QEMU 7.2 has no DBGDTR_EL0 */
  if (crn == 9 && crm >= 12) return 1;
  if (crn == 14 && crm >= 8) return 1;
  if (op1 == 0 && crn == 12 && crm >= 8) return 1;
  if (op1 == 0 && crn == 4 && crm == 6) return 1;
  if (op1 == 0 && crn == 12 && crm == 0 && op2 == 1) return 1; /* RVBAR_EL1: where EL1 is the highest level */
  if (write && !user && op1 == 3 && crn == 14 && crm == 0 && op2 == 0) return 1; /* CNTFRQ_EL0: likewise */
  if (write && !user && op1 == 0 && crn == 1 && crm == 0 && op2 == 0) return 1; /* SCTLR_EL1 is written all the time */
  return 0;
}

static void sweep(const char *name, int user, u32 op0, int read) {
  text(name); line();
  for (u32 op1 = 0; op1 < 8; op1++)
    for (u32 crn = 0; crn < 16; crn++)
      for (u32 crm = 0; crm < 16; crm++) {
        if (op0 == 1 && crn > 10) continue;
        char letters[9];
        int nothing = 1;
        letters[8] = 0;
        for (u32 op2 = 0; op2 < 8; op2++) {
          if (left_out(op0, op1, crn, crm, op2, user, !read)) { letters[op2] = '-'; continue; }
          u32 register_number = op0 == 0 ? 31 : user ? 2 : 0;
          u32 base = 0xd5000000 | op0 << 19 | op1 << 16 | crn << 12 | crm << 8 | op2 << 5 | register_number;
          u64 value = op0 == 1 ? 0x42000000 : 0;
          if (!read && op0 >= 2 && !user) { u64 old = run(0, base | 1 << 21, 0); if (!seen) value = old; }
          run(user, base | read << 21, user ? 0x42000000 : value);
          letters[op2] = letter(user, iss(base | read << 21));
          if (letters[op2] != '.') nothing = 0;
        }
        if (nothing) continue;
        text("  "); hex(op0); put(' '); hex(op1); put(' '); hex(crn); put(' '); hex(crm); put(' '); text(letters); line();
      }
}

#define KEEPS(reg, value) do { u64 old_ = READ(reg); WRITE(reg, value); text(#reg " ="); put(' '); hex(READ(reg)); line(); WRITE(reg, old_); } while (0)

static void contents(void) {
  static const u64 patterns[] = {0, 0x5a5aa5a5f00f1234ul, 0xfffffffffffffffful};
  for (int i = 0; i < 3; i++) {
    u64 p = patterns[i];
    say("pattern", p);
    KEEPS(tpidr_el0, p);
    KEEPS(tpidr_el1, p);
    KEEPS(tpidrro_el0, p);
    KEEPS(sp_el0, p);
    KEEPS(elr_el1, p);
    KEEPS(far_el1, p);
    KEEPS(mair_el1, p);
    KEEPS(ttbr0_el1, p);
    KEEPS(ttbr1_el1, p);
    KEEPS(contextidr_el1, p & 0xffffffff);
    KEEPS(esr_el1, p & 0xffffffff);
    KEEPS(cntv_cval_el0, p);
    KEEPS(cntp_cval_el0, p);
    KEEPS(afsr0_el1, p);
    KEEPS(afsr1_el1, p);
    KEEPS(amair_el1, p);
    KEEPS(nzcv, p);
    KEEPS(daif, p);
    KEEPS(fpsr, p);
    KEEPS(fpcr, p & ~0x370000ul); /* Len and Stride are AArch32's */
    KEEPS(vbar_el1, p & ~0x7fful);
  }
  KEEPS(cntv_ctl_el0, 2);
  KEEPS(cntv_ctl_el0, 0xfffffffffffffffaul);
  KEEPS(cntp_ctl_el0, 2);
  say("currentel", READ(CurrentEL));
  say("spsel", READ(spsel));
  say("isr_el1", READ(isr_el1));
  say("cntfrq_el0", READ(cntfrq_el0));
  say("ctr_el0 lines", READ(ctr_el0) & 0xf000f);
  say("dczid_el0", READ(dczid_el0));
  say("mpidr_el1", READ(mpidr_el1));
  for (u64 c = 0; c < 4; c++) { WRITE(csselr_el1, c); say("csselr_el1", READ(csselr_el1)); if (c != 3) say("ccsidr_el1", READ(ccsidr_el1)); }
  say("clidr_el1", READ(clidr_el1) & 0x1fffff);
}

int main(void) {
  text("=== registers\n");
  contents();
  sweep("msr immediate and hints", 0, 0, 0);
  sweep("sys", 0, 1, 0);
  sweep("sysl", 0, 1, 1);
  sweep("mrs", 0, 3, 1);
  sweep("msr", 0, 3, 0);
  sweep("mrs debug", 0, 2, 1);
  sweep("msr debug", 0, 2, 0);
  for (int open = 0; open < 2; open++) {
    say("from EL0", open);
    WRITE(sctlr_el1, 0x30d00800 | (open ? 1 << 26 | 1 << 15 | 1 << 14 | 1 << 9 : 0));
    WRITE(cntkctl_el1, open ? 0x303 : 0);
    if (open) sweep("msr immediate and hints", 1, 0, 0);
    sweep("sys", 1, 1, 0);
    sweep("sysl", 1, 1, 1);
    sweep("mrs debug", 1, 2, 1);
    sweep("msr debug", 1, 2, 0);
    sweep("mrs", 1, 3, 1);
    sweep("msr", 1, 3, 0);
  }
  text("=== end\n");
  return 0;
}
