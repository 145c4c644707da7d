package org.gunyahsim.resourcemanager.protocol;

/**
 * One range of intermediate physical addresses.
 *
 * @param address IPA in the VM that the message is about
 * @param size bytes
 */
public record SglEntry(long address, long size) {
  /** Bytes on the wire: ipa u64, size u64. */
  public static final int SIZE = 16;
}
