/*
 * Stage 1 translation: input sizes of both halves, blocks and pages of every level, faults of every level with their syndromes, permissions with WXN,
 * hierarchical attributes, tags, address sizes, disabled halves, AT with PAR_EL1, unprivileged accesses, accesses that cross into a page that faults,
 * exclusives. Cache maintenance by address is looked at only where it does not fault: under QEMU it never does.
 */
#include "mmu.h"

static u64 top[512] __attribute__((aligned(4096))), l1[512] __attribute__((aligned(4096))), l2[512] __attribute__((aligned(4096))),
    l3[512] __attribute__((aligned(4096))), up[512] __attribute__((aligned(4096))), up2[512] __attribute__((aligned(4096))),
    up3[512] __attribute__((aligned(4096))), own[512] __attribute__((aligned(4096)));
static u64 result_esr, result_far, code_base;
static int seen;

#define PHYS 0x43000000ul /* 2 MiB of scratch memory */
#define VA 0x80000000ul   /* translated by l2, in the lower half */
#define UP 0xffff000000000000ul

void on_cpu(u64 cpu) { (void)cpu; }
void on_exception(struct frame *frame, u64 vector) {
  seen++;
  result_esr = READ(esr_el1);
  result_far = READ(far_el1);
  text("  vector"); put(' '); hex(vector); field("esr", result_esr);
  if (result_esr >> 26 != 0x15) field("far", result_far);
  field("elr", frame->elr - code_base); field("spsr", frame->spsr); line();
  end_attempt(frame);
}

static u32 code[64] __attribute__((aligned(4096)));
static u64 code_at; /* where the code is executed: at another address under WXN, which lets nobody execute what can be written */
static u64 one(const char *name, u32 word, u64 x0, u64 x1, u64 x2) {
  code[0] = word;
  code[1] = 0xd65f03c0;
  sync_code();
  code_base = code_at ? code_at : (u64)code;
  seen = 0;
  text(name); put(':');
  u64 r = attempt(x0, x1, x2, (void *)code_base);
  if (!seen) { field("x0", r); line(); }
  return r;
}
static void fetch(const char *name, u64 va) {
  text(name); put(':');
  code_base = va;
  seen = 0;
  u64 r = attempt(0x77, 0, 0, (void *)va);
  if (!seen) { field("returned", r); line(); }
}
static void fetch_user(const char *name, u64 va) {
  text(name); put(':');
  code_base = va;
  attempt(0x3c0, va, 0, (void *)enter);
}
#define LOAD 0xf9400020
#define STORE 0xf9000022

static void at(const char *name, u64 par) { put(' '); text(name); put('='); hex(par & 1 ? par : par & 0x0000fffffffff001ul); }
static void translate(u64 va) {
  text("  at");
  __asm__ volatile("at s1e1r, %0\n isb" : : "r"(va) : "memory"); at("e1r", READ(par_el1));
  __asm__ volatile("at s1e1w, %0\n isb" : : "r"(va) : "memory"); at("e1w", READ(par_el1));
  __asm__ volatile("at s1e0r, %0\n isb" : : "r"(va) : "memory"); at("e0r", READ(par_el1));
  __asm__ volatile("at s1e0w, %0\n isb" : : "r"(va) : "memory"); at("e0w", READ(par_el1));
  line();
}
static void probe(const char *name, u64 va) {
  say(name, va);
  one(" load", LOAD, 0, va, 0);
  one(" store", STORE, 0, va, 0x1234);
  one(" ldtr", 0xf8400820, 0, va, 0);
  one(" sttr", 0xf8000822, 0, va, 0x5678);
  translate(va);
}

static void set(u64 tcr, u64 ttbr0, u64 ttbr1) {
  WRITE(sctlr_el1, SCTLR_OFF);
  WRITE(tcr_el1, tcr);
  WRITE(ttbr0_el1, ttbr0);
  WRITE(ttbr1_el1, ttbr1);
  tlbi_all();
  WRITE(sctlr_el1, SCTLR_ON);
}
static void off(void) { WRITE(sctlr_el1, SCTLR_OFF); tlbi_all(); }
static void clear(u64 *table) { for (int i = 0; i < 512; i++) table[i] = 0; }

