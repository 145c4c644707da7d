// Entry with the device tree in x0; a synchronous exception is counted and its instruction skipped.

.section .text.start,"ax"
.global _start
_start:
 ldr x1, =stack_top
 mov sp, x1
 adr x1, vectors
 msr vbar_el1, x1
 isb
 bl main
1: wfi
 b 1b

.balign 2048
vectors:
 .balign 512
 .skip 512
 stp x0, x1, [sp, #-16]!
 ldr x0, =aborts
 ldr x1, [x0]
 add x1, x1, #1
 str x1, [x0]
 mrs x1, esr_el1
 str x1, [x0, #8]
 mrs x1, elr_el1
 add x1, x1, #4
 msr elr_el1, x1
 ldp x0, x1, [sp], #16
 eret
 .balign 2048

.bss
.balign 16
.global aborts
aborts: .skip 16
 .skip 16384
stack_top:
