package org.gunyahsim.guest.devicetree;

/**
 * An entry of the memory reservation block.
 *
 * @param address physical, bytes
 * @param size bytes
 */
public record Reservation(long address, long size) {}
