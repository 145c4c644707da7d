/* The GICv3 of QEMU's virt board, which is where Gunyah's primary VM finds its virtual one. */
#pragma once
#include "rt.h"

#define GICD 0x08000000ul
#define GICR(cpu) (0x080a0000ul + 0x20000ul * (cpu))
#define SGIS(cpu) (GICR(cpu) + 0x10000ul)
enum { IGROUPR = 0x80, ISENABLER = 0x100, ICENABLER = 0x180, ISPENDR = 0x200, ICPENDR = 0x280, ISACTIVER = 0x300, ICACTIVER = 0x380, IPRIORITYR = 0x400,
  ICFGR = 0xc00, IROUTER = 0x6000 };

#define ICC_PMR S3_0_C4_C6_0
#define ICC_IAR0 S3_0_C12_C8_0
#define ICC_EOIR0 S3_0_C12_C8_1
#define ICC_HPPIR0 S3_0_C12_C8_2
#define ICC_BPR0 S3_0_C12_C8_3
#define ICC_DIR S3_0_C12_C11_1
#define ICC_RPR S3_0_C12_C11_3
#define ICC_SGI1R S3_0_C12_C11_5
#define ICC_IAR1 S3_0_C12_C12_0
#define ICC_EOIR1 S3_0_C12_C12_1
#define ICC_HPPIR1 S3_0_C12_C12_2
#define ICC_BPR1 S3_0_C12_C12_3
#define ICC_CTLR S3_0_C12_C12_4
#define ICC_SRE S3_0_C12_C12_5
#define ICC_IGRPEN0 S3_0_C12_C12_6
#define ICC_IGRPEN1 S3_0_C12_C12_7
#define ICC(name) READ_(name)
#define READ_(reg) READ(reg)
#define WRITE_(reg, v) WRITE(reg, v)
#define SET_ICC(name, v) WRITE_(name, v)

static inline void unmask(void) { ASM("msr daifclr, #3\n isb"); }
static inline void mask(void) { ASM("msr daifset, #3\n isb"); }

/* A bit of one of the banks; private interrupts are those of the calling CPU. */
static inline u64 bank(u32 intid, u32 registers) { return (intid < 32 ? SGIS(this_cpu()) : GICD) + registers + intid / 32 * 4; }
static inline void set_bit(u32 intid, u32 registers) { write32(bank(intid, registers), 1u << intid % 32); }
static inline u32 get_bit(u32 intid, u32 registers) { return read32(bank(intid, registers)) >> intid % 32 & 1; }
static inline void group(u32 intid, u32 to) {
  u64 at = bank(intid, IGROUPR);
  write32(at, (read32(at) & ~(1u << intid % 32)) | to << intid % 32);
}
static inline void priority(u32 intid, u32 to) { write8((intid < 32 ? SGIS(this_cpu()) : GICD) + IPRIORITYR + intid, to); }
static inline void edge(u32 intid, u32 is) {
  u64 at = (intid < 32 ? SGIS(this_cpu()) : GICD) + ICFGR + intid / 16 * 4;
  write32(at, (read32(at) & ~(3u << intid % 16 * 2)) | is << (intid % 16 * 2 + 1));
}
static inline void route(u32 intid, u64 cpu) { write64(GICD + IROUTER + 8ul * intid, cpu); }

/* As Linux does it, once and on every CPU. */
static inline void gic_open(void) { write32(GICD, 0x12); }
static inline void gic_open_cpu(void) {
  u64 cpu = this_cpu();
  write32(GICR(cpu) + 0x14, 0);
  while (read32(GICR(cpu) + 0x14) & 4) {}
  write32(SGIS(cpu) + IGROUPR, 0xffffffff);
  for (u32 i = 0; i < 32; i += 4) write32(SGIS(cpu) + IPRIORITYR + i, 0xa0a0a0a0);
  write32(SGIS(cpu) + ICENABLER, 0xffff0000);
  write32(SGIS(cpu) + ISENABLER, 0x0000ffff);
  SET_ICC(ICC_SRE, 7);
  SET_ICC(ICC_PMR, 0xf0);
  SET_ICC(ICC_BPR1, 3);
  SET_ICC(ICC_CTLR, 0);
  SET_ICC(ICC_IGRPEN1, 1);
}
