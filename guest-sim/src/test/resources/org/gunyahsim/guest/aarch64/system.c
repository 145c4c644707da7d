/*
 * What EL1 sees: exceptions with their syndromes, exception return, EL0, access rules, address translation. Prints a line per
 * observation through the PL011; SystemTest compares the console with that of qemu-system-aarch64 -M virt -cpu cortex-a53.
 *
 * Bare metal at 0x41000000. Nothing here depends on time, on memory that nobody wrote or on identification registers.
 */
typedef unsigned char u8;
typedef unsigned int u32;
typedef unsigned long u64;

extern u64 attempt(u64 a0, u64 a1, u64 a2, const void *code);
extern void enter(u64 spsr, u64 pc, u64 sp);
extern u32 attempt_end[];

static void put(char c) { *(volatile u32 *)0x09000000 = (u8)c; }
static void text(const char *s) { while (*s) put(*s++); }
static void hex(u64 v) {
  char digits[16];
  int n = 0;
  do { int d = v & 15; digits[n++] = d < 10 ? '0' + d : 'a' + d - 10; v >>= 4; } while (v);
  while (n) put(digits[--n]);
}
static void field(const char *name, u64 v) { put(' '); text(name); put('='); hex(v); }

#define READ(register) ({ u64 v_; __asm__ volatile("mrs %0, " #register : "=r"(v_)); v_; })
#define WRITE(register, value) __asm__ volatile("msr " #register ", %0\n isb" : : "r"((u64)(value)) : "memory")

static int quiet, seen;
static u64 code_base;

/* Called by the vectors with the frame of x0..x30 and the vector's number. */
void on_exception(u64 *frame, u64 vector) {
  u64 esr = READ(esr_el1), elr = READ(elr_el1), spsr = READ(spsr_el1), ec = esr >> 26;
  seen++;
  if (!quiet) {
    text("  exception vector="); hex(vector);
    field("esr", esr); field("elr", elr - code_base); field("spsr", spsr);
    int aborts = ec == 0x20 || ec == 0x21 || ec == 0x22 || ec == 0x24 || ec == 0x25;
    if (aborts) { field("far", READ(far_el1)); }
    field("x0", frame[0]); field("daif", READ(daif)); field("spsel", READ(spsel)); field("el", READ(CurrentEL));
    put('\n');
  }
  /* End the attempt, at EL1 with everything masked. */
  WRITE(elr_el1, attempt_end);
  WRITE(spsr_el1, 0x3c5);
}

static u32 code[64] __attribute__((aligned(4096)));
static u32 page_end[1024] __attribute__((aligned(4096)));

static void sync(void) { __asm__ volatile("dsb sy\n ic iallu\n dsb sy\n isb" : : : "memory"); }

/* Executes one instruction at EL1 and prints what it did. */
static void one(const char *name, u32 word, u64 x0, u64 x1, u64 x2) {
  code[0] = word;
  code[1] = 0xd65f03c0; /* ret */
  sync();
  code_base = (u64)code;
  seen = 0;
  text(name); put('\n');
  u64 result = attempt(x0, x1, x2, code);
  if (!seen) { text("  done"); field("x0", result); put('\n'); }
}

/* Executes instructions at EL0 until an exception. */
static void user(const char *name, const u32 *words, int n, u64 flags) {
  for (int i = 0; i < n; i++) code[i] = words[i];
  code[n] = 0xd4000001 | 0xff << 5; /* svc #255 */
  sync();
  code_base = (u64)code;
  text(name); text(" at EL0\n");
  attempt(flags, (u64)code, 0x42000000, (void *)enter);
}
#define USER(name, ...) do { static const u32 words_[] = {__VA_ARGS__}; user(name, words_, sizeof words_ / 4, 0x3c0); } while (0)
#define USER_FLAGS(name, flags, ...) do { static const u32 words_[] = {__VA_ARGS__}; user(name, words_, sizeof words_ / 4, flags); } while (0)

