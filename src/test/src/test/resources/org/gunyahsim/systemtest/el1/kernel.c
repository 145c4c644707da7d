/*
 * A small operating system, for all of it at a time: threads of EL0 that a timer preempts on every CPU and that wander from CPU to CPU, two in each address
 * space, with address space identifiers, demand paging, copy on write, pages taken away while the other thread uses them, lazily switched vector
 * registers, exclusives, WFE and code generation at EL0. What the threads calculate does not depend on how they were scheduled.
 */
#include "gic.h"
#include "mmu.h"

#define THREADS 8
#define SPACES (THREADS / 2)
#define HEAP_PAGES 24
#define ROUNDS 400
#define OFFSET 0xffffff8000000000ul /* the kernel sees physical memory there */
#define USER_TEXT 0x400000ul
#define USER_HEAP 0x800000ul  /* l3: pages 0 to HEAP_PAGES, then the shared page, then stacks */
#define SHARED_PAGE 32
#define CODE_PAGE(n) (40 + (n))
#define STACK_PAGE(n) (48 + (n))
#define P(address) ((u64)(address) & ~OFFSET) /* of a pointer of either half */
#define TICK 1500

struct fp { u64 words[32]; };
struct thread {
  struct frame frame;
  struct fp fp;
  u64 sp, tls, has_fp, done, result, exited;
};
struct space { u64 l1[512], l2[512], l3[512], text[512]; };

extern char user_start[], user_end[];
void run_user(const struct frame *frame);
extern char run_return[];
void at_other_half(u64 offset);
void save_fp(struct fp *to);
void load_fp(const struct fp *from);
u64 fp_mix(u64 a);

static struct space spaces[SPACES] __attribute__((aligned(4096)));
static u64 upper[512] __attribute__((aligned(4096))), lower[512] __attribute__((aligned(4096)));
static struct thread threads[THREADS] __attribute__((aligned(16)));
static u64 swapped[SPACES][HEAP_PAGES][512], swapped_out[SPACES][HEAP_PAGES];
static volatile u32 lock __attribute__((aligned(64)));
static volatile u64 ready[THREADS], finished, cpus, gone, trouble[4], page_faults[SPACES], next_page = 0x48000000, free_pages[512], free_count;
static u64 stack_words[CPUS_MAX][8] __attribute__((aligned(64)));
static struct thread *volatile current[CPUS_MAX];
static u64 reason[CPUS_MAX];

/* --- What EL0 executes --- */

#define IN_USER __attribute__((section(".user"), noinline))
struct shared { volatile u64 count, lock, guarded, padding[5]; };

static inline __attribute__((always_inline)) u64 svc(u64 number, u64 a) {
  register u64 x0 __asm__("x0") = a, x8 __asm__("x8") = number;
  __asm__ volatile("svc #0" : "+r"(x0) : "r"(x8) : "memory");
  return x0;
}
enum { SYS_YIELD, SYS_TAKE_PAGE, SYS_EXIT };

/* Under a lock that waits with WFE. */
static IN_USER void guarded(struct shared *s) {
  u64 v; u32 failed;
  __asm__ volatile("sevl\n1: wfe\n2: ldaxr %0, [%2]\n cbnz %0, 1b\n stxr %w1, %3, [%2]\n cbnz %w1, 2b" : "=&r"(v), "=&r"(failed) : "r"(&s->lock), "r"(1ul) : "memory");
  s->guarded = s->guarded + 1;
  __asm__ volatile("stlr xzr, [%0]" : : "r"(&s->lock) : "memory");
}

/* A sum of 128 bits whose carries are in flight all the time. */
static IN_USER u64 carries(u64 a, u64 b) {
  u64 low = a, high = 0;
  for (int i = 0; i < 20; i++)
    __asm__ volatile("adds %0, %0, %2\n adc %1, %1, %3\n eor %1, %1, %0, ror #11" : "+r"(low), "+r"(high) : "r"(b), "r"(a) : "cc");
  return low ^ high;
}

/* Writes a function, and calls it. */
static IN_USER u64 generated(u32 *code, u64 n) {
  code[0] = 0xd2800000 | (u32)(n & 0xffff) << 5; /* mov x0, #n */
  code[1] = 0xd65f03c0;
  __asm__ volatile("dc cvau, %0\n dsb ish\n ic ivau, %0\n dsb ish\n isb" : : "r"(code) : "memory");
  return ((u64 (*)(void))code)();
}

