// Carries out a script of accesses to a GICv3 on two CPUs and prints what each of them reads.
// Built and run by GicAgainstQemuTest; the script lies at 0x42000000, one struct op each.
typedef unsigned char u8;
typedef unsigned short u16;
typedef unsigned int u32;
typedef unsigned long u64;

struct op {
  u32 kind, cpu;
  u64 address, value;
};

enum { END, READ32, WRITE8, WRITE32, WRITE64, ICC_READ, ICC_WRITE, LINES, ACK, EOI, DIR };

#define UART (*(volatile u32 *)0x09000000)
#define READ(name, reg) case name: __asm__ volatile("mrs %0, " reg : "=r"(v)); break
#define WRITE(name, reg) case name: __asm__ volatile("msr " reg ", %0; isb" ::"r"(v)); break

enum { PMR, IAR0, EOIR0, HPPIR0, BPR0, AP0R0, AP1R0, DIRR, RPR, SGI1R, ASGI1R, SGI0R, IAR1, EOIR1,
       HPPIR1, BPR1, CTLR, IGRPEN0, IGRPEN1 };

static u64 icc_read(u64 reg) {
  u64 v = 0;
  switch (reg) {
    READ(PMR, "S3_0_C4_C6_0");
    READ(IAR0, "S3_0_C12_C8_0");
    READ(HPPIR0, "S3_0_C12_C8_2");
    READ(BPR0, "S3_0_C12_C8_3");
    READ(AP0R0, "S3_0_C12_C8_4");
    READ(AP1R0, "S3_0_C12_C9_0");
    READ(RPR, "S3_0_C12_C11_3");
    READ(IAR1, "S3_0_C12_C12_0");
    READ(HPPIR1, "S3_0_C12_C12_2");
    READ(BPR1, "S3_0_C12_C12_3");
    READ(CTLR, "S3_0_C12_C12_4");
    READ(IGRPEN0, "S3_0_C12_C12_6");
    READ(IGRPEN1, "S3_0_C12_C12_7");
  }
  __asm__ volatile("dsb sy");
  return v;
}

static void icc_write(u64 reg, u64 v) {
  switch (reg) {
    WRITE(PMR, "S3_0_C4_C6_0");
    WRITE(EOIR0, "S3_0_C12_C8_1");
    WRITE(BPR0, "S3_0_C12_C8_3");
    WRITE(DIRR, "S3_0_C12_C11_1");
    WRITE(SGI1R, "S3_0_C12_C11_5");
    WRITE(ASGI1R, "S3_0_C12_C11_6");
    WRITE(SGI0R, "S3_0_C12_C11_7");
    WRITE(EOIR1, "S3_0_C12_C12_1");
    WRITE(BPR1, "S3_0_C12_C12_3");
    WRITE(CTLR, "S3_0_C12_C12_4");
    WRITE(IGRPEN0, "S3_0_C12_C12_6");
    WRITE(IGRPEN1, "S3_0_C12_C12_7");
  }
}

// What each CPU has acknowledged and not dropped, and dropped and not deactivated.
static u64 stack[2][64], held[2][64];
static int depth[2], holding[2];

static u64 perform(struct op *o, int cpu) {
  u64 v = 0;
  switch (o->kind) {
    case READ32: return *(volatile u32 *)o->address;
    case WRITE8: *(volatile u8 *)o->address = o->value; break;
    case WRITE32: *(volatile u32 *)o->address = o->value; break;
    case WRITE64: *(volatile u64 *)o->address = o->value; break;
    case ICC_READ: return icc_read(o->address);
    case ICC_WRITE: icc_write(o->address, o->value); break;
    case LINES: __asm__ volatile("dsb sy; isb; mrs %0, isr_el1" : "=r"(v)); return v >> 6 & 3;
    case ACK:
      v = icc_read(o->address ? IAR1 : IAR0);
      if (v < 1020 && depth[cpu] < 64) stack[cpu][depth[cpu]++] = v << 1 | o->address;
      return v;
    case EOI:
      if (!depth[cpu]) return 0xffff;
      v = stack[cpu][--depth[cpu]];
      icc_write(v & 1 ? EOIR1 : EOIR0, v >> 1);
      if ((icc_read(CTLR) & 2) && holding[cpu] < 64) held[cpu][holding[cpu]++] = v;
      return v;
    case DIR:
      if (!holding[cpu] || !(icc_read(CTLR) & 2)) return 0xffff;
      v = held[cpu][--holding[cpu]];
      icc_write(DIRR, v >> 1);
      return v;
  }
  __asm__ volatile("dsb sy; isb");
  return 0;
}

static volatile u64 mailbox, answer;

void secondary(void) {
  for (;;) {
    u64 m;
    while (!(m = mailbox)) __asm__ volatile("yield");
    __asm__ volatile("dmb sy");
    answer = perform((struct op *)m, 1);
    __asm__ volatile("dmb sy");
    mailbox = 0;
  }
}

extern void start_secondary(void);

static u64 psci(u64 id, u64 a, u64 b, u64 c) {
  register u64 x0 __asm__("x0") = id, x1 __asm__("x1") = a, x2 __asm__("x2") = b, x3 __asm__("x3") = c;
  __asm__ volatile("hvc #0" : "+r"(x0), "+r"(x1), "+r"(x2), "+r"(x3)::"memory");
  return x0;
}

void primary(void) {
  psci(0xc4000003, 1, (u64)start_secondary, 0);
  for (struct op *o = (struct op *)0x42000000; o->kind; o++) {
    u64 v;
    if (o->cpu) {
      __asm__ volatile("dmb sy");
      mailbox = (u64)o;
      while (mailbox) __asm__ volatile("yield");
      __asm__ volatile("dmb sy");
      v = answer;
    } else {
      v = perform(o, 0);
    }
    for (int shift = 28; shift >= 0; shift -= 4) UART = "0123456789abcdef"[v >> shift & 15];
    UART = '\n';
  }
  psci(0x84000008, 0, 0, 0);
  for (;;) ;
}

__asm__(".section .text.start,\"ax\"\n"
        ".global _start\n_start:\n adr x0, stack0\n mov sp, x0\n b 1f\n"
        ".global start_secondary\nstart_secondary:\n adr x0, stack1\n mov sp, x0\n"
        " mov x0, #7\n msr S3_0_C12_C12_5, x0\n isb\n b secondary\n"
        "1: mov x0, #7\n msr S3_0_C12_C12_5, x0\n isb\n b primary\n"
        ".balign 16\n .skip 16384\nstack0:\n .skip 16384\nstack1:\n .skip 16\n .text\n");