static void exceptions(void) {
  one("nop", 0xd503201f, 1, 2, 3);
  one("svc 0", 0xd4000001, 1, 2, 3);
  one("svc ffff", 0xd41fffe1, 1, 2, 3);
  one("brk 0", 0xd4200000, 1, 2, 3);
  one("brk 1234", 0xd4224680, 1, 2, 3);
  one("udf", 0x00000000, 1, 2, 3);
  one("udf 1234", 0x00001234, 1, 2, 3);
  one("hlt", 0xd4400000, 1, 2, 3);
  one("dcps1", 0xd4a00001, 1, 2, 3);
  one("drps", 0xd6bf03e0, 1, 2, 3);
  one("unallocated", 0xffffffff, 1, 2, 3);
  one("ldadd (v8.1)", 0xb8200041, 1, 0x42000000, 3);
  one("pacia (v8.3)", 0xdac10000, 1, 2, 3);
  one("paciasp hint", 0xd503233f, 1, 2, 3);
  one("sb (v8.5)", 0xd50330ff, 1, 2, 3);
  one("msr pan, #0 (v8.1)", 0xd500409f, 1, 2, 3);
  one("br misaligned", 0xd61f0000, 0x41000002, 2, 3);
  one("mrs ttbr0_el2", 0xd53c2000, 1, 2, 3);
  one("mrs sctlr_el3", 0xd53e1000, 1, 2, 3);
  one("msr currentel", 0xd5184240, 1, 2, 3);
  one("msr midr_el1", 0xd5180000, 1, 2, 3);
  one("msr cntvct_el0", 0xd51be040, 1, 2, 3);
  one("msr isr_el1", 0xd518c100, 1, 2, 3);
  one("tlbi alle1", 0xd50c879f, 1, 2, 3);
  one("tlbi undefined op2", 0xd50887df, 1, 2, 3);
  one("at s12e1r", 0xd50c7880, 1, 2, 3);
  one("sys undefined", 0xd5087f20, 1, 2, 3);
  one("eret to EL2", 0xd69f03e0, 0, 0, 0);
}

static void access_fp(void) {
  for (int fpen = 0; fpen < 4; fpen++) {
    WRITE(cpacr_el1, (u64)fpen << 20);
    text("cpacr fpen "); hex(fpen); put('\n');
    one("fmov x0, d1", 0x9e660020, 1, 2, 3);
    one("fadd d0, d0, d1", 0x1e612800, 1, 2, 3);
    one("fadd h0, h0, h1, which is not there", 0x1ee12800, 1, 2, 3);
    one("mrs x0, fpcr", 0xd53b4400, 1, 2, 3);
    one("mrs x0, fpsr", 0xd53b4420, 1, 2, 3);
    one("mrs fpcr", 0xd53b4400, 1, 2, 3);
    one("ldr q0, [x1]", 0x3dc00020, 1, 0x42000000, 3);
    if (fpen == 0 || fpen == 2) {
      one("ld1 {v0.16b}, [x1]", 0x4c407020, 1, 0x42000000, 3);
      one("fadd s0, s0, s0", 0x1e202800, 1, 2, 3);
    }
    USER("fmov x0, d1", 0x9e660020);
    USER("msr fpsr, x0", 0xd51b4420);
  }
  WRITE(cpacr_el1, 3ul << 20);
}

