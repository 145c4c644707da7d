/*
 * What translation caches must forget, and when: every TLBI of EL1 after a change of an entry, blocks, address space identifiers of 8 and 16 bits in either
 * base register, tagged addresses, faults that must not be remembered, code, and all of it for changes made by another CPU. Whatever the architecture
 * leaves open (stale entries without maintenance) is not looked at.
 */
#include "mmu.h"

static u64 l1[512] __attribute__((aligned(4096))), l2[512] __attribute__((aligned(4096))), l3[512] __attribute__((aligned(4096))), up[512] __attribute__((aligned(4096))),
    up2[512] __attribute__((aligned(4096))), up3[512] __attribute__((aligned(4096))), other1[512] __attribute__((aligned(4096))), other2[512] __attribute__((aligned(4096))),
    other3[512] __attribute__((aligned(4096)));
#define A 0x43000000ul
#define B 0x43200000ul
#define VA 0x80000000ul
#define UP 0xffffff8000000000ul
#define TCR_USED (TCR(25, 25) | IPS(1))
#define R(va) (*(volatile u64 *)(va))

static volatile u64 faults;

void on_exception(struct frame *frame, u64 vector) {
  u64 esr = READ(esr_el1);
  if (esr >> 26 == 0x25) { faults++; frame->x[0] = 0xdead; frame->elr += 4; return; }
  text("exception"); field("vector", vector); field("esr", esr); field("far", READ(far_el1)); field("elr", frame->elr); line();
  for (;;) hvc(PSCI_SYSTEM_OFF, 0, 0, 0);
}

/* What is at an address, 0xdead when that faults; or whether a store can be done. */
static u64 look(u64 va) { register u64 x0 __asm__("x0") = va; __asm__ volatile("ldr x0, [x0]" : "+r"(x0) : : "memory"); return x0; }
static u64 poke(u64 va) { register u64 x0 __asm__("x0") = va; __asm__ volatile("str xzr, [x0, #8]" : "+r"(x0) : : "memory"); return x0 == 0xdead; }
static u64 call(u64 va) { return ((u64 (*)(void))va)(); }

static void set(u64 tcr, u64 ttbr0, u64 ttbr1) {
  WRITE(sctlr_el1, SCTLR_OFF);
  WRITE(mair_el1, 0x00ff);
  WRITE(tcr_el1, tcr);
  WRITE(ttbr0_el1, ttbr0);
  WRITE(ttbr1_el1, ttbr1);
  tlbi_all();
  WRITE(sctlr_el1, SCTLR_ON);
}
static void off(void) { WRITE(sctlr_el1, SCTLR_OFF); tlbi_all(); }

static void fill(u64 at, u64 value) {
  for (u64 i = 0; i < 16; i++) {
    R(at + 4096 * i) = value + i;
    R(at + 4096 * i + 8) = 0;
    u32 *code = (u32 *)(at + 4096 * i + 16);
    code[0] = 0xd2800000 | (u32)(value + i) << 5; /* mov x0, # */
    code[1] = 0xd65f03c0;
  }
  sync_code();
}
static void half(u64 *first, u64 *second, u64 *third) {
  for (int i = 0; i < 512; i++) first[i] = second[i] = third[i] = 0;
  first[0] = BLOCK | AF | DEVICE | PXN | UXN;
  first[1] = 0x40000000ul | BLOCK | NORMAL;
  first[2] = (u64)second | TABLE;
  second[0] = (u64)third | TABLE;
  for (u64 i = 0; i < 16; i++) third[i] = (A + 4096 * i) | PAGE | NORMAL;
}
static void base(void) {
  off();
  half(l1, l2, l3);
  half(up, up2, up3);
  half(other1, other2, other3);
  fill(A, 0x100);
  fill(B, 0x200);
}

#define CHANGE(op, entry, to, value) do { *(volatile u64 *)&(entry) = (to); TLBI(op, value); } while (0)
#define OPERAND(va, asid) (((va) >> 12 & 0xffffffffffful) | (u64)(asid) << 48)