/* The lower half at 39 bits: devices, ourselves, and l2 at VA. */
static void base(void) {
  off();
  clear(top); clear(l1); clear(l2); clear(l3); clear(up); clear(up2); clear(up3);
  top[0] = (u64)l1 | TABLE;
  l1[0] = BLOCK | AF | DEVICE | PXN | UXN;
  l1[1] = (u64)own | TABLE;
  for (u64 i = 0; i < 512; i++) own[i] = (0x40000000ul + (i << 21)) | BLOCK | NORMAL | (i == 8 ? RO : 0); /* the text is read-only */
  l1[2] = (u64)l2 | TABLE;
  l2[0] = (u64)l3 | TABLE;
  for (u64 i = 0; i < 16; i++) ((u64 *)PHYS)[i] = 0x1111 * i;
}

static void sizes(void) {
  text("sizes of the upper half\n");
  base();
  for (u64 t1 = 16; t1 <= 39; t1++) {
    clear(up); clear(up2); clear(up3);
    u64 bits = 64 - t1, start = -1ul << bits;
    /* The first and the last page of the half, through as many levels as there are. */
    u64 *root = up;
    int level = bits > 39 ? 0 : bits > 30 ? 1 : 2;
    u64 index_bits = bits - 12 - 9 * (3 - level), last = (1ul << index_bits) - 1;
    if (level == 2) { up[0] = PHYS | BLOCK | NORMAL; up[last] = (u64)up3 | TABLE; up3[511] = (PHYS + 0x1000) | PAGE | NORMAL; }
    else if (level == 1) { up[0] = 0x40000000ul | BLOCK | NORMAL; up[last] = (u64)up2 | TABLE; up2[511] = (u64)up3 | TABLE; up3[511] = (PHYS + 0x1000) | PAGE | NORMAL; }
    else { up[0] = (u64)up2 | TABLE; up2[0] = 0x40000000ul | BLOCK | NORMAL; up[last] = (u64)l1 | TABLE; }
    set(TCR(25, t1), (u64)l1, (u64)root);
    say("t1sz", t1);
    one(" first", LOAD, 0, start + (level == 2 ? 0 : 0x3000000) + 8, 0);
    one(" last page", LOAD, 0, -4096ul + 16, 0);
    one(" below", LOAD, 0, start - 8, 0);
    if (level == 0) one(" in the last entry", LOAD, 0, start + (last << 39) + PHYS + 24, 0);
    one(" hole", LOAD, 0, start + (1ul << (bits - 1)) + 8, 0);
  }
  text("sizes of the lower half\n");
  for (u64 t0 = 16; t0 <= 33; t0++) {
    base();
    u64 bits = 64 - t0;
    set(TCR(t0, 25), bits > 39 ? (u64)top : (u64)l1, 0);
    say("t0sz", t0);
    one(" low", LOAD, 0, PHYS + 8, 0);
    one(" beyond", LOAD, 0, 1ul << bits, 0);
    one(" last", LOAD, 0, (1ul << bits) - 8, 0);
  }
  off();
}