static void user_rules(void) {
  static const struct { const char *name; u64 sctlr; } modes[] = {
      {"sctlr closed", 0x30d00800}, {"sctlr open", 0x30d00800 | 1 << 26 | 1 << 18 | 1 << 16 | 1 << 15 | 1 << 14 | 1 << 9}};
  for (int i = 0; i < 2; i++) {
    WRITE(sctlr_el1, modes[i].sctlr);
    text(modes[i].name); put('\n');
    USER("svc", 0xd4000001);
    USER("hvc", 0xd4000002);
    USER("smc", 0xd4000003);
    USER("eret", 0xd69f03e0);
    USER("brk 7", 0xd42000e0);
    USER("udf", 0);
    USER("mrs ctr_el0; mov", 0xd53b0020, 0xd2800000);
    USER("mrs dczid_el0; and", 0xd53b00e0, 0x12000000 | 0xf << 10);
    USER("dc zva", 0xd2a84000, 0xd50b7420);
    USER("dc civac", 0xd2a84000, 0xd50b7e20);
    USER("dc cvau", 0xd2a84000, 0xd50b7b20);
    USER("ic ivau", 0xd2a84000, 0xd50b7520);
    USER("dc ivac", 0xd2a84000, 0xd5087620);
    USER("ic iallu", 0xd508751f);
    USER("tlbi vmalle1", 0xd508871f);
    USER("at s1e0r", 0xd5087840);
    /* QEMU 7.2 swaps op1 and op2 in the syndrome of a trapped MSR DAIFSet: only the open form is compared. */
    if (i) {
      USER("msr daifset, #2", 0xd50342df);
      USER("msr daifclr, #8", 0xd50348ff);
    }
    USER("mrs daif", 0xd53b4220);
    USER("msr daif, x1", 0xd51b4221);
    USER("msr spsel, #1", 0xd50041bf);
    USER("mrs sctlr_el1", 0xd5381000);
    USER("mrs currentel", 0xd5384240);
    USER("mrs midr_el1", 0xd5380000);
    USER("mrs id_aa64isar0_el1", 0xd5380600);
    USER("mrs sp_el0", 0xd5384100);
    USER("mrs tpidr_el0", 0xd2a24681, 0xd51bd041, 0xd53bd040);
    USER("msr tpidrro_el0", 0xd51bd060);
    USER("mrs tpidr_el1", 0xd538d080);
    USER("nzcv", 0xd2be0001, 0xd51b4201, 0xd53b4200);
    USER("mrs sctlr_el2", 0xd53c1000);
  }
  static const u64 timers[] = {0, 1, 2, 1 << 8, 1 << 9, 0x303};
  for (int i = 0; i < 6; i++) {
    WRITE(cntkctl_el1, timers[i]);
    text("cntkctl "); hex(timers[i]); put('\n');
    USER("mrs cntfrq_el0", 0xd53be000);
    USER("mrs cntvct_el0; mov", 0xd53be040, 0xd2800000);
    USER("mrs cntpct_el0; mov", 0xd53be020, 0xd2800000);
    USER("mrs cntv_cval_el0; mov", 0xd53be340, 0xd2800000);
    USER("mrs cntp_cval_el0; mov", 0xd53be240, 0xd2800000);
  }
  WRITE(cntkctl_el1, 0);
  USER("mrs pmccntr_el0", 0xd53b9d00);
  USER("msr pmcr_el0", 0xd51b9c00);
  WRITE(sctlr_el1, 0x30d00800);
}

static void returns(void) {
  static const u64 modes[] = {0x0, 0x1, 0x2, 0x3, 0x4, 0x5, 0x6, 0x7, 0x8, 0x9, 0xc, 0xd, 0x13, 0x1f, 0xf0000000, 0x3c0, 0xf00003c4, 0x1003c4, 0x1003c0, 0x100005, 0xa00003c5};
  code[0] = 0xd4000021; /* svc #1 */
  sync();
  code_base = (u64)code;
  for (unsigned i = 0; i < sizeof modes / 8; i++) {
    text("eret to "); hex(modes[i]); put('\n');
    attempt(modes[i], (u64)code, 0x42000000, (void *)enter);
  }
  text("eret to a misaligned address\n");
  attempt(0x3c0, (u64)code + 2, 0x42000000, (void *)enter);
}

static void alignment(void) {
  static const u32 accesses[] = {0xf9400020, 0xb9400020, 0x79400020, 0xf9000022, 0xb9000022, 0x79000022, 0xa9400420 | 0x0c00, 0xa9000c22,
      0xc85f7c20, 0xc8dffc20, 0xc89ffc22, 0x085f7c20, 0xc87f0c20, 0x3dc00020};
  static const char *const names[] = {"ldr x", "ldr w", "ldrh", "str x", "str w", "strh", "ldp x", "stp x", "ldxr", "ldar", "stlr", "ldxrb", "ldxp", "ldr q"};
  u64 *memory = (u64 *)0x42000000;
  for (int a = 0; a < 2; a++) {
    WRITE(sctlr_el1, 0x30d00800 | a << 1);
    text("sctlr.a "); hex(a); put('\n');
    for (int i = 0; i < 14; i++) {
      for (u64 offset = 0; offset < 3; offset++) {
        for (int k = 0; k < 8; k++) memory[k] = 0x0807060504030201ul * (k + 1);
        text("offset "); hex(offset); put(' ');
        one(names[i], accesses[i], 0x55, 0x42000000 + offset, 0x1122334455667788ul);
        text("  memory"); for (int k = 0; k < 4; k++) { put(' '); hex(memory[k]); } put('\n');
      }
    }
  }
  WRITE(sctlr_el1, 0x30d00800);
}

/* --- Translation --- */
static u64 l0[512] __attribute__((aligned(4096))), l1[512] __attribute__((aligned(4096))), l2[512] __attribute__((aligned(4096))), l3[512] __attribute__((aligned(4096)));
static u64 high1[512] __attribute__((aligned(4096)));
#define TABLE 3ul
#define BLOCK 1ul
#define PAGE 3ul
#define AF (1ul << 10)
#define NG (1ul << 11)
#define SH (3ul << 8)
#define RO (1ul << 7)
#define USERP (1ul << 6)
#define PXN (1ul << 53)
#define UXN (1ul << 54)
#define VA 0x80000000ul

