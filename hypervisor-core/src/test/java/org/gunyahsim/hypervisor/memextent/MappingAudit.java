package org.gunyahsim.hypervisor.memextent;

import java.util.ArrayList;
import java.util.List;
import org.gunyahsim.hypervisor.abi.Limits;
import org.gunyahsim.hypervisor.addrspace.AddressSpace;

/** Opens the mapping records of memory extents to audits. */
public final class MappingAudit {
  private MappingAudit() {}

  /** What an extent is recorded to be mapped as: physical [start, end) at an IPA. */
  public record Mapping(
      Memextent extent, AddressSpace space, long start, long end, long ipa, int attributes) {}

  /** All records of an extent. */
  public static List<Mapping> of(Memextent extent) {
    List<Mapping> all = new ArrayList<>();
    for (int i = 0; i < Limits.MAPPINGS_PER_MEMEXTENT; i++) {
      ExtentMap map = extent.maps().map(i);
      AddressSpace space = map.space;
      for (int r = 0; space != null && r < map.count; r++) {
        all.add(
            new Mapping(extent, space, map.starts[r], map.ends[r], map.ipas[r], map.attributes[r]));
      }
    }
    return all;
  }
}