static void levels(void) {
  text("blocks and pages\n");
  base();
  l1[3] = 0x40000000ul | BLOCK | NORMAL;
  l1[4] = 0;
  l1[5] = 2; /* invalid, whatever else */
  l1[6] = 0x40000000ul | BLOCK | SH;
  l1[7] = 0x40000000ul | BLOCK | NORMAL | RO;
  l2[1] = PHYS | BLOCK | NORMAL;
  l2[2] = 0;
  l2[3] = PHYS | BLOCK | SH;
  l2[4] = PHYS | BLOCK | NORMAL | RO;
  l2[5] = PHYS | BLOCK | NORMAL | CONT;
  l2[6] = PHYS | BLOCK | NORMAL | 0xfful << 12; /* low address bits of a block: RES0 */
  l3[0] = PHYS | PAGE | NORMAL;
  l3[1] = PHYS | BLOCK | NORMAL; /* reserved at level 3 */
  l3[2] = 0;
  l3[3] = PHYS | PAGE | SH;
  l3[4] = PHYS | PAGE | NORMAL | RO;
  for (int i = 16; i < 32; i++) l3[i] = (PHYS + 4096ul * (i - 16)) | PAGE | NORMAL | CONT;
  top[2] = 0; /* a block at level 0, which is none, QEMU 7.2 takes for one */
  set(TCR(16, 25), (u64)top, 0);
  probe("level 1 block", 0xc0000000ul + 0x3000000 + 8);
  probe("level 1 invalid", 0x100000000ul + 8);
  probe("level 1 invalid, type 2", 0x140000000ul + 8);
  probe("level 1 without access flag", 0x180000000ul + 0x3000000 + 8);
  probe("level 1 read-only", 0x1c0000000ul + 0x3000000 + 8);
  probe("level 2 block", VA + 0x200000 + 0x123458);
  probe("level 2 invalid", VA + 0x400000 + 8);
  probe("level 2 without access flag", VA + 0x600000 + 8);
  probe("level 2 read-only", VA + 0x800000 + 8);
  probe("level 2 contiguous", VA + 0xa00000 + 8);
  probe("level 3 page", VA + 8);
  probe("level 3 reserved", VA + 0x1008);
  probe("level 3 invalid", VA + 0x2008);
  probe("level 3 without access flag", VA + 0x3008);
  probe("level 3 read-only", VA + 0x4008);
  probe("level 3 contiguous", VA + 0x13008);
  probe("level 0 invalid", 0x10000000000ul + 8);
  fetch("fetch from level 1 invalid", 0x100000000ul);
  fetch("fetch from level 2 invalid", VA + 0x400000);
  fetch("fetch from level 3 invalid", VA + 0x2000);
  fetch("fetch from level 2 without access flag", VA + 0x600000);
  fetch("fetch beyond the half", 0xff00000000000000ul);
  off();
}

static void permissions(void) {
  u32 *target = (u32 *)PHYS;
  for (int wxn = 0; wxn < 2; wxn++) {
    base();
    for (u64 i = 0; i < 16; i++) l3[i] = PHYS | PAGE | NORMAL | (i & 1 ? RO : 0) | (i & 2 ? USER : 0) | (i & 4 ? PXN : 0) | (i & 8 ? UXN : 0);
    l3[20] = (u64)code | PAGE | NORMAL | RO;
    set(TCR(25, 25), (u64)l1, 0);
    WRITE(sctlr_el1, SCTLR_ON | (wxn ? WXN : 0));
    code_at = VA + 4096 * 20;
    say("permissions with wxn", wxn);
    for (u64 i = 0; i < 16; i++) {
      say("flags", i);
      u64 va = VA + 4096 * i;
      target[0] = 0xd65f03c0;
      target[1] = 0xd4000001;
      sync_code();
      one(" load", LOAD, 0, va + 512, 0);
      one(" store", STORE, 0, va + 512, 0x1234);
      one(" ldtr", 0xf8400820, 0, va + 512, 0);
      one(" sttr", 0xf8000822, 0, va + 512, 0x5678);
      one(" ldtrsb", 0x38800820, 0, va + 512, 0);
      one(" sttrh", 0x78000822, 0, va + 512, 0x5678);
      one(" dc zva", 0xd50b7421, 0, va + 556, 0);
      one(" dc cvac", 0xd50b7a21, 0, va + 512, 0);
      one(" dc civac", 0xd50b7e21, 0, va + 512, 0);
      one(" ic ivau", 0xd50b7521, 0, va + 512, 0);
      one(" prfm", 0xf9800020, 7, va + 512, 0);
      translate(va);
      fetch(" fetch", va);
      fetch_user(" fetch at EL0", va + 4);
    }
    if (wxn) fetch("our own data", (u64)code);
    code_at = 0;
    off();
  }
}