static void pages(const char *name, u64 window, u64 *third, u64 ng) {
  text(name); line();
  static const char *const names[] = {"vae1", "vae1is", "vale1", "vale1is", "vaae1", "vaae1is", "vaale1", "vaale1is"};
  for (u64 i = 0; i < 8; i++) {
    u64 va = window + 4096 * i, to_b = (B + 4096 * i) | PAGE | NORMAL | ng, to_a = (A + 4096 * i) | PAGE | NORMAL | ng;
    u64 asid = 0x0105, v = OPERAND(va, asid);
    third[i] = to_a;
    tlbi_all();
    text("  "); text(names[i]); field("before", look(va)); field("code", call(va + 16)); field("store", poke(va));
    for (u64 k = 0; k < 2; k++) {
      u64 e = k ? to_a | RO : to_b;
      switch (i) {
      case 0: CHANGE("vae1", third[i], e, v); break;
      case 1: CHANGE("vae1is", third[i], e, v); break;
      case 2: CHANGE("vale1", third[i], e, v); break;
      case 3: CHANGE("vale1is", third[i], e, v); break;
      case 4: CHANGE("vaae1", third[i], e, OPERAND(va, 0)); break;
      case 5: CHANGE("vaae1is", third[i], e, OPERAND(va, 0)); break;
      case 6: CHANGE("vaale1", third[i], e, OPERAND(va, 0)); break;
      default: CHANGE("vaale1is", third[i], e, OPERAND(va, 0));
      }
      field(k ? "back" : "after", look(va)); field("code", call(va + 16)); field("fault of store", poke(va));
    }
    line();
  }
}

static void whole(const char *name, u64 ng) {
  text(name); line();
  for (u64 i = 0; i < 4; i++) {
    for (u64 k = 0; k < 16; k++) { l3[k] = (A + 4096 * k) | PAGE | NORMAL | ng; }
    tlbi_all();
    u64 sum = 0;
    for (u64 k = 0; k < 16; k++) sum += look(VA + 4096 * k) + call(VA + 4096 * k + 16) + poke(VA + 4096 * k);
    field(" before", sum);
    for (u64 k = 0; k < 16; k++) { l3[k] = (B + 4096 * k) | PAGE | NORMAL | ng; }
    switch (i) {
    case 0: ASM("dsb ishst\n tlbi vmalle1\n dsb ish\n isb"); break;
    case 1: ASM("dsb ishst\n tlbi vmalle1is\n dsb ish\n isb"); break;
    case 2: if (ng) { TLBI("aside1", 0x0105ul << 48); } else tlbi_all(); break;
    default: if (ng) { TLBI("aside1is", 0x0105ul << 48); } else tlbi_all();
    }
    sum = 0;
    for (u64 k = 0; k < 16; k++) sum += look(VA + 4096 * k) + call(VA + 4096 * k + 16) + poke(VA + 4096 * k);
    field("after", sum); line();
  }
}

static void blocks(void) {
  text("blocks\n");
  for (u64 level = 1; level < 3; level++) {
    u64 *entry = level == 1 ? &l1[3] : &l2[1];
    u64 va = level == 1 ? 0xc0000000ul + 0x3000000 : VA + 0x200000;
    *entry = (level == 1 ? 0x40000000ul : A) | BLOCK | NORMAL;
    tlbi_all();
    u64 sum = 0;
    for (u64 k = 0; k < 16; k++) sum += look(va + 4096 * k) + call(va + 4096 * k + 16) + poke(va + 4096 * k);
    field(" before", sum);
    /* One address of the block is enough; the other end of a block of 1 GiB shows B. */
    *(volatile u64 *)entry = 0;
    TLBI("vae1is", OPERAND(va + 4096 * 5, 0));
    faults = 0;
    for (u64 k = 0; k < 16; k++) { look(va + 4096 * k); poke(va + 4096 * k); }
    field("faults", faults);
    *(volatile u64 *)entry = (level == 1 ? 0x40000000ul : B) | BLOCK | NORMAL | RO;
    ASM("dsb ishst\n isb");
    sum = 0;
    faults = 0;
    for (u64 k = 0; k < 16; k++) sum += look(va + 4096 * k) + poke(va + 4096 * k);
    sum += call(va + 4096 * 5 + 16); /* of the other pages QEMU 7.2 may execute what was there before */
    field("after", sum); field("faults", faults); line();
    *entry = 0;
    tlbi_all();
  }
  text("a block that becomes a table, and a table that becomes a block\n");
  l2[1] = B | BLOCK | NORMAL;
  ASM("dsb ishst\n isb");
  field(" block", look(VA + 0x200000 + 4096 * 3));
  l2[1] = 0;
  TLBI("vae1", OPERAND(VA + 0x200000, 0));
  l2[1] = (u64)l3 | TABLE;
  ASM("dsb ishst\n isb");
  field("table", look(VA + 0x200000 + 4096 * 3));
  l2[1] = 0;
  tlbi_all();
  l2[1] = B | BLOCK | NORMAL;
  ASM("dsb ishst\n isb");
  field("block", look(VA + 0x200000 + 4096 * 3)); line();
  text("a table that is replaced: vae1 forgets the walk\n");
  l3[3] = (A + 4096 * 3) | PAGE | NORMAL;
  other3[3] = (B + 4096 * 3) | PAGE | NORMAL;
  tlbi_all();
  field(" before", look(VA + 4096 * 3));
  CHANGE("vae1is", l2[0], (u64)other3 | TABLE, OPERAND(VA + 4096 * 3, 0));
  field("after", look(VA + 4096 * 3)); line();
  l2[0] = (u64)l3 | TABLE;
  tlbi_all();
}

