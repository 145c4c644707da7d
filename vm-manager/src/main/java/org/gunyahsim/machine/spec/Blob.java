package org.gunyahsim.machine.spec;

/**
 * Bytes at an address.
 *
 * @param content what to place
 * @param address where, in the primary VM's physical addresses
 */
public record Blob(Artifact content, long address) {}
