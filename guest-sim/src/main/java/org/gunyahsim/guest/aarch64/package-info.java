/**
 * The AArch64 processor: executes one vCPU's instructions at EL1 and EL0 for EL2.
 *
 * <p>How it works, from the outside in:
 *
 * <ul>
 *   <li>{@link org.gunyahsim.guest.aarch64.Aarch64Machine} makes the engines of one machine and
 *       holds what they share: decoded code, broadcast of TLB maintenance and events.
 *   <li>{@code Interpreter} runs micro-operations of pre-decoded pages; whatever its loop does not
 *       do itself (system instructions, a miss of the software TLB, ...) is done by the {@code
 *       ...Operations} classes, which return {@code Cpu.NEXT}, {@code Cpu.JUMP} or {@code
 *       Cpu.EXIT}.
 *   <li>{@code Mmu} translates and caches: stage 1 and stage 2 together in one software TLB entry.
 * </ul>
 *
 * <p>An instruction costs 1 ns of virtual time, also one that takes an exception. The count is
 * exact at every point at which EL2, a timer or an interrupt can see it.
 */
@NullMarked
package org.gunyahsim.guest.aarch64;

import org.jspecify.annotations.NullMarked;