/* Loads, stores and fetches of EL0: the data instruction lies in a page that EL0 executes. */
static void user(void) {
  text("data of EL0\n");
  u32 *text_page = (u32 *)(PHYS + 0x10000);
  base();
  for (u64 i = 0; i < 4; i++) l3[i] = PHYS | PAGE | NORMAL | UXN | (i & 1 ? RO : 0) | (i & 2 ? USER : 0);
  l3[8] = (PHYS + 0x10000) | PAGE | NORMAL | USER | RO;
  set(TCR(25, 25), (u64)l1, 0);
  static const struct { const char *name; u32 word; } accesses[] = {
      {" ldr", 0xf9400043}, {" str", 0xf9000043}, {" ldtr", 0xf8400843}, {" ldp", 0xa9401043}, {" stp", 0xa9001043}, {" ldxr", 0xc85f7c43},
      {" ldr q0", 0x3dc00040}, {" dc zva", 0xd50b7422}, {" ldrb", 0x39400043},
      {" str post", 0xf8008443}, {" ldr post", 0xf8408443}};
  WRITE(sctlr_el1, SCTLR_ON | 1 << 14 | 1 << 26);
  for (u64 i = 0; i < 5; i++) {
    say("flags", i); /* flags 4: nothing there */
    for (unsigned a = 0; a < sizeof accesses / sizeof accesses[0]; a++) {
      text_page[0] = accesses[a].word;
      text_page[1] = 0xd4000001;
      sync_code();
      text(accesses[a].name); put(':');
      code_base = VA + 0x8000;
      attempt(0x3c0, VA + 0x8000, VA + 4096 * i + 64, (void *)enter); /* x2 is the address, SP_EL0 as well */
    }
  }
  off();
}

static void crossing(void) {
  text("across pages\n");
  base();
  l3[0] = PHYS | PAGE | NORMAL;
  l3[1] = 0;
  l3[2] = 0;
  l3[3] = (PHYS + 0x1000) | PAGE | NORMAL;
  l3[4] = (PHYS + 0x2000) | PAGE | NORMAL | RO;
  l3[5] = (PHYS + 0x3000) | PAGE | NORMAL;
  set(TCR(25, 25), (u64)l1, 0);
  static const struct { const char *name; u32 word; } accesses[] = {{"ldr", LOAD}, {"str", STORE}, {"ldr w", 0xb9400020}, {"strh", 0x79000022}, {"ldp", 0xa9400c20},
      {"stp", 0xa9000022}, {"ldr q", 0x3dc00020}, {"str q", 0x3d800020}, {"ldp q", 0xad400420}, {"ldp w", 0x29400c20}, {"ldr post", 0xf8408420}};
  static const u64 places[] = {0xffc, 0xff8, 0xff4, 0xfff, 0x2ffd, 0x3ffc, 0x3fff, 0x4ffc, 0x4ff8, 0xff1, 0xfe9};
  for (unsigned p = 0; p < sizeof places / 8; p++) {
    say("at", places[p]);
    for (unsigned a = 0; a < sizeof accesses / sizeof accesses[0]; a++) {
      text(" ");
      one(accesses[a].name, accesses[a].word, 0, VA + places[p], 0x1122334455667788ul);
    }
  }
  text("the bytes"); for (u64 i = 0xff0; i < 0x1010; i++) { put(' '); hex(((u8 *)PHYS)[i]); } line();
  text("an instruction across what ends: "); line();
  ((u32 *)PHYS)[1023] = 0xd503201f;
  sync_code();
  fetch("nop, then nothing", VA + 0xffc);
  off();
}

