package org.gunyahsim.machine.spec;

/**
 * AArch64 images as resource manager, in place of the one written in Java: position-independent ELF
 * files that the hypervisor loads into the root VM (hypercall reference, section 10.2).
 *
 * @param runtime entered at the start
 * @param application what the runtime runs
 */
public record ResourceManagerSpec(Artifact runtime, Artifact application) {}