static void faults_are_forgotten(void) {
  text("what faulted works as soon as the entry is there\n");
  l3[10] = 0;
  l3[11] = (A + 4096 * 11) | PAGE | SH;
  tlbi_all();
  field(" nothing", look(VA + 4096 * 10)); field("no access flag", look(VA + 4096 * 11));
  l3[10] = (A + 4096 * 10) | PAGE | NORMAL;
  l3[11] = (A + 4096 * 11) | PAGE | NORMAL;
  ASM("dsb ishst\n isb");
  field("entry", look(VA + 4096 * 10)); field("access flag", look(VA + 4096 * 11)); line();
}

static void identifiers(void) {
  text("identifiers\n");
  for (u64 i = 0; i < 16; i++) {
    l3[i] = (A + 4096 * i) | PAGE | NORMAL | (i & 1 ? NG : 0);
    other3[i] = (i & 1 ? B + 4096 * i : A + 4096 * i) | PAGE | NORMAL | (i & 1 ? NG : 0);
  }
  static const struct { u64 as, one, two; } kinds[] = {{0, 1, 2}, {AS16, 0x0101, 0x0201}, {AS16, 0x0005, 0x8005}, {AS16, 0xffff, 0x00ff}};
  for (u64 k = 0; k < 4; k++) {
    for (u64 a1 = 0; a1 < 2; a1++) {
      set(TCR_USED | kinds[k].as | (a1 ? A1 : 0), (u64)l1 | (a1 ? 0 : kinds[k].one << 48), (u64)up | (a1 ? kinds[k].one << 48 : 0));
      text("  "); field("one", kinds[k].one); field("two", kinds[k].two); field("in ttbr1", a1);
      for (u64 round = 0; round < 3; round++) {
        u64 sum = 0;
        for (u64 i = 0; i < 16; i++) sum = sum * 3 + look(VA + 4096 * i) + call(VA + 4096 * i + 16);
        field("first", sum);
        /* As Linux switches: a reserved table or identifier in between is not needed when both change together. */
        if (a1) { WRITE(ttbr0_el1, (u64)l1 + 0); WRITE(ttbr1_el1, (u64)up | kinds[k].two << 48); WRITE(ttbr0_el1, (u64)other1); }
        else WRITE(ttbr0_el1, (u64)other1 | kinds[k].two << 48);
        if (a1 && round == 0) TLBI("aside1", kinds[k].two << 48);
        sum = 0;
        for (u64 i = 0; i < 16; i++) sum = sum * 3 + look(VA + 4096 * i) + call(VA + 4096 * i + 16);
        field("second", sum);
        if (a1) { WRITE(ttbr0_el1, (u64)l1); WRITE(ttbr1_el1, (u64)up | kinds[k].one << 48); }
        else WRITE(ttbr0_el1, (u64)l1 | kinds[k].one << 48);
        if (a1) TLBI("aside1", kinds[k].one << 48);
        if (a1) TLBI("aside1", kinds[k].two << 48);
      }
      line();
    }
  }
  text("  of another identifier: nothing is forgotten wrongly\n");
  set(TCR_USED | AS16, (u64)l1 | 7ul << 48, (u64)up);
  field("  before", look(VA + 4096));
  TLBI("aside1", 8ul << 48);
  TLBI("vae1", OPERAND(VA + 4096, 8));
  field("after", look(VA + 4096)); line();
}

static void tags(void) {
  text("tagged addresses\n");
  set(TCR_USED | TBI0 | TBI1, (u64)l1, (u64)up);
  for (u64 i = 0; i < 16; i++) { l3[i] = (A + 4096 * i) | PAGE | NORMAL; up3[i] = (A + 4096 * i) | PAGE | NORMAL; }
  tlbi_all();
  static const u64 tag[] = {0, 0x12ul << 56, 0xfful << 56, 0x7ful << 56};
#define LOWER(t) (VA + 0x1000 + tag[t])
#define UPPER(t) (((UP + VA + 0x5000) & ~(0xfful << 56)) | tag[t])
  for (u64 t = 0; t < 4; t++) { field(" lower", look(LOWER(t))); field("store", poke(LOWER(t))); field("upper", look(UPPER(t))); }
  line();
  CHANGE("vae1", l3[1], (B + 0x1000) | PAGE | NORMAL | RO, OPERAND(VA + 0x1000, 0));
  CHANGE("vaae1is", up3[5], (B + 0x5000) | PAGE | NORMAL | RO, OPERAND(UP + VA + 0x5000, 0));
  /* The last used first. */
  for (u64 t = 4; t-- > 0;) { field(" lower", look(LOWER(t))); field("fault of store", poke(LOWER(t))); field("upper", look(UPPER(t))); }
  line();
  CHANGE("vae1", l3[1], (A + 4096) | PAGE | NORMAL, OPERAND(VA + 0x1000, 0));
  for (u64 t = 0; t < 4; t++) field(" lower", look(VA + 0x1000 + tag[t]));
  line();
}

