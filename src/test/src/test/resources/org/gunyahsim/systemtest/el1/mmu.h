/* Translation tables, and attempts at memory under them. Everything of the guest itself stays reachable through a block of 1 GiB at its own address. */
#pragma once
#include "rt.h"

#define TABLE 3ul
#define BLOCK 1ul
#define PAGE 3ul
#define AF (1ul << 10)
#define NG (1ul << 11)
#define SH (3ul << 8)
#define RO (1ul << 7)
#define USER (1ul << 6)
#define CONT (1ul << 52)
#define PXN (1ul << 53)
#define UXN (1ul << 54)
#define DEVICE (1ul << 2)
#define NORMAL (AF | SH)
#define SCTLR_OFF 0x30d00800ul
#define SCTLR_ON 0x30d00801ul
#define WXN (1ul << 19)

/* TCR_EL1: inner shareable, write-back, 4 KiB granules. */
#define TCR_COMMON (1ul << 8 | 1ul << 10 | 3ul << 12 | 2ul << 30 | 1ul << 24 | 1ul << 26 | 3ul << 28)
#define TCR(t0, t1) ((u64)(t0) | (u64)(t1) << 16 | TCR_COMMON)
#define IPS(n) ((u64)(n) << 32)
#define EPD0 (1ul << 7)
#define A1 (1ul << 22)
#define EPD1 (1ul << 23)
#define AS16 (1ul << 36)
#define TBI0 (1ul << 37)
#define TBI1 (1ul << 38)

static inline void tlbi_all(void) { ASM("dsb ishst\n tlbi vmalle1\n dsb ish\n isb"); }
#define TLBI(op, value) __asm__ volatile("dsb ishst\n tlbi " op ", %0\n dsb ish\n isb" : : "r"((u64)(value)) : "memory")