/* A load-exclusive that goes through, and its store-exclusive that does not; and the other way round. */
static void exclusives(void) {
  text("exclusives\n");
  base();
  l3[0] = PHYS | PAGE | NORMAL | RO;
  l3[1] = PHYS | PAGE | NORMAL;
  l3[2] = 0;
  set(TCR(25, 25), (u64)l1, 0);
  static const u32 pairs[][2] = {{0xc85f7c20, 0xc8007c22}, {0x085ffc20, 0x0800fc22}, {0xc87f0c20, 0xc8200c22}};
  for (int i = 0; i < 3; i++)
    for (u64 page = 0; page < 3; page++) {
      static const char *const names[] = {"doubleword", "byte", "pair"};
      text(names[i]); text(" page "); hex(page); put(':');
      code[0] = pairs[i][0];
      code[1] = pairs[i][1];
      code[2] = 0xd65f03c0;
      sync_code();
      code_base = (u64)code;
      seen = 0;
      u64 r = attempt(5, VA + 4096 * page + 16, 0x4711, code);
      if (!seen) { field("x0", r); line(); }
    }
  /* Loaded through one address, stored through another of the same memory. */
  text("through two addresses:");
  u64 v, at = VA + 32, to = VA + 4096 + 32;
  u32 failed;
  __asm__ volatile("ldxr %0, [%2]\n stxr %w1, %0, [%3]" : "=&r"(v), "=&r"(failed) : "r"(at), "r"(to) : "memory");
  field("value", v); line();
  off();
}

static void sizes_of_addresses(void) {
  static const u64 bits[] = {32, 36};
  for (u64 ips = 0; ips < 2; ips++) {
    say("ips", ips);
    base();
    u64 beyond = 1ul << bits[ips];
    l1[3] = (beyond & 0xffffc0000000ul) | BLOCK | NORMAL;
    l1[4] = beyond | (u64)l2 | TABLE;
    l2[1] = beyond | BLOCK | NORMAL;
    l2[2] = beyond | (u64)l3 | TABLE;
    l3[0] = beyond | PAGE | NORMAL;
    l3[1] = 0x800000000000ul | PAGE | NORMAL;
    set(TCR(25, 25) | IPS(ips), (u64)l1, beyond | (u64)up);
    probe("level 1 block", 0xc0000008ul);
    probe("level 1 table", 0x100000008ul);
    probe("level 2 block", VA + 0x200008);
    probe("level 2 table", VA + 0x400008);
    probe("level 3", VA + 8);
    probe("level 3, highest bit", VA + 0x1008);
    probe("table base", UP | 0xff8000000000ul);
    fetch("fetch", VA);
    off();
  }
  for (u64 ips = 2; ips < 8; ips++) {
    say("ips", ips);
    base();
    l3[1] = 0xf00000000000ul | PAGE | NORMAL;
    set(TCR(25, 25) | IPS(ips), (u64)l1, 0);
    one("far beyond what there is", LOAD, 0, VA + 0x1008, 0);
    off();
  }
}

static void halves(void) {
  text("disabled halves, tags\n");
  base();
  l3[0] = PHYS | PAGE | NORMAL;
  up[0] = 0x40000000ul | BLOCK | NORMAL;
  u64 upper = -1ul << 39;
  set(TCR(25, 25), (u64)l1, (u64)up);
  one("upper", LOAD, 0, upper + 0x3000008, 0);
  set(TCR(25, 25) | EPD1, (u64)l1, (u64)up);
  probe("upper with epd1", upper + 0x3000008);
  fetch("fetch with epd1", upper + 0x3000000);
  for (u64 tbi = 0; tbi < 4; tbi++) {
    say("tbi", tbi);
    set(TCR(25, 25) | tbi << 37, (u64)l1, (u64)up);
    probe("lower, tagged", 0x1200000000000000ul | (VA + 8));
    probe("lower, tagged, invalid", 0x1200000000000000ul | (VA + 0x2008));
    probe("upper, tagged", (upper + 0x3000008) & 0x12fffffffffffffful);
    probe("upper, tagged, invalid", (upper + 0x43000008) & 0x12fffffffffffffful);
    ((u32 *)PHYS)[0] = 0xd65f03c0;
    sync_code();
    fetch("fetch, tagged", 0x1200000000000000ul | VA);
    fetch("fetch, upper, tagged", (upper + 0x3000000) & 0x12fffffffffffffful);
    fetch("fetch, tagged, invalid", 0x1200000000000000ul | (VA + 0x2000));
  }
  off();
  text("mmu off\n");
  one("beyond all memory", LOAD, 0, 0x0100000000000000ul, 0);
  one("store beyond all memory", STORE, 0, 0x8000000000000000ul, 0);
  translate(0x0100000000000008ul);
  translate(PHYS);
}

