// What the benchmarks run as AArch64 primary VM, linked at 0x41000000. x19 = word at 0x42000000 selects the loop; none ends.
// Debug quality: capability 0 is the queue to the resource manager, 1 the queue from it.
        .section .text
        .global _start
_start: mov     x20, #0x42000000
        ldr     w19, [x20]
        adr     x21, table
        ldr     w22, [x21, x19, lsl #2]
        add     x21, x21, w22, sxtw
        br      x21
        .balign 4
table:  .word   identify - table, smccc - table, receive - table, bell - table, rpc - table, alu - table, sgi - table

identify:                               // 0: hypervisor_identify, native
        hvc     #0x6000
        b       identify

smccc:                                  // 1: the same through SMCCC
        mov     w0, #0x8000
        movk    w0, #0xc600, lsl #16
        hvc     #0
        b       smccc

receive:                                // 2: msgqueue_receive that finds the queue empty
        mov     x0, #1
        add     x1, x20, #0x1000
        mov     x2, #0xf0
        mov     x3, #0
        hvc     #0x601c
        b       receive

bell:                                   // 3: doorbell_send with a bad capability
        mov     x0, #0x1234
        mov     x1, #1
        mov     x2, #0
        hvc     #0x6012
        b       bell

rpc:                                    // 4: VM_GET_VMID and its reply, yielding while waiting
        mov     w1, #0x0121
        str     w1, [x20, #0x800]
        mov     w1, #0x24
        movk    w1, #0x5600, lsl #16
        str     w1, [x20, #0x804]
1:      mov     x0, #0
        mov     x1, #8
        add     x2, x20, #0x800
        mov     x3, #1
        mov     x4, #0
        hvc     #0x601b
2:      mov     x0, #1
        add     x1, x20, #0x1000
        mov     x2, #0xf0
        mov     x3, #0
        hvc     #0x601c
        cbz     x0, 3f
        mov     x0, #0
        mov     x1, #0
        mov     x2, #0
        hvc     #0x603b
        b       2b
3:      ldr     x1, [x20, #0x2000]      // round trips so far
        add     x1, x1, #1
        str     x1, [x20, #0x2000]
        b       1b

alu:                                    // 5: arithmetic, loads, stores and branches
        mov     x9, #0
        add     x10, x20, #0x3000
1:      and     x11, x9, #0xff8
        ldr     x12, [x10, x11]
        add     x12, x12, x9
        eor     x12, x12, x12, lsr #7
        str     x12, [x10, x11]
        add     x9, x9, #8
        tst     x12, #1
        b.ne    1b
        madd    x13, x12, x9, x13
        cbz     x9, alu
        b       1b

sgi:                                    // 6: an SGI to itself, taken at once: delivery, handler, end of interrupt
        adr     x0, vectors
        msr     vbar_el1, x0
        mov     x0, #0x08000000
        mov     w1, #0x52
        str     w1, [x0]                // GICD_CTLR: group 1
        mov     x0, #0x080b0000
        mov     w1, #-1
        str     w1, [x0, #0x80]         // GICR_IGROUPR0
        str     w1, [x0, #0x100]        // GICR_ISENABLER0
        mov     x0, #0xf0
        msr     icc_pmr_el1, x0
        mov     x0, #1
        msr     icc_igrpen1_el1, x0
        isb
        msr     daifclr, #2
        mov     x22, #0
        mov     x23, #1                 // SGI 0 to CPU 0
1:      msr     icc_sgi1r_el1, x23
        isb
        b       1b

        .balign 0x800
vectors:
        .skip   0x280                   // IRQ, from EL1 with SP_EL1
        mrs     x21, icc_iar1_el1
        msr     icc_eoir1_el1, x21
        add     x22, x22, #1
        str     x22, [x20, #0x2000]     // interrupts so far
        eret
