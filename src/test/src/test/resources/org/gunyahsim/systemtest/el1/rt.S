// What all guests share: start of the first and of further CPUs, exception vectors, attempts.

.section .text.start,"ax"
.global _start
_start:
 ldr x1, =stacks + 16384
 mov sp, x1
 adr x1, vectors
 msr vbar_el1, x1
 mov x1, #3 << 20
 msr cpacr_el1, x1
 isb
 bl main
.global power_off
power_off:
 ldr x0, =0x84000008
 hvc #0
1: b 1b

// Where PSCI starts the other CPUs, with their number in x0.
.global secondary
secondary:
 ldr x1, =stacks + 16384
 add x1, x1, x0, lsl #14
 mov sp, x1
 adr x1, vectors
 msr vbar_el1, x1
 mov x1, #3 << 20
 msr cpacr_el1, x1
 isb
 bl on_cpu
 ldr x0, =0x84000002
 hvc #0
1: b 1b

// void on_exception(u64 frame[34], u64 vector), with x0..x30, the preferred return address and SPSR_EL1 in the frame:
// where to go on is read from it again.
.balign 2048
.global vectors
vectors:
.macro vector number
 .balign 128
 sub sp, sp, #272
 stp x0, x1, [sp]
 mov x1, #\number
 b save
.endm
vector 0
vector 1
vector 2
vector 3
vector 4
vector 5
vector 6
vector 7
vector 8
vector 9
vector 10
vector 11
vector 12
vector 13
vector 14
vector 15

save:
 stp x2, x3, [sp, #16]
 stp x4, x5, [sp, #32]
 stp x6, x7, [sp, #48]
 stp x8, x9, [sp, #64]
 stp x10, x11, [sp, #80]
 stp x12, x13, [sp, #96]
 stp x14, x15, [sp, #112]
 stp x16, x17, [sp, #128]
 stp x18, x19, [sp, #144]
 stp x20, x21, [sp, #160]
 stp x22, x23, [sp, #176]
 stp x24, x25, [sp, #192]
 stp x26, x27, [sp, #208]
 stp x28, x29, [sp, #224]
 mrs x2, elr_el1
 stp x30, x2, [sp, #240]
 mrs x2, spsr_el1
 str x2, [sp, #256]
 mov x0, sp
 bl on_exception
 ldr x2, [sp, #256]
 msr spsr_el1, x2
 ldp x30, x2, [sp, #240]
 msr elr_el1, x2
 ldp x2, x3, [sp, #16]
 ldp x4, x5, [sp, #32]
 ldp x6, x7, [sp, #48]
 ldp x8, x9, [sp, #64]
 ldp x10, x11, [sp, #80]
 ldp x12, x13, [sp, #96]
 ldp x14, x15, [sp, #112]
 ldp x16, x17, [sp, #128]
 ldp x18, x19, [sp, #144]
 ldp x20, x21, [sp, #160]
 ldp x22, x23, [sp, #176]
 ldp x24, x25, [sp, #192]
 ldp x26, x27, [sp, #208]
 ldp x28, x29, [sp, #224]
 ldp x0, x1, [sp]
 add sp, sp, #272
 eret

// u64 attempt(u64 a0, u64 a1, u64 a2, const void *code): calls code(a0, a1, a2); an exception in it can end it by going on
// at attempt_end, where x0 is what attempt() gives back. On the first CPU only.
.global attempt
attempt:
 stp x29, x30, [sp, #-96]!
 stp x19, x20, [sp, #16]
 stp x21, x22, [sp, #32]
 stp x23, x24, [sp, #48]
 stp x25, x26, [sp, #64]
 stp x27, x28, [sp, #80]
 ldr x9, =attempt_sp
 mov x10, sp
 str x10, [x9]
 blr x3
.global attempt_end
attempt_end:
 msr spsel, #1
 ldr x9, =attempt_sp
 ldr x10, [x9]
 mov sp, x10
 ldp x19, x20, [sp, #16]
 ldp x21, x22, [sp, #32]
 ldp x23, x24, [sp, #48]
 ldp x25, x26, [sp, #64]
 ldp x27, x28, [sp, #80]
 ldp x29, x30, [sp], #96
 ret

// void enter(u64 spsr, u64 pc, u64 sp_el0): ERET to there, with recognisable registers. For attempt().
.global enter
enter:
 msr spsr_el1, x0
 msr elr_el1, x1
 msr sp_el0, x2
 mov x3, #0x33
 eret

.bss
.balign 16
attempt_sp: .skip 16
stacks: .skip 16384 * 9
