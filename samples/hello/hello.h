#ifndef HELLO_H
#define HELLO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Everything is in one image: no global offset table, whose entries would be absolute addresses. */
#pragma GCC visibility push(hidden)

#define MAX_CPUS 8

/* ---- What the device tree says (tree.c) ---- */

enum serial_model { SERIAL_NONE, SERIAL_PL011, SERIAL_16550A };

struct machine {
        enum serial_model serial;
        uint64_t serial_base;
        uint32_t serial_shift;  /* 16550A: log2 of the distance between registers */
        uint32_t serial_intid;  /* 0: none */
        uint64_t memory_base, memory_size;
        uint64_t gicd, gicr, gicr_size;
        uint32_t timer_intid;
        uint32_t cpu_count;
        uint64_t cpu_mpidr[MAX_CPUS];
        bool psci, psci_is_smc;
        bool gunyah_node;       /* there is a /hypervisor/qcom,gunyah-vm */
        uint32_t vmid;
        uint32_t restarts;      /* /chosen/gunyah-sim,restarts */
        bool restarts_known;
        const char *bootargs;   /* may be NULL */
};

/* Returns false when there is no device tree. */
bool tree_read(const void *tree, struct machine *machine);

/* ---- Serial port and text (serial.c) ---- */

void serial_open(const struct machine *machine);
void serial_enable_input(void);
void serial_interrupt(void);            /* to be called when the port's interrupt comes */
int serial_take(void);                  /* the next received byte, or -1 */
void print(const char *format, ...);    /* %s %c %d %u %x (32 bits), %U %X (64 bits), %% */

/* ---- Interrupts and time (gic.c) ---- */

void gic_open(const struct machine *machine);
void gic_open_cpu(void);
void gic_enable_spi(uint32_t intid);
void gic_send(uint64_t mpidr, uint32_t sgi);
uint32_t gic_last(void);                /* INTID of the latest interrupt on this CPU */
uint64_t counter(void);
uint64_t frequency(void);
uint64_t microseconds(uint64_t ticks);
void timer_arm(uint64_t ticks);
void wait_for(volatile const uint32_t *flag);

extern volatile uint32_t timer_fired, sgi_taken;

#define SGI_SELF 1
#define SGI_HELLO 2

/* ---- Endings (endings.c) ---- */

void run_endings(const struct machine *machine);
bool word(const struct machine *machine, const char *text);

/* ---- start.S ---- */

struct exception {
        uint64_t syndrome, address, fault_address;
};
extern struct exception exception;
extern uint64_t resume_at;

extern const char image_start[], image_end[], secondary_start[];
extern const char hvc_zero[], smc_zero[], hvc_odd[], native_calls[];
extern const char call_return[];
void call(uint64_t registers[8], const void *code);
bool try_undefined(void);
bool try_read(uint64_t address);
bool try_execute(uint64_t address);

/* The SMC calling convention, by hvc or smc as the device tree says (main.c). */
void smccc(const struct machine *machine, uint64_t registers[8]);
int64_t psci(const struct machine *machine, uint32_t function, uint64_t a, uint64_t b, uint64_t c);

#define PSCI_VERSION 0x84000000u
#define PSCI_CPU_OFF 0x84000002u
#define PSCI_CPU_ON 0xc4000003u
#define PSCI_SYSTEM_OFF 0x84000008u
#define PSCI_SYSTEM_RESET 0x84000009u

static inline uint32_t read32(uint64_t address)
{
        uint32_t value;
        __asm__ volatile("ldr %w0, [%1]" : "=r"(value) : "r"(address) : "memory");
        return value;
}

static inline void write32(uint64_t address, uint32_t value)
{
        __asm__ volatile("str %w0, [%1]" :: "r"(value), "r"(address) : "memory");
}

static inline uint8_t read8(uint64_t address)
{
        uint32_t value;
        __asm__ volatile("ldrb %w0, [%1]" : "=r"(value) : "r"(address) : "memory");
        return (uint8_t)value;
}

static inline void write8(uint64_t address, uint8_t value)
{
        __asm__ volatile("strb %w0, [%1]" :: "r"((uint32_t)value), "r"(address) : "memory");
}

static inline uint64_t mpidr(void)
{
        uint64_t value;
        __asm__ volatile("mrs %0, mpidr_el1" : "=r"(value));
        return value;
}

/* The affinity fields alone. */
static inline uint64_t affinity(uint64_t mpidr_value)
{
        return mpidr_value & 0xff00ffffffull;
}

#endif
