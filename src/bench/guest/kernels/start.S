// Entry at 0x41000000, at EL1 with the MMU off: as primary VM here, as bare-metal image on QEMU's virt.

        .section .text.start, "ax"
        .global _start
_start: b       start

        // What to run: whoever starts the image may patch it (kernels.h, struct parameters).
        .balign 64
        .global parameters
parameters:
        .ascii  "KERNELS1"
        .word   0x3f                    // bit n: run kernel n
        .word   12                      // rounds of each

start:  adr     x0, vectors
        msr     vbar_el1, x0
        mov     x0, #0xff00             // MAIR: attribute 0 is Device-nGnRnE, 1 is Normal write-back
        msr     mair_el1, x0
        ldr     x0, =0x803520           // TCR: T0SZ 32, 4 KiB granule, walks write-back and inner shareable; EPD1
        msr     tcr_el1, x0
        adrp    x0, level1
        msr     ttbr0_el1, x0
        isb
        tlbi    vmalle1
        dsb     nsh
        mrs     x0, sctlr_el1
        mov     x1, #0x1005             // M, C, I
        orr     x0, x0, x1
        bic     x0, x0, #2              // A: unaligned accesses are fine
        msr     sctlr_el1, x0
        isb

        ldr     x0, =bss_start
        ldr     x1, =bss_end
1:      cmp     x0, x1
        b.hs    2f
        str     xzr, [x0], #8
        b       1b
2:      ldr     x0, =stack_top
        mov     sp, x0
        bl      run

        .global power_off
power_off:
        ldr     w0, =0x84000008         // PSCI SYSTEM_OFF
        hvc     #0
        b       .

        // void flush_tlb(void)
        .global flush_tlb
flush_tlb:
        dsb     ishst
        tlbi    vmalle1
        dsb     ish
        isb
        ret

        .balign 2048
vectors:
        .rept   16
        .balign 128
        ldr     x3, =stack_top
        mov     sp, x3
        mrs     x0, esr_el1
        mrs     x1, elr_el1
        mrs     x2, far_el1
        b       fault
        .endr

        // Identity map in 2 MiB blocks: the serial port, and 128 MiB of RAM from 0x41000000.
        .equ    TABLE, 3
        .equ    DEVICE, 0x401 | 3 << 53         // AF, block, attribute 0; never executable
        .equ    NORMAL, 0x705                   // AF, inner shareable, block, attribute 1
        .equ    BLOCK, 0x200000
        .section .tables, "aw"
        .balign 4096
level1: .quad   level2_devices + TABLE, level2_ram + TABLE, 0, 0
        .balign 4096
level2_devices:
        .fill   0x09000000 / BLOCK, 8, 0
        .quad   0x09000000 + DEVICE
        .balign 4096
level2_ram:
        .fill   (0x41000000 - 0x40000000) / BLOCK, 8, 0
        .set    page, 0x41000000
        .rept   64
        .quad   page + NORMAL
        .set    page, page + BLOCK
        .endr
        .balign 4096

        .bss
        .balign 16
        .skip   0x10000
stack_top:
