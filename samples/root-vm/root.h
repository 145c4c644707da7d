// What runtime and application share.
#ifndef ROOT_H
#define ROOT_H

// struct start, by offset.
#define START_REGISTERS 0
#define START_SP 8
#define START_PC 16
#define START_EL 24
#define START_DAIF 32
#define START_SPSEL 40
#define START_SCTLR 48
#define START_MPIDR 56
#define START_VBAR 64
#define START_ESR 72
#define START_FAR 80
#define START_SIZE 88

#define ENVIRONMENT_APPLICATION 16
#define ELF_ENTRY 24
#define EC_INSTRUCTION_ABORT 0x21

#ifndef __ASSEMBLER__
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Everything is in one image: no table of addresses, which would have to be relocated.
#pragma GCC visibility push(hidden)

// How the root VM was started, and the exception that was survived last.
struct start {
        uint64_t registers; // x1 to x30 in one OR
        uint64_t sp;
        uint64_t pc;
        uint64_t el;
        uint64_t daif;
        uint64_t spsel;
        uint64_t sctlr;
        uint64_t mpidr;
        uint64_t vbar;
        volatile uint64_t esr;
        volatile uint64_t far;
};
_Static_assert(sizeof(struct start) == START_SIZE, "as the runtime writes it");

// First page of the environment.
struct environment {
        uint32_t signature;
        uint16_t version;
        uint64_t runtime;
        uint64_t application;
        uint64_t heap;
        uint64_t heap_size;
        uint64_t vcpu_cap;
        uint64_t timer_frequency;
        uint64_t gicd;
        uint64_t gicr;
        uint64_t manager_offset;
        uint64_t manager_size;
};

// A value of the map behind it.
struct value {
        const uint8_t *at; // its first byte
        uint64_t number;   // unsigned integer, boolean, or an array's count
};

// environment.c
const uint8_t *manager_map(const struct environment *environment);
unsigned map_pairs(const uint8_t *map);
struct value find(const uint8_t *map, const char *key);
uint64_t number_of(const uint8_t *map, const char *key);
uint64_t first_number(const uint8_t *map, const char *key); // of an array of arrays

// primary-vm.c
void start_primary_vm(const uint8_t *map);

// print.c
extern volatile uint32_t *uart;
void put(const char *text);
void hex(uint64_t value);
void field(const char *name, uint64_t value);
void line(const char *name, uint64_t value);

// A native hypercall: its value is the error, its first result is left in `result`.
extern uint64_t result;

// Arguments are evaluated before any register is taken: one may be a call of a function.
// clang-format off
#define HYPERCALL(number, a0, a1, a2, a3, a4, a5, a6)                                              \
        ({                                                                                         \
                uint64_t v0 = (uint64_t)(a0);                                                      \
                uint64_t v1 = (uint64_t)(a1);                                                      \
                uint64_t v2 = (uint64_t)(a2);                                                      \
                uint64_t v3 = (uint64_t)(a3);                                                      \
                uint64_t v4 = (uint64_t)(a4);                                                      \
                uint64_t v5 = (uint64_t)(a5);                                                      \
                uint64_t v6 = (uint64_t)(a6);                                                      \
                register uint64_t x0 __asm__("x0") = v0;                                           \
                register uint64_t x1 __asm__("x1") = v1;                                           \
                register uint64_t x2 __asm__("x2") = v2;                                           \
                register uint64_t x3 __asm__("x3") = v3;                                           \
                register uint64_t x4 __asm__("x4") = v4;                                           \
                register uint64_t x5 __asm__("x5") = v5;                                           \
                register uint64_t x6 __asm__("x6") = v6;                                           \
                register uint64_t x7 __asm__("x7") = 0;                                            \
                __asm__ volatile("hvc %8"                                                          \
                                 : "+r"(x0), "+r"(x1), "+r"(x2), "+r"(x3), "+r"(x4), "+r"(x5),     \
                                   "+r"(x6), "+r"(x7)                                              \
                                 : "i"(0x6000 + (number))                                          \
                                 : "memory", "x8", "x9", "x10", "x11", "x12", "x13", "x14", "x15", \
                                   "x16", "x17");                                                  \
                result = x1;                                                                       \
                x0;                                                                                \
        })
// clang-format on
#pragma GCC visibility pop
#endif
#endif
