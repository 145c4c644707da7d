// The runtime: keeps what the registers held at the first instruction, takes exceptions, and calls
// the application at the entry that its ELF header names.

#include "root.h"

        .section .text.start, "ax"
        .globl  image_start
image_start:
        // x0 is the environment; all else should be 0. sp can serve as a place only when it has one.
        orr     x30, x30, x1
        .irp    n, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29
        orr     x30, x30, x\n
        .endr
        adrp    x19, start_state
        add     x19, x19, :lo12:start_state
        str     x30, [x19, #START_REGISTERS]
        mov     x1, sp
        str     x1, [x19, #START_SP]
        adr     x1, image_start
        str     x1, [x19, #START_PC]
        mrs     x1, CurrentEL
        str     x1, [x19, #START_EL]
        mrs     x1, DAIF
        str     x1, [x19, #START_DAIF]
        mrs     x1, SPSel
        str     x1, [x19, #START_SPSEL]
        mrs     x1, SCTLR_EL1
        str     x1, [x19, #START_SCTLR]
        mrs     x1, MPIDR_EL1
        str     x1, [x19, #START_MPIDR]
        mrs     x1, VBAR_EL1
        str     x1, [x19, #START_VBAR]

        adrp    x1, stack_top
        add     x1, x1, :lo12:stack_top
        mov     sp, x1
        adrp    x1, vectors
        add     x1, x1, :lo12:vectors
        msr     VBAR_EL1, x1
        isb

        ldr     x2, [x0, #ENVIRONMENT_APPLICATION]
        ldr     x3, [x2, #ELF_ENTRY]
        add     x3, x3, x2
        mov     x1, x19
        blr     x3
stop:   wfi
        b       stop

// An exception is noted and survived: the caller of code that may not run goes on, and so does what
// stands behind a load or store.
        .p2align 11
vectors:
        .rept   16
        .p2align 7
        b       exception
        .endr
exception:
        stp     x0, x1, [sp, #-16]!
        adrp    x0, start_state
        add     x0, x0, :lo12:start_state
        mrs     x1, FAR_EL1
        str     x1, [x0, #START_FAR]
        mrs     x1, ESR_EL1
        str     x1, [x0, #START_ESR]
        lsr     x1, x1, #26
        cmp     x1, #EC_INSTRUCTION_ABORT
        mrs     x1, ELR_EL1
        add     x1, x1, #4
        csel    x1, x30, x1, eq
        msr     ELR_EL1, x1
        ldp     x0, x1, [sp], #16
        eret

        .section .bss
        .p2align 3
start_state:
        .skip   START_SIZE