/* Addresses where the board has nothing: Gunyah answers as the bus does. Only loads: it does not tell stores from them. */
static void nothing_there(void) {
  text("nothing there\n");
  base();
  l3[0] = 0x0b000000ul | PAGE | NORMAL | USER;
  for (int on = 0; on < 2; on++) {
    if (on) set(TCR(25, 25), (u64)l1, 0);
    u64 va = on ? VA : 0x0b000000ul;
    one("ldr", LOAD, 0, va + 8, 0);
    one("ldrb", 0x39400020, 0, va + 5, 0);
    one("ldrsw post", 0xb8804420, 0, va + 4, 0);
    one("ldp", 0xa9400c20, 0, va + 16, 0);
    one("ldxr", 0xc85f7c20, 0, va + 16, 0);
    one("ldr q", 0x3dc00020, 0, va + 16, 0);
    fetch("fetch", va + 0x40);
    fetch_user("fetch at EL0", va + 0x44);
    translate(va);
  }
  off();
}

static void tables(void) {
  text("table attributes\n");
  u32 *target = (u32 *)PHYS;
  base();
  for (u64 i = 0; i < 4; i++) l3[i] = PHYS | PAGE | NORMAL | (i & 1 ? RO : 0) | (i & 2 ? USER : 0);
  set(TCR(25, 25), (u64)l1, 0);
  for (u64 i = 0; i < 32; i++) {
    l1[2] = (u64)l2 | TABLE | (i & 16 ? 1ul << 61 | 1ul << 60 : 0);
    l2[0] = (u64)l3 | TABLE | (i & 15) << 59;
    tlbi_all();
    for (u64 k = 0; k < 4; k++) {
      text("table flags "); hex(i); text(" page "); hex(k);
      translate(VA + 4096 * k + 512);
      target[0] = 0xd65f03c0;
      target[1] = 0xd4000001;
      sync_code();
      one(" load", LOAD, 0, VA + 4096 * k + 512, 0);
      one(" store", STORE, 0, VA + 4096 * k + 512, 0x1234);
      one(" ldtr", 0xf8400820, 0, VA + 4096 * k + 512, 0);
      fetch(" fetch", VA + 4096 * k);
      fetch_user(" fetch at EL0", VA + 4096 * k + 4);
    }
  }
  off();
}

static void attributes(void) {
  text("memory attributes in par_el1\n");
  base();
  static const u64 mair = 0x04bb440c4f00ff00ul;
  WRITE(mair_el1, mair);
  for (u64 i = 0; i < 8; i++) for (u64 sh = 0; sh < 4; sh++) l3[i * 4 + sh] = PHYS | PAGE | AF | i << 2 | sh << 8;
  l2[1] = PHYS | BLOCK | AF | SH | 1 << 2;
  set(TCR(25, 25), (u64)l1, 0);
  for (u64 i = 0; i < 33; i++) {
    u64 va = i == 32 ? VA + 0x212345 : VA + 4096 * i + 0x678;
    __asm__ volatile("at s1e1r, %0\n isb" : : "r"(va) : "memory");
    u64 par = READ(par_el1);
    text("  index "); hex(i >> 2); text(" sh "); hex(i & 3); field("attr", par >> 56); if ((par >> 60 & ~4ul) != 0) field("sh", par >> 7 & 3); /* else outer shareable, which QEMU does not say */ field("pa", par & 0xfffffffff000ul); field("bit11", par >> 11 & 1);
    line();
  }
  off();
  WRITE(mair_el1, 0x00ff);
}

int main(void) {
  text("=== mmu\n");
  WRITE(mair_el1, 0x00ff);
  sizes();
  levels();
  permissions();
  user();
  crossing();
  exclusives();
  sizes_of_addresses();
  halves();
  nothing_there();
  tables();
  attributes();
  text("=== end\n");
  return 0;
}
