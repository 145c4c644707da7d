/*
 * Bare metal at 0x41000000, EL1, MMU off at the start: the part that the guests share. They print what they see through the PL011,
 * a line per observation, and nothing that depends on time, on memory nobody wrote, or on how the CPUs race.
 */
#pragma once
typedef unsigned char u8;
typedef unsigned short u16;
typedef unsigned int u32;
typedef unsigned long u64;
typedef long s64;

#define READ(reg) ({ u64 v_; __asm__ volatile("mrs %0, " #reg : "=r"(v_) : : "memory"); v_; })
#define WRITE(reg, value) __asm__ volatile("msr " #reg ", %0\n isb" : : "r"((u64)(value)) : "memory")
#define ASM(text) __asm__ volatile(text : : : "memory")

void put(char c);
void text(const char *s);
void hex(u64 v);
void field(const char *name, u64 v);
static inline void line(void) { put('\n'); }
void say(const char *name, u64 v); /* one whole line */

/* --- Exceptions --- */
struct frame { u64 x[31], elr, spsr, pad; };
enum { SYNC_EL1T, IRQ_EL1T, FIQ_EL1T, SERROR_EL1T, SYNC_EL1, IRQ_EL1, FIQ_EL1, SERROR_EL1, SYNC_EL0, IRQ_EL0, FIQ_EL0, SERROR_EL0 };

/* Called by the vectors; each guest has its own. The frame's elr and spsr say where to go on. */
void on_exception(struct frame *frame, u64 vector);

extern u32 attempt_end[], vectors[];
u64 attempt(u64 a0, u64 a1, u64 a2, const void *code);
void enter(u64 spsr, u64 pc, u64 sp_el0);
static inline void end_attempt(struct frame *frame) {
  frame->elr = (u64)attempt_end;
  frame->spsr = 0x3c5;
}

/* Code that was written is fetched from now on. */
static inline void sync_code(void) { ASM("dsb sy\n ic iallu\n dsb sy\n isb"); }

/* --- CPUs --- */
u64 hvc(u64 function, u64 a, u64 b, u64 c);
#define PSCI_VERSION 0x84000000
#define PSCI_CPU_SUSPEND 0xc4000001
#define PSCI_CPU_OFF 0x84000002
#define PSCI_CPU_ON 0xc4000003
#define PSCI_AFFINITY_INFO 0xc4000004
#define PSCI_SYSTEM_OFF 0x84000008
#define PSCI_FEATURES 0x8400000a
extern char secondary[];

/* What the other CPUs do, with their number; when it returns they power off. */
void on_cpu(u64 cpu);
void start_cpu(u64 cpu);
static inline u64 this_cpu(void) { return READ(mpidr_el1) & 0xff; }
/* How many CPUs there are, counted by switching them on. */
#define CPUS_MAX 8

/* --- Atomics of our own: release and acquire --- */
static inline u64 load_acquire(volatile u64 *p) { u64 v; __asm__ volatile("ldar %0, [%1]" : "=r"(v) : "r"(p) : "memory"); return v; }
static inline void store_release(volatile u64 *p, u64 v) { __asm__ volatile("stlr %0, [%1]" : : "r"(v), "r"(p) : "memory"); }
static inline __attribute__((always_inline)) u64 add_return(volatile u64 *p, u64 n) {
  u64 v; u32 failed;
  do __asm__ volatile("ldaxr %0, [%3]\n add %0, %0, %2\n stlxr %w1, %0, [%3]" : "=&r"(v), "=&r"(failed) : "r"(n), "r"(p) : "memory");
  while (failed);
  return v;
}
static inline void await(volatile u64 *p, u64 wanted) { while (load_acquire(p) != wanted) ASM("yield"); }

/* --- Devices --- */
static inline u32 read32(u64 at) { u32 v; __asm__ volatile("ldr %w0, [%1]" : "=r"(v) : "r"(at) : "memory"); return v; }
static inline void write32(u64 at, u32 v) { __asm__ volatile("str %w0, [%1]" : : "r"(v), "r"(at) : "memory"); }
static inline void write8(u64 at, u32 v) { __asm__ volatile("strb %w0, [%1]" : : "r"(v), "r"(at) : "memory"); }
static inline void write64(u64 at, u64 v) { __asm__ volatile("str %0, [%1]" : : "r"(v), "r"(at) : "memory"); }