/* --- Several CPUs: the others hold old translations when CPU 0 changes the entry --- */
static volatile u64 cpus, step, answered, seen[CPUS_MAX][3];

void on_cpu(u64 cpu) {
  set(TCR_USED, (u64)l1 | 0x0105ul << 48, (u64)up);
  u64 at = 0;
  for (;;) {
    while (load_acquire(&step) == at) ASM("yield");
    at = load_acquire(&step);
    if (at == 1000) break;
    ASM("isb");
    seen[cpu][0] = look(VA + 0x2000);
    seen[cpu][1] = call(VA + 0x2000 + 16);
    seen[cpu][2] = poke(VA + 0x2000);
    add_return(&answered, 1);
  }
  off();
}

static void ask(u64 n) {
  answered = 0;
  ASM("dsb ish");
  store_release(&step, n);
  await(&answered, cpus - 1);
  for (u64 cpu = 1; cpu < cpus; cpu++) { put(' '); hex(seen[cpu][0]); put('/'); hex(seen[cpu][1]); put('/'); hex(seen[cpu][2]); }
}

static void broadcast(void) {
  text("broadcast\n");
  base();
  set(TCR_USED, (u64)l1 | 0x0105ul << 48, (u64)up);
  for (u64 cpu = 1; cpu < cpus; cpu++) start_cpu(cpu);
  u64 n = 0;
  for (u64 ng = 0; ng < 2; ng++)
    for (u64 i = 0; i < 7; i++) {
      if (i == 1 && !ng) continue;
      u64 f = ng ? NG : 0;
      l3[2] = (A + 0x2000) | PAGE | NORMAL | f;
      ASM("dsb ishst\n tlbi vmalle1is\n dsb ish\n isb");
      text("  way "); hex(i); field("ng", ng); text(" before:");
      ask(++n);
      u64 e = (B + 0x2000) | PAGE | NORMAL | f | RO, v = OPERAND(VA + 0x2000, 0x0105);
      switch (i) {
      case 0: l3[2] = e; ASM("dsb ishst\n tlbi vmalle1is\n dsb ish\n isb"); break;
      case 1: CHANGE("aside1is", l3[2], e, 0x0105ul << 48); break;
      case 2: CHANGE("vae1is", l3[2], e, v); break;
      case 3: CHANGE("vale1is", l3[2], e, v); break;
      case 4: CHANGE("vaae1is", l3[2], e, v & 0xffffffffffful); break;
      case 5: CHANGE("vaale1is", l3[2], e, v & 0xffffffffffful); break;
      default: l3[2] = 0; TLBI("vae1is", v);
        l3[2] = e; ASM("dsb ishst\n isb");
      }
      text(" after:");
      ask(++n);
      line();
    }
  store_release(&step, 1000);
  for (u64 cpu = 1; cpu < cpus; cpu++) while (hvc(PSCI_AFFINITY_INFO, cpu, 0, 0) == 0) {}
  off();
}

int main(void) {
  text("=== tlb\n");
  base();
  set(TCR_USED | AS16, (u64)l1 | 0x0105ul << 48, (u64)up);
  pages("lower, global", VA, l3, 0);
  pages("lower, of one identifier", VA, l3, NG);
  pages("upper, global", UP + VA, up3, 0);
  pages("upper, of one identifier", UP + VA, up3, NG);
  whole("all, global", 0);
  whole("all, of one identifier", NG);
  base();
  set(TCR_USED, (u64)l1, (u64)up);
  blocks();
  faults_are_forgotten();
  base();
  identifiers();
  base();
  tags();
  cpus = 1;
  while (cpus < CPUS_MAX && (s64)(int)hvc(PSCI_AFFINITY_INFO, cpus, 0, 0) >= 0) cpus++;
  off();
  if (cpus > 1) broadcast();
  text("=== end\n");
  return 0;
}
