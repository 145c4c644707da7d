package org.gunyahsim.resourcemanager.memparcel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gunyahsim.hypervisor.snapshot.Snapshottable;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.gunyahsim.resourcemanager.protocol.MemoryType;
import org.jspecify.annotations.Nullable;

/** All memparcels by handle. */
public final class ParcelTable implements Snapshottable {
  private final Map<Integer, Memparcel> parcels = new TreeMap<>();
  private int nextHandle;
  private long nextOrder;

  /** The next handle: counts from 0 and passes over those in use. */
  int takeHandle() {
    int handle = nextHandle;
    while (handle == MemoryType.INVALID_HANDLE || parcels.containsKey(handle)) {
      handle++;
    }
    nextHandle = handle + 1;
    return handle;
  }

  /** A number for the next acceptance. */
  long takeOrder() {
    return nextOrder++;
  }

  void add(Memparcel parcel) {
    parcels.put(parcel.handle(), parcel);
  }

  void remove(Memparcel parcel) {
    parcels.remove(parcel.handle());
  }

  /** The parcel with this handle, or null. */
  public @Nullable Memparcel find(int handle) {
    return parcels.get(handle);
  }

  /** All, in order of handle. */
  public List<Memparcel> all() {
    return new ArrayList<>(parcels.values());
  }

  /** How many a VM owns. */
  long ownedBy(int vmid) {
    return parcels.values().stream().filter(parcel -> parcel.owner() == vmid).count();
  }

  @Override
  public void save(StateWriter out) {
    out.section("rm.memparcels", 1);
    out.i32(nextHandle);
    out.i64(nextOrder);
    out.i32(parcels.size());
    parcels.values().forEach(parcel -> parcel.save(out));
  }

  @Override
  public void load(StateReader in) {
    in.section("rm.memparcels");
    nextHandle = in.i32();
    nextOrder = in.i64();
    parcels.clear();
    for (int i = in.i32(); i > 0; i--) {
      add(Memparcel.load(in));
    }
  }
}