static void flush(void) { __asm__ volatile("dsb sy\n tlbi vmalle1\n dsb sy\n isb" : : : "memory"); }

static void at_line(const char *name, u64 par) { put(' '); text(name); put('='); hex(par & 1 ? par : par & ~0x380ul); }
static void probe(const char *name, u64 va) {
  text(name); put('\n');
  quiet = 0;
  one(" load", 0xf9400020, 0, va, 0);
  one(" store", 0xf9000022, 0, va, 0x1234);
  one(" unprivileged load", 0xf8400820, 0, va, 0);
  one(" unprivileged store", 0xf8000822, 0, va, 0x5678);
  one(" zero", 0xd50b7421, 0, va, 0);
  text(" at");
  __asm__ volatile("at s1e1r, %0\n isb" : : "r"(va)); at_line("e1r", READ(par_el1));
  __asm__ volatile("at s1e1w, %0\n isb" : : "r"(va)); at_line("e1w", READ(par_el1));
  __asm__ volatile("at s1e0r, %0\n isb" : : "r"(va)); at_line("e0r", READ(par_el1));
  __asm__ volatile("at s1e0w, %0\n isb" : : "r"(va)); at_line("e0w", READ(par_el1));
  put('\n');
}
static void fetch(const char *name, u64 va) {
  text(name); put('\n');
  code_base = va;
  seen = 0;
  u64 result = attempt(0x77, 0, 0, (void *)va);
  if (!seen) { text("  returned"); field("x0", result); put('\n'); }
  attempt(0x3c0, va, 0x42000000, (void *)enter);
}

