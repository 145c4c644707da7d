package org.gunyahsim.resourcemanager.protocol;

/**
 * One VM that may use a memparcel.
 *
 * @param vmid 16 bits
 * @param rights {@link MemoryType#READ} and so on
 */
public record AclEntry(int vmid, int rights) {
  /** Bytes on the wire: vmid u16, rights u8, reserved u8. */
  public static final int SIZE = 4;
}