/* x0: number of the thread. */
__attribute__((section(".user"))) void user_main(u64 n) {
  u64 x = n * 0x9e3779b97f4a7c15ul + 1, sum = 0, last = 0, back = 0;
  struct shared *shared = (struct shared *)(USER_HEAP + 4096ul * SHARED_PAGE);
  u32 *code = (u32 *)(USER_HEAP + 4096ul * CODE_PAGE(n & 1));
  for (u64 i = 0; i < ROUNDS; i++) {
    x = x * 6364136223846793005ul + 1442695040888963407ul;
    u64 page = (x >> 33) % HEAP_PAGES;
    /* Words of the pages that both threads of the space add to. */
    add_return((volatile u64 *)(USER_HEAP + 4096 * page) + (x >> 50) % 8, x >> 40);
    /* And one of its own, which it checks. */
    volatile u64 *own = (volatile u64 *)(USER_HEAP + 4096 * page) + 64 + n;
    *own = *own * 31 + x;
    sum = sum * 7 + fp_mix(x) + carries(x, sum);
    if (i % 5 == 0) sum += *own;
    if (i % 7 == 0) svc(SYS_YIELD, 0);
    if (i % 11 == 0) svc(SYS_TAKE_PAGE, (x >> 20) % HEAP_PAGES);
    if (i % 13 == 0) add_return(&shared->count, n + 1);
    if (i % 17 == 0) guarded(shared);
    if (i % 19 == 0) sum ^= generated(code, x);
    u64 now = READ(cntvct_el0);
    if (now < last) back++;
    last = now;
  }
  svc(SYS_EXIT, sum + (back << 60));
  for (;;) ;
}

/* --- The kernel --- */

static void take(void) {
  u32 v;
  __asm__ volatile("sevl\n1: wfe\n2: ldaxr %w0, [%1]\n cbnz %w0, 1b\n stxr %w0, %w2, [%1]\n cbnz %w0, 2b" : "=&r"(v) : "r"(&lock), "r"(1) : "memory");
}
static void give(void) { __asm__ volatile("stlr wzr, [%0]" : : "r"(&lock) : "memory"); }

static u64 *kernel(u64 physical) { return (u64 *)(physical + OFFSET); }
static u64 new_page(void) {
  static u64 turn;
  u64 page = next_page;
  if (free_count > 4 && ++turn % 3) page = free_pages[--free_count]; /* soon somebody else's */
  else next_page += 4096;
  for (u64 i = 0; i < 4096; i += 64) __asm__ volatile("dc zva, %0" : : "r"((u64)kernel(page) + i) : "memory");
  return page;
}
static void bad(u64 a, u64 b, u64 c) { if (!trouble[0]) { trouble[0] = a; trouble[1] = b; trouble[2] = c; } }

/* A page that is not there: a new one, or what was taken away. */
static void page_in(u64 s, u64 page) {
  u64 *entry = &spaces[s].l3[page];
  if (*entry & 1) return; /* the other thread has been faster */
  u64 at = new_page();
  if (page < HEAP_PAGES && swapped_out[s][page]) {
    for (int i = 0; i < 512; i++) kernel(at)[i] = swapped[s][page][i];
    swapped_out[s][page] = 0;
  }
  /* Heap pages come read-only: the first write faults again. */
  *entry = at | PAGE | NORMAL | NG | USER | PXN | (page < HEAP_PAGES ? RO | UXN : page < SHARED_PAGE + 1 ? UXN : 0);
  ASM("dsb ishst\n isb");
}
/* A write to a read-only page: to a copy of it, as if it had been shared. */
static void copy(u64 s, u64 page, u64 asid) {
  u64 *entry = &spaces[s].l3[page], old = *entry;
  if (!(old & 1) || !(old & RO)) return;
  u64 from = old & 0x0000fffffffff000ul, to = new_page();
  *(volatile u64 *)entry = 0;
  TLBI("vae1is", (USER_HEAP + 4096 * page) >> 12 | asid << 48);
  for (int i = 0; i < 512; i++) kernel(to)[i] = kernel(from)[i];
  *(volatile u64 *)entry = to | PAGE | NORMAL | NG | USER | PXN | UXN;
  ASM("dsb ishst\n isb");
  if (free_count < 512) free_pages[free_count++] = from;
}
static void page_out(u64 s, u64 page, u64 asid) {
  u64 *entry = &spaces[s].l3[page], old = *entry;
  if (!(old & 1)) return;
  *(volatile u64 *)entry = 0;
  TLBI("vae1is", (USER_HEAP + 4096 * page) >> 12 | asid << 48);
  u64 from = old & 0x0000fffffffff000ul;
  for (int i = 0; i < 512; i++) swapped[s][page][i] = kernel(from)[i];
  swapped_out[s][page] = 1;
  if (free_count < 512) free_pages[free_count++] = from;
}