static void translation(void) {
  u64 normal = AF | SH;
  l0[0] = (u64)l1 | TABLE;
  l1[0] = 0x00000000ul | BLOCK | AF | 1 << 2 | PXN | UXN; /* devices */
  l1[1] = 0x40000000ul | BLOCK | normal;
  l1[2] = (u64)l2 | TABLE;
  l2[0] = (u64)l3 | TABLE;
  l2[1] = 0x43200000ul | BLOCK | normal | USERP;
  l2[2] = 0;
  l2[3] = 0x43000000ul | BLOCK | SH; /* no access flag */
  high1[0] = 0x40000000ul | BLOCK | normal | NG;
  high1[511] = 0x40000000ul | BLOCK | normal;
  u32 *target = (u32 *)0x43000000;
  target[0] = 0xd65f03c0;
  target[1] = 0xd4000001;
  for (int i = 0; i < 16; i++) {
    u64 flags = AF | SH | (i & 1 ? RO : 0) | (i & 2 ? USERP : 0) | (i & 4 ? PXN : 0) | (i & 8 ? UXN : 0);
    l3[i] = 0x43000000ul | PAGE | flags;
  }
  l3[16] = 0x43000000ul | BLOCK | normal; /* reserved at level 3 */
  l3[17] = 0;
  l3[18] = 0x43000000ul | PAGE | SH;
  l3[19] = 0x43100000ul | PAGE | normal;
  l3[20] = 0x43101000ul | PAGE | normal;
  l3[21] = 0;
  l3[22] = 0x1000043100000ul | PAGE | normal;
  l3[23] = 0xf043100000ul | PAGE | normal;
  WRITE(mair_el1, 0x00ff);
  l1[0] = 0x00000000ul | BLOCK | AF | 1 << 2 | PXN | UXN;
  WRITE(tcr_el1, 25 | 25 << 16 | 1ul << 8 | 1ul << 10 | 3ul << 12 | 2ul << 30 | 1ul << 24 | 1ul << 26 | 3ul << 28 | 0ul << 32);
  WRITE(ttbr0_el1, (u64)l1);
  WRITE(ttbr1_el1, (u64)high1 | 5ul << 48);
  flush();
  WRITE(sctlr_el1, 0x30d00801);
  text("mmu on\n");
  for (int i = 0; i < 16; i++) {
    text("flags "); hex(i); put('\n');
    target[2] = 0;
    probe("page", VA + 4096 * i + 512);
    target[0] = 0xd65f03c0;
    target[1] = 0xd4000001;
    sync();
    fetch("fetch", VA + 4096 * i);
  }
  probe("level 3 block", VA + 16 * 4096);
  probe("level 3 invalid", VA + 17 * 4096);
  probe("level 3 no access flag", VA + 18 * 4096);
  fetch("fetch without access flag", VA + 18 * 4096);
  fetch("fetch unmapped", VA + 17 * 4096 + 8);
  probe("address too large", VA + 22 * 4096);
  probe("address beyond ips", VA + 23 * 4096);
  probe("level 2 block", VA + 0x200000 + 0x12340);
  probe("level 2 invalid", VA + 0x400000);
  probe("level 2 no access flag", VA + 0x600000);
  probe("level 1 invalid", 0x100000000ul);
  probe("beyond t0sz", 0x8000000000ul);
  probe("between the halves", 0x00ff000000000000ul);
  probe("upper half", 0xffffff8003000000ul);
  probe("upper half last", 0xfffffffffffff000ul - 0x3d000000ul + 0x1000ul);
  probe("upper half invalid", 0xffffff8040000000ul);
  fetch("fetch upper half", 0xffffff8003000000ul);

  text("across pages\n");
  u8 *end = (u8 *)0x43100ff8;
  for (int i = 0; i < 16; i++) end[i] = 0x10 + i;
  one("load across", 0xf9400020, 0, VA + 19 * 4096 + 0xffc, 0);
  one("store across", 0xf9000022, 0, VA + 19 * 4096 + 0xffd, 0x1122334455667788ul);
  text("  bytes"); for (int i = 0; i < 16; i++) { put(' '); hex(end[i]); } put('\n');
  one("load across into nothing", 0xf9400020, 0, VA + 20 * 4096 + 0xffc, 0);
  one("store across into nothing", 0xf9000022, 0, VA + 20 * 4096 + 0xffc, 0);
  one("ldp across into nothing", 0xa9400c20, 0, VA + 20 * 4096 + 0xff8, 0);

  text("changing entries\n");
  u64 *a = (u64 *)0x43100000, *b = (u64 *)0x43101000;
  *a = 0xaaaa; *b = 0xbbbb;
  volatile u64 *window = (volatile u64 *)(VA + 19 * 4096);
  field("first", *window);
  l3[19] = 0x43101000ul | PAGE | normal;
  __asm__ volatile("dsb sy\n tlbi vae1, %0\n dsb sy\n isb" : : "r"((VA + 19 * 4096) >> 12) : "memory");
  field("vae1", *window);
  l3[19] = 0x43100000ul | PAGE | normal;
  __asm__ volatile("dsb sy\n tlbi vaae1is, %0\n dsb sy\n isb" : : "r"((VA + 19 * 4096) >> 12) : "memory");
  field("vaae1is", *window);
  l3[19] = 0x43101000ul | PAGE | normal | NG;
  __asm__ volatile("dsb sy\n tlbi vmalle1is\n dsb sy\n isb" : : : "memory");
  field("vmalle1is", *window);
  l3[19] = 0x43100000ul | PAGE | normal | NG;
  __asm__ volatile("dsb sy\n tlbi aside1is, %0\n dsb sy\n isb" : : "r"(0ul) : "memory");
  field("aside1is", *window);
  l3[19] = 0x43101000ul | PAGE | normal | RO;
  __asm__ volatile("dsb sy\n tlbi vale1, %0\n dsb sy\n isb" : : "r"((VA + 19 * 4096) >> 12) : "memory");
  field("vale1", *window);
  put('\n');
  one("store to what became read-only", 0xf9000022, 0, VA + 19 * 4096, 0);

  text("table attributes\n");
  for (int i = 0; i < 16; i++) {
    l2[0] = (u64)l3 | TABLE | (u64)i << 59;
    flush();
    text("table flags "); hex(i); put('\n');
    probe("page", VA + 4096 * 2 + 512);
    target[0] = 0xd65f03c0;
    target[1] = 0xd4000001;
    sync();
    fetch("fetch 0", VA);
    fetch("fetch 2", VA + 4096 * 2);
  }
  l2[0] = (u64)l3 | TABLE;
  flush();

  text("tags\n");
  WRITE(tcr_el1, READ(tcr_el1) | 1ul << 37);
  flush();
  probe("tagged", 0x5a00000000000000ul | (VA + 512));
  fetch("fetch tagged", 0x5a00000000000000ul | VA);
  probe("tagged invalid", 0x5a00000000000000ul | (VA + 17 * 4096));
  WRITE(tcr_el1, READ(tcr_el1) & ~(1ul << 37));
  flush();
  probe("not tagged", 0x5a00000000000000ul | (VA + 512));

  text("epd0 with 48 bits above\n");
  WRITE(ttbr0_el1, (u64)l0);
  WRITE(tcr_el1, (READ(tcr_el1) & ~63ul) | 16);
  flush();
  probe("48 bits", VA + 512);
  probe("48 bits level 0", 0x8000000000ul);
  WRITE(ttbr0_el1, (u64)l1);
  WRITE(tcr_el1, (READ(tcr_el1) & ~63ul) | 25);
  flush();
  WRITE(sctlr_el1, 0x30d00800);
  flush();
  text("mmu off\n");
  one("load beyond memory sizes", 0xf9400020, 0, 0x0100000000000000ul, 0);
}

