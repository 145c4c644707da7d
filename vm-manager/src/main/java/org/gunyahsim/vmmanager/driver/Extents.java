package org.gunyahsim.vmmanager.driver;

import java.util.List;
import org.gunyahsim.resourcemanager.protocol.SglEntry;

/** Where a range of user memory lies in the primary VM's physical addresses. */
@FunctionalInterface
public interface Extents {
  /** User addresses are physical addresses: every range is one extent. */
  Extents IDENTITY = (address, size) -> List.of(new SglEntry(address, size));

  /** The extents of a range in the order of its addresses, neighbours merged. */
  List<SglEntry> of(long address, long size);
}