static u64 asid_of(u64 space) { return 0x100 * (space + 1) + 7; /* the lower byte is the same in all */ }

/* True when the thread goes on at once. */
static int handle(struct thread *t, u64 n, u64 vector) {
  u64 esr = READ(esr_el1), far = READ(far_el1), ec = esr >> 26, s = n / 2, page = (far - USER_HEAP) / 4096;
  if (vector == IRQ_EL0) {
    u64 intid = ICC(ICC_IAR1);
    if (intid == 27) WRITE(cntv_tval_el0, TICK);
    if (intid < 1020) SET_ICC(ICC_EOIR1, intid);
    return 0;
  }
  if (vector != SYNC_EL0) { bad(vector, esr, far); t->done = 1; return 0; }
  if (ec == 0x07) {
    WRITE(cpacr_el1, 3 << 20);
    load_fp(&t->fp);
    t->has_fp = 1;
    return 1;
  }
  if (ec == 0x24 || ec == 0x20) {
    u64 kind = esr & 0x3c;
    take();
    if (page >= 64) bad(far, esr, n);
    else if (kind == 4) { page_faults[s]++; page_in(s, page); }
    else if (kind == 0xc && (esr & 0x40) && page < HEAP_PAGES) copy(s, page, asid_of(s));
    else bad(far, esr, n);
    give();
    if (!trouble[0]) return 1;
    t->done = 1;
    return 0;
  }
  if (ec == 0x15) {
    switch (t->frame.x[8]) {
    case SYS_TAKE_PAGE: take(); page_out(s, t->frame.x[0], asid_of(s)); give(); return 1;
    case SYS_EXIT: t->result = t->frame.x[0]; t->done = 1; return 0;
    default: return 0;
    }
  }
  bad(esr, t->frame.elr, n);
  t->done = 1;
  return 0;
}

void on_exception(struct frame *frame, u64 vector) {
  u64 cpu = this_cpu();
  if (vector < SYNC_EL0) {
    /* Nothing of the kernel's own may fault. */
    WRITE(ttbr0_el1, P(lower));
    text("the kernel faults"); field("vector", vector); field("esr", READ(esr_el1)); field("far", READ(far_el1)); field("elr", frame->elr); line();
    for (;;) hvc(PSCI_SYSTEM_OFF, 0, 0, 0);
  }
  struct thread *t = current[cpu];
  t->frame = *frame;
  reason[cpu] = vector;
  frame->elr = OFFSET + P(run_return);
  frame->spsr = 0x3c5;
}

/* Not inlined: its addresses are those of the half that it is called in. */
static __attribute__((noinline)) void serve(u64 cpu) {
  for (u64 turn = cpu;; turn++) {
    if (load_acquire(&finished) == THREADS) break;
    struct thread *t = 0;
    u64 n = 0;
    take();
    for (u64 i = 0; i < THREADS && !t; i++) {
      n = (turn + i * 3) % THREADS;
      if (ready[n]) { ready[n] = 0; t = &threads[n]; }
    }
    give();
    if (!t) {
      /* Idle, as Linux is: WFI with interrupts masked. */
      ASM("wfi");
      u64 intid = ICC(ICC_IAR1);
      if (intid == 27) WRITE(cntv_tval_el0, TICK);
      if (intid < 1020) SET_ICC(ICC_EOIR1, intid);
      continue;
    }
    current[cpu] = t;
    WRITE(ttbr0_el1, P(spaces[n / 2].l1) | asid_of(n / 2) << 48);
    WRITE(cpacr_el1, 0);
    WRITE(sp_el0, t->sp);
    WRITE(tpidr_el0, t->tls);
    t->has_fp = 0;
    do run_user(&t->frame);
    while (handle(t, n, reason[cpu]));
    if (t->has_fp) save_fp(&t->fp);
    t->sp = READ(sp_el0);
    if (READ(tpidr_el0) != t->tls) bad(1, n, READ(tpidr_el0));
    WRITE(ttbr0_el1, P(lower));
    if (t->done) add_return(&finished, 1);
    else { take(); ready[n] = 1; give(); }
    ASM("sev");
  }
}

