// Entering EL0 and coming back, for kernel.c. TPIDR_EL1 points to a word for the stack pointer.

// void run_user(const struct frame *frame)
.global run_user
run_user:
 stp x29, x30, [sp, #-96]!
 stp x19, x20, [sp, #16]
 stp x21, x22, [sp, #32]
 stp x23, x24, [sp, #48]
 stp x25, x26, [sp, #64]
 stp x27, x28, [sp, #80]
 mov x9, sp
 mrs x10, tpidr_el1
 str x9, [x10]
 ldp x30, x1, [x0, #240]
 msr elr_el1, x1
 ldr x1, [x0, #256]
 msr spsr_el1, x1
 ldp x2, x3, [x0, #16]
 ldp x4, x5, [x0, #32]
 ldp x6, x7, [x0, #48]
 ldp x8, x9, [x0, #64]
 ldp x10, x11, [x0, #80]
 ldp x12, x13, [x0, #96]
 ldp x14, x15, [x0, #112]
 ldp x16, x17, [x0, #128]
 ldp x18, x19, [x0, #144]
 ldp x20, x21, [x0, #160]
 ldp x22, x23, [x0, #176]
 ldp x24, x25, [x0, #192]
 ldp x26, x27, [x0, #208]
 ldp x28, x29, [x0, #224]
 ldp x0, x1, [x0]
 eret

// Where the handler of an exception from EL0 goes on: run_user() returns.
.global run_return
run_return:
 mrs x10, tpidr_el1
 ldr x9, [x10]
 mov sp, x9
 ldp x19, x20, [sp, #16]
 ldp x21, x22, [sp, #32]
 ldp x23, x24, [sp, #48]
 ldp x25, x26, [sp, #64]
 ldp x27, x28, [sp, #80]
 ldp x29, x30, [sp], #96
 ret

// void at_other_half(u64 offset): goes on with PC, SP and frame pointer moved by the offset.
.global at_other_half
at_other_half:
 add x30, x30, x0
 add x29, x29, x0
 mov x1, sp
 add x1, x1, x0
 mov sp, x1
 ret

// void save_fp(void *to), void load_fp(const void *from)
.macro vectors16 what, base
 \what q0, q1, [\base]
 \what q2, q3, [\base, #32]
 \what q4, q5, [\base, #64]
 \what q6, q7, [\base, #96]
 \what q8, q9, [\base, #128]
 \what q10, q11, [\base, #160]
 \what q12, q13, [\base, #192]
 \what q14, q15, [\base, #224]
.endm
.global save_fp
save_fp:
 vectors16 stp, x0
 ret
.global load_fp
load_fp:
 vectors16 ldp, x0
 ret

// u64 fp_mix(u64 a): what a thread keeps in vector registers, d8 and v9, changed by a; the result leaves through memory as well.
.section .user, "ax"
.global fp_mix
fp_mix:
 fmov x1, d8
 eor x1, x1, x0
 ror x1, x1, #13
 fmov d8, x1
 sub sp, sp, #32
 str q9, [sp]
 ldp x2, x3, [sp]
 add x2, x2, x1
 eor x3, x3, x2, lsl #7
 stp x2, x3, [sp]
 ldr q9, [sp]
 add sp, sp, #32
 eor x0, x1, x3
 ret