static void patching(void) {
  u64 (*f)(u64, u64, u64) = (void *)code;
  code[1] = 0xd65f03c0;
  u64 sum = 0;
  for (u32 i = 0; i < 100; i++) {
    code[0] = 0xd2800000 | i << 5; /* mov x0, #i */
    sync();
    sum += f(0, 0, 0);
  }
  text("patched"); field("sum", sum); put('\n');
  /* A store to the instruction after next, in a page that is being executed. */
  static const u32 self[] = {0x10000080, 0x52800021, 0xd503201f, 0xd503201f, 0x91000421, 0xaa0103e0, 0xd65f03c0};
  for (int i = 0; i < 7; i++) code[i] = self[i];
  sync();
  text("self"); field("x0", f(0, 0, 0)); put('\n');
  /* Code that runs over the end of a page. */
  for (int i = 0; i < 1024; i++) page_end[i] = 0x91000400; /* add x0, x0, #1 */
  page_end[1023] = 0xd65f03c0;
  sync();
  text("page"); field("x0", ((u64 (*)(u64))page_end)(0)); put('\n');
}

static void registers(void) {
#define ECHO(name, value) do { WRITE(name, value); text(#name); field("=", READ(name)); put('\n'); } while (0)
  u64 vbar = READ(vbar_el1);
  ECHO(tpidr_el0, 0x123456789abcdef0ul);
  ECHO(tpidrro_el0, 0xfedcba9876543210ul);
  ECHO(contextidr_el1, 0x12345678ul);
  ECHO(elr_el1, 0xffffffffffffffful);
  ECHO(far_el1, ~0ul);
  ECHO(par_el1, 0x1000ul);
  ECHO(mair_el1, 0x1122334455667788ul);
  ECHO(ttbr0_el1, 0x0055000012345000ul);
  ECHO(ttbr1_el1, 0x00aa000012345000ul);
  ECHO(vbar_el1, 0x41000800ul);
  WRITE(vbar_el1, vbar);
  ECHO(sp_el0, 0x4567ul);
  ECHO(cntkctl_el1, 0x3ul);
  ECHO(cntv_cval_el0, 0x123456789ul);
  ECHO(cntv_ctl_el0, 0x2ul);
  ECHO(csselr_el1, 0x1ul);
  ECHO(fpcr, 0x07c00000ul);
  ECHO(fpsr, ~0ul);
  ECHO(nzcv, ~0ul);
  ECHO(cntkctl_el1, 0x0ul);
  ECHO(mdscr_el1, 0x0ul);
  field("daif", READ(daif));
  __asm__ volatile("msr daifclr, #3");
  field("daif", READ(daif));
  __asm__ volatile("msr daifset, #5");
  field("daif", READ(daif));
  __asm__ volatile("msr daifset, #15");
  field("daif", READ(daif));
  put('\n');
  /* SP_EL0 belongs to nobody while it is the stack pointer. */
  static const u32 spsel0[] = {0xd50040bf, 0xd5384100, 0xd50041bf, 0xd65f03c0};
  for (int i = 0; i < 4; i++) code[i] = spsel0[i];
  sync();
  code_base = (u64)code;
  text("mrs sp_el0 with SPSel 0\n");
  attempt(0, 0, 0, code);
  /* DC ZVA clears its block and nothing else. */
  u64 *memory = (u64 *)0x42000000;
  for (int i = 0; i < 32; i++) memory[i] = i + 1;
  one("dc zva", 0xd50b7421, 0, 0x42000000 + 70, 0);
  for (int i = 0; i < 32; i++) { put(' '); hex(memory[i]); }
  put('\n');
}

void main(void) {
  WRITE(cpacr_el1, 3ul << 20);
  exceptions();
  registers();
  access_fp();
  user_rules();
  returns();
  alignment();
  patching();
  translation();
  text("end\n");
}
