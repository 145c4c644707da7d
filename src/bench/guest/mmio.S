// A secondary VM that reads its serial port's flag register for ever and counts: every read leaves to the VM manager.
        .section .text
        .global _start
_start: mov     x10, #0x09000000
        adr     x12, _start
        add     x12, x12, #0x2000
        mov     x9, #0
1:      ldr     w11, [x10, #0x18]
        add     x9, x9, #1
        str     x9, [x12]
        b       1b
