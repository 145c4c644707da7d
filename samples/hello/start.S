// Entry, exception vectors and the few things that C cannot say.

        .section .text.start, "ax"

// The header of a Linux arm64 Image, so that any boot loader for Linux loads us. No absolute
// address anywhere: we run wherever we are put.
        .globl  image_start
image_start:
        b       start                   // code0
        .word   0                       // code1
        .quad   0                       // text_offset: at a 2 MiB boundary
        .quad   image_end - image_start // image_size: with stacks and zeroed data
        .quad   0xa                     // flags: little-endian, 4 KiB pages, anywhere
        .quad   0, 0, 0
        .ascii  "ARM\x64"
        .word   0

start:
        mov     x20, x0                 // the device tree
        adrp    x1, bss_start
        add     x1, x1, :lo12:bss_start
        adrp    x2, bss_end
        add     x2, x2, :lo12:bss_end
0:      cmp     x1, x2
        b.hs    1f
        str     xzr, [x1], #8
        b       0b
1:      adrp    x1, boot_stack_top
        add     x1, x1, :lo12:boot_stack_top
        mov     sp, x1
        bl      install_vectors
        mov     x0, x20
        bl      main
2:      wfi
        b       2b

// Where PSCI CPU_ON sends the other CPUs: x0 = the top of the CPU's stack.
        .globl  secondary_start
secondary_start:
        mov     sp, x0
        bl      install_vectors
        bl      secondary_main
3:      wfi
        b       3b

        .globl  install_vectors
install_vectors:
        adrp    x1, vectors
        add     x1, x1, :lo12:vectors
        msr     vbar_el1, x1
        isb
        ret

// void call(uint64_t registers[8], const void *code): x0..x7 in, the routine, x0..x7 out.
        .globl  call
call:
        stp     x29, x30, [sp, #-32]!
        str     x19, [sp, #16]
        mov     x19, x0
        mov     x17, x1
        ldp     x0, x1, [x19]
        ldp     x2, x3, [x19, #16]
        ldp     x4, x5, [x19, #32]
        ldp     x6, x7, [x19, #48]
        blr     x17
        .globl  call_return
call_return:                            // where an exception inside can be sent on to
        stp     x0, x1, [x19]
        stp     x2, x3, [x19, #16]
        stp     x4, x5, [x19, #32]
        stp     x6, x7, [x19, #48]
        ldr     x19, [sp, #16]
        ldp     x29, x30, [sp], #32
        ret

        .globl  hvc_zero, smc_zero, hvc_odd, native_calls
hvc_zero:
        hvc     #0
        ret
smc_zero:
        smc     #0
        ret
// Immediates that belong to nobody, 8 bytes each.
hvc_odd:
        .irp    number, 1, 0x1234, 0x5fff, 0x6200, 0x7fff, 0x8000, 0xffff
        hvc     #\number
        ret
        .endr
        smc     #1
        ret
// hvc #0x6000 to #0x61ff, 8 bytes each: Gunyah's native hypercalls.
        .set    number, 0x6000
native_calls:
        .rept   0x200
        hvc     #number
        ret
        .set    number, number + 1
        .endr

// bool try_undefined(void), try_read(address), try_execute(address): false when it was survived by
// an exception; `exception` tells which.
        .globl  try_undefined, try_read, try_execute
try_undefined:
        mov     x0, #1
        adr     x9, 4f
        b       try
4:      udf     #0
        ret
try_read:
        mov     x10, x0
        mov     x0, #1
        adr     x9, 5f
        b       try
5:      ldr     w11, [x10]
        ret
try_execute:
        mov     x9, x0
        mov     x0, #1
try:
        adrp    x12, resume_at
        str     x30, [x12, :lo12:resume_at]
        br      x9

// An abort or an undefined instruction goes to `resume_at` with x0 = 0 when that is set.
        .balign 2048
vectors:
        .macro  vector handler
        .balign 128
        b       \handler
        .endm
        .rept   4
        vector  unexpected
        .endr
        vector  synchronous
        vector  interrupt
        .rept   10
        vector  unexpected
        .endr

        .macro  save
        sub     sp, sp, #176
        stp     x0, x1, [sp]
        stp     x2, x3, [sp, #16]
        stp     x4, x5, [sp, #32]
        stp     x6, x7, [sp, #48]
        stp     x8, x9, [sp, #64]
        stp     x10, x11, [sp, #80]
        stp     x12, x13, [sp, #96]
        stp     x14, x15, [sp, #112]
        stp     x16, x17, [sp, #128]
        stp     x18, x29, [sp, #144]
        str     x30, [sp, #160]
        .endm
        .macro  restore
        ldp     x0, x1, [sp]
        ldp     x2, x3, [sp, #16]
        ldp     x4, x5, [sp, #32]
        ldp     x6, x7, [sp, #48]
        ldp     x8, x9, [sp, #64]
        ldp     x10, x11, [sp, #80]
        ldp     x12, x13, [sp, #96]
        ldp     x14, x15, [sp, #112]
        ldp     x16, x17, [sp, #128]
        ldp     x18, x29, [sp, #144]
        ldr     x30, [sp, #160]
        add     sp, sp, #176
        .endm

interrupt:
        save
        bl      handle_interrupt
        restore
        eret

synchronous:
        save
        mrs     x0, esr_el1
        mrs     x1, elr_el1
        mrs     x2, far_el1
        bl      handle_exception        // answers where to go on
        msr     elr_el1, x0
        restore
        mov     x0, #0
        eret

unexpected:
        mrs     x0, esr_el1
        mrs     x1, elr_el1
        mrs     x2, far_el1
        bl      fatal
6:      wfi
        b       6b
