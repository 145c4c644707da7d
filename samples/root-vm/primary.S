// The primary VM: tells where it is and what is at x0, and turns the machine off.

        .section .text.start, "ax"
        .globl  image_start
image_start:
        mov     x20, #0x09000000
        mov     x21, x0
        adr     x0, hello
        bl      put
        ldr     w1, [x21]
        mov     w2, #0x0dd0
        movk    w2, #0xedfe, lsl #16
        cmp     w1, w2
        adr     x1, tree
        adr     x0, no_tree
        csel    x0, x1, x0, eq
        bl      put
        mov     x0, #0x0008
        movk    x0, #0x8400, lsl #16
        hvc     #0                      // PSCI SYSTEM_OFF
1:      wfi
        b       1b

put:    ldrb    w1, [x0], #1
        cbz     w1, 2f
        str     w1, [x20]
        b       put
2:      ret

hello:  .asciz  "=== primary VM\n"
tree:   .asciz  "a device tree at x0\n"
no_tree: .asciz "no device tree at x0\n"
