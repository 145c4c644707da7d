package org.gunyahsim.resourcemanager.protocol;

/**
 * The memory attribute that one VM of an ACL gets.
 *
 * @param attribute {@link MemoryType#ATTR_NORMAL} and so on
 * @param vmid 16 bits
 */
public record AttrEntry(int attribute, int vmid) {
  /** Bytes on the wire: attr u16, vmid u16. */
  public static final int SIZE = 4;
}