static void in_upper_half(u64 cpu) {
  gic_open_cpu();
  set_bit(27, ISENABLER);
  WRITE(mair_el1, 0x00ff);
  WRITE(tcr_el1, TCR(25, 25) | IPS(1) | AS16);
  WRITE(ttbr0_el1, lower);
  WRITE(ttbr1_el1, upper);
  WRITE(cntkctl_el1, 2);
  tlbi_all();
  WRITE(sctlr_el1, SCTLR_ON | 1 << 26 | 1 << 18 | 1 << 15 | 1 << 14);
  WRITE(tpidr_el1, (u64)stack_words[cpu] + OFFSET);
  WRITE(vbar_el1, (u64)vectors + OFFSET);
  WRITE(cntv_tval_el0, TICK);
  WRITE(cntv_ctl_el0, 1);
  at_other_half(OFFSET);
  serve(cpu);
  at_other_half(-OFFSET);
  WRITE(cntv_ctl_el0, 0);
  WRITE(sctlr_el1, SCTLR_OFF);
  WRITE(vbar_el1, vectors);
  WRITE(cpacr_el1, 3 << 20);
  tlbi_all();
}

void on_cpu(u64 cpu) {
  in_upper_half(cpu);
  add_return(&gone, 1);
}

static void prepare(void) {
  upper[0] = lower[0] = BLOCK | AF | DEVICE | PXN | UXN;
  upper[1] = lower[1] = 0x40000000ul | BLOCK | NORMAL;
  for (u64 s = 0; s < SPACES; s++) {
    spaces[s].l1[0] = (u64)spaces[s].l2 | TABLE;
    spaces[s].l2[USER_TEXT >> 21] = (u64)spaces[s].text | TABLE;
    spaces[s].l2[USER_HEAP >> 21] = (u64)spaces[s].l3 | TABLE;
    for (u64 at = (u64)user_start, i = 0; at < (u64)user_end; at += 4096, i++) spaces[s].text[i] = at | PAGE | NORMAL | NG | USER | RO | PXN;
  }
  for (u64 n = 0; n < THREADS; n++) {
    struct thread *t = &threads[n];
    t->frame.x[0] = n;
    t->frame.elr = (u64)user_main - (u64)user_start + USER_TEXT;
    t->frame.spsr = 0x0; /* EL0, everything open */
    t->sp = USER_HEAP + 4096ul * STACK_PAGE(n) + 4096;
    t->tls = 0x7000 + n;
    ready[n] = 1;
  }
}

int main(void) {
  text("=== kernel\n");
  gic_open();
  prepare();
  cpus = 1;
  while (cpus < CPUS_MAX && (s64)(int)hvc(PSCI_AFFINITY_INFO, cpus, 0, 0) >= 0) cpus++;
  say("cpus", cpus);
  for (u64 cpu = 1; cpu < cpus; cpu++) start_cpu(cpu);
  in_upper_half(0);
  await(&gone, cpus - 1);
  say("finished", finished);
  if (trouble[0]) { text("trouble"); for (int i = 0; i < 3; i++) { put(' '); hex(trouble[i]); } line(); }
  for (u64 n = 0; n < THREADS; n++) { text("thread "); hex(n); field("result", threads[n].result); field("d8", threads[n].fp.words[16]); field("v9", threads[n].fp.words[19]); line(); }
  for (u64 s = 0; s < SPACES; s++) {
    text("space "); hex(s);
    u64 sum = 0, own = 0;
    for (u64 page = 0; page < HEAP_PAGES; page++) {
      u64 *at = swapped_out[s][page] ? swapped[s][page] : (u64 *)(spaces[s].l3[page] & 0x0000fffffffff000ul);
      if (!swapped_out[s][page] && !(spaces[s].l3[page] & 1)) continue;
      for (int i = 0; i < 8; i++) sum += at[i];
      for (int i = 0; i < THREADS; i++) own = own * 3 + at[64 + i];
    }
    struct shared *shared = (struct shared *)(spaces[s].l3[SHARED_PAGE] & 0x0000fffffffff000ul);
    field("sum", sum); field("own", own); field("count", shared->count); field("guarded", shared->guarded); field("lock", shared->lock); field("faulted", page_faults[s] != 0); line();
  }
  text("=== end\n");
  return 0;
}
