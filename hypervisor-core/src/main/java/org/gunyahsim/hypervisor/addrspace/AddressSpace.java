package org.gunyahsim.hypervisor.addrspace;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.HypercallRule;
import org.gunyahsim.hypervisor.abi.Limits;
import org.gunyahsim.hypervisor.abi.MemextentAttributes;
import org.gunyahsim.hypervisor.abi.PgtableAccess;
import org.gunyahsim.hypervisor.abi.VmmioOperation;
import org.gunyahsim.hypervisor.core.Hypervisor;
import org.gunyahsim.hypervisor.engine.Stage2;
import org.gunyahsim.hypervisor.engine.VcpuEngine;
import org.gunyahsim.hypervisor.memextent.Memextent;
import org.gunyahsim.hypervisor.memory.PhysicalMemory;
import org.gunyahsim.hypervisor.object.HypObject;
import org.gunyahsim.hypervisor.object.ObjectService;
import org.gunyahsim.hypervisor.object.ObjectState;
import org.gunyahsim.hypervisor.object.ObjectType;
import org.gunyahsim.hypervisor.snapshot.SnapshotException;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.gunyahsim.hypervisor.vrtc.Vrtc;
import org.jspecify.annotations.Nullable;

/**
 * The memory that a VM sees (hypercall reference, sections 2.9 and 9.3).
 *
 * <p>What is mapped where is recorded in the memory extents; here is the translation table that
 * results, and the tables of what is no memory: vMMIO ranges and emulated devices.
 */
public final class AddressSpace extends HypObject {
  private static final long IPA_END = 1L << Limits.IPA_BITS;

  private final Hypervisor hypervisor;
  private final Stage2Table table = new Stage2Table(this);
  private final VmmioRanges vmmio = new VmmioRanges();
  private final List<AttachedVdevice> vdevices = new ArrayList<>();
  private final List<Vcpu> threads = new ArrayList<>(Limits.THREADS_PER_ADDRSPACE);
  private final Set<Memextent> mappers = new LinkedHashSet<>();
  private int vmid;
  private @Nullable Memextent infoArea;
  private long infoAreaIpa;
  private @Nullable Vrtc vrtc;

  public AddressSpace(Hypervisor hypervisor, long id) {
    super(ObjectType.ADDRSPACE, id);
    this.hypervisor = hypervisor;
  }

  /** 1..255 once configured. */
  public int vmid() {
    return vmid;
  }

  public Stage2 stage2() {
    return table;
  }

  /** The translation table itself, for inspection. */
  Stage2Table table() {
    return table;
  }

  /** Mapping attributes (as of {@code addrspace_map}) of an entry of {@link #stage2}. */
  public static int attributesOf(long entry) {
    return Stage2Table.attributes(entry);
  }

  /**
   * Sets the VMID.
   *
   * @return ARGUMENT_INVALID for 0 and above 255
   */
  public int configure(long newVmid) {
    if (newVmid == 0 || newVmid >= Limits.VMID_END) {
      return ErrorCode.ARGUMENT_INVALID;
    }
    vmid = (int) newVmid;
    return ErrorCode.OK;
  }

  /** Sets the info area, with the errors of {@code addrspace_configure_info_area}. */
  public int configureInfoArea(Memextent extent, long ipa) {
    if (state() != ObjectState.INIT) {
      return ErrorCode.OBJECT_STATE;
    }
    if (extent.size() > Limits.PAGE_SIZE) {
      return hypervisor.decision().refuse(HypercallRule.INFO_SIZE);
    }
    if (ipa % Limits.PAGE_SIZE != 0
        || Long.compareUnsigned(ipa, IPA_END) >= 0
        || ipa + extent.size() > IPA_END) {
      return ErrorCode.ADDR_INVALID;
    }
    if (extent.kind() != MemextentAttributes.TYPE_BASIC
        || (extent.access() & PgtableAccess.RW) != PgtableAccess.RW
        || extent.memtype() != MemextentAttributes.MEMTYPE_ANY) {
      return hypervisor.decision().refuse(HypercallRule.INFO_EXTENT);
    }
    extent.retain();
    if (infoArea != null) {
      infoArea.release();
    }
    infoArea = extent;
    infoAreaIpa = ipa;
    return ErrorCode.OK;
  }

  /** Where the VM's manager said that the info area would be mapped; 0 without one. */
  public long infoAreaIpa() {
    return infoAreaIpa;
  }

  /** Adds or removes a vMMIO range, with the errors of {@code addrspace_configure_vmmio}. */
  public int configureVmmio(long base, long size, long operation) {
    if (state() != ObjectState.INIT && state() != ObjectState.ACTIVE) {
      return ErrorCode.OBJECT_STATE;
    }
    if (operation == VmmioOperation.ADD) {
      return vmmio.add(base, size);
    }
    return operation == VmmioOperation.REMOVE ? vmmio.remove(base, size) : ErrorCode.UNIMPLEMENTED;
  }

  /** True when [ipa, ipa+size) lies inside one registered vMMIO range. */
  public boolean inVmmioRange(long ipa, long size) {
    return vmmio.contains(ipa, size);
  }

  /** The emulated device that holds all of [ipa, ipa+size), or null. */
  public @Nullable AttachedVdevice vdeviceAt(long ipa, long size) {
    for (int i = 0; i < vdevices.size(); i++) {
      AttachedVdevice attached = vdevices.get(i);
      if (attached.holds(ipa, size)) {
        return attached;
      }
    }
    return null;
  }

  /**
   * Attaches an emulated device. Its owner holds a reference to the address space until it lets go
   * with {@link #detachVdevice}.
   *
   * @return BUSY when the range overlaps another device, ADDR_INVALID when it is no range
   */
  public int attachVdevice(Vdevice device, long ipa, long size) {
    if (size <= 0 || ipa < 0 || ipa > Long.MAX_VALUE - size) {
      return ErrorCode.ADDR_INVALID;
    }
    for (AttachedVdevice other : vdevices) {
      if (ipa < other.ipa + other.size && other.ipa < ipa + size) {
        return ErrorCode.BUSY;
      }
    }
    vdevices.add(new AttachedVdevice(device, ipa, size));
    return ErrorCode.OK;
  }

  /** Detaches a device; nothing happens when it is not attached. */
  public void detachVdevice(Vdevice device) {
    vdevices.removeIf(attached -> attached.device == device);
  }

  /** Puts a device back while its owner loads: the owner saves where it was. */
  public void restoreVdevice(Vdevice device, long ipa, long size) {
    vdevices.add(new AttachedVdevice(device, ipa, size));
  }

  /** The attached devices, for inspection. */
  public List<AttachedVdevice> vdevices() {
    return List.copyOf(vdevices);
  }

  /** A device and where it stands. */
  public record AttachedVdevice(Vdevice device, long ipa, long size) {
    /** True when all of [at, at+length) lies in it. */
    public boolean holds(long at, long length) {
      long offset = at - ipa;
      return offset >= 0 && offset <= size - length;
    }
  }

  /**
   * Attaches a clock at the address that it was configured with, and lets go of the one before. It
   * is referred to until this address space ends.
   *
   * @return ADDR_INVALID or ADDR_OVERFLOW beyond the 36 bits
   */
  public int attachVrtc(Vrtc clock) {
    AttachedVdevice place = clock.place();
    int error = place == null ? ErrorCode.ADDR_INVALID : checkRange(place.ipa, place.size);
    if (error == ErrorCode.OK) {
      clock.retain();
      detachVrtc();
      vrtc = clock;
    }
    return error;
  }

  private void detachVrtc() {
    Vrtc clock = vrtc;
    if (clock != null) {
      vrtc = null;
      clock.release();
    }
  }

  /** The clock, when it holds all of [ipa, ipa+size); other devices come before it. */
  public @Nullable AttachedVdevice vrtcAt(long ipa, long size) {
    AttachedVdevice place = vrtc == null ? null : vrtc.place();
    return place != null && place.holds(ipa, size) ? place : null;
  }

  /**
   * Takes a thread in: it is told of changes to stage 2. The thread itself refers to this object
   * and calls {@link #detachThread} when it ends.
   *
   * @return NOMEM when there are eight already, even when it is one of them: the real one takes a
   *     new place before it gives up the old one
   */
  public int attachThread(Vcpu thread) {
    if (threads.size() == Limits.THREADS_PER_ADDRSPACE) {
      return ErrorCode.NOMEM;
    }
    if (!threads.contains(thread)) {
      threads.add(thread);
    }
    return ErrorCode.OK;
  }

  /** Lets go of a thread. */
  public void detachThread(Vcpu thread) {
    threads.remove(thread);
  }

  /** The attached threads, for inspection. */
  public List<Vcpu> threads() {
    return List.copyOf(threads);
  }

  /**
   * What would stop a range from being mapped.
   *
   * @return ADDR_INVALID when it starts beyond the 36 bits, ADDR_OVERFLOW when it ends there
   */
  public int checkRange(long ipa, long size) {
    if (Long.compareUnsigned(ipa, IPA_END) >= 0) {
      return ErrorCode.ADDR_INVALID;
    }
    return size > IPA_END - ipa ? ErrorCode.ADDR_OVERFLOW : ErrorCode.OK;
  }

  /** Heap for translation tables that mapping this range may take; inside the 36 bits. */
  public int tablesFor(long ipa, long size) {
    return table.tablesFor(ipa, size);
  }

  /**
   * Reserves heap for translation tables; {@link #settleTables} gives back the rest.
   *
   * @return NOMEM or OK
   */
  public int reserveTables(int tables) {
    return table.reserve(tables);
  }

  /** Ends what {@link #reserveTables} began. */
  public void settleTables() {
    table.settle();
  }

  /**
   * Maps physical memory at an IPA, replacing what is there. Parts beyond the 36 bits are left out.
   *
   * @param attributes as of {@code addrspace_map}
   */
  public void map(long ipa, long physical, long size, int attributes) {
    long length = inside(ipa, size);
    if (length <= 0) {
      return;
    }
    long flags = Stage2Table.flags(attributes);
    PhysicalMemory ram = hypervisor.memory();
    long ramStart = clamp(ram.base() - physical, length);
    long ramEnd = clamp(ram.base() + ram.size() - physical, length);
    mapPiece(ipa, physical, 0, ramStart, flags);
    mapPiece(ipa, physical, ramStart, ramEnd, flags | Stage2.RAM);
    mapPiece(ipa, physical, ramEnd, length, flags);
    invalidate(ipa, length);
  }

  private void mapPiece(long ipa, long physical, long from, long to, long flags) {
    if (from < to) {
      table.map(ipa + from, physical + from, to - from, flags);
    }
  }

  /** Removes translations in a range of IPA that still lead to this physical range. */
  public void unmap(long ipa, long physical, long size) {
    long length = inside(ipa, size);
    if (length > 0) {
      table.unmap(ipa, physical, length);
      invalidate(ipa, length);
    }
  }

  /**
   * How far the translation at a mapped IPA goes on without a gap and with the same attributes.
   *
   * @param limit where to stop looking, bytes
   * @return bytes, from one page to {@code limit}
   */
  public long runAt(long ipa, long limit) {
    return table.runAt(ipa, limit);
  }

  /** Registers an extent that has mapping records here. */
  public void addMapper(Memextent extent) {
    mappers.add(extent);
  }

  /** Forgets an extent that has none any more. */
  public void removeMapper(Memextent extent) {
    mappers.remove(extent);
  }

  private void invalidate(long ipa, long size) {
    for (int i = 0; i < threads.size(); i++) {
      VcpuEngine engine = threads.get(i).engine();
      if (engine != null) {
        engine.invalidateStage2(ipa, size);
      }
    }
  }

  private static long inside(long ipa, long size) {
    return Long.compareUnsigned(ipa, IPA_END) >= 0 ? 0 : Math.min(size, IPA_END - ipa);
  }

  private static long clamp(long value, long limit) {
    return Math.max(0, Math.min(value, limit));
  }

  @Override
  public int activate() {
    if (!hypervisor.vmids().take(this)) {
      return hypervisor.decision().refuse(HypercallRule.ACTIVATE_VMID);
    }
    Memextent area = infoArea;
    if (area != null) {
      int error = area.attachToHypervisor(partition());
      if (error != ErrorCode.OK) {
        hypervisor.vmids().free(this);
        infoArea = null;
        area.release();
        return error;
      }
      area.zero(0, area.size());
    }
    return ErrorCode.OK;
  }

  @Override
  protected void deactivate() {
    hypervisor.vmids().free(this);
    detachVrtc();
    if (infoArea != null) {
      infoArea.detachFromHypervisor();
    }
  }

  @Override
  protected void cleanup() {
    for (Memextent extent : mappers) {
      extent.forget(this);
    }
    mappers.clear();
    if (infoArea != null) {
      infoArea.release();
      infoArea = null;
    }
  }

  @Override
  public void save(StateWriter out) {
    out.i32(vmid);
    out.i64(ObjectService.idOf(infoArea));
    out.i64(infoAreaIpa);
    out.i64(ObjectService.idOf(vrtc));
    vmmio.save(out);
    out.i32(threads.size());
    for (Vcpu thread : threads) {
      out.i64(thread.id());
    }
    table.save(out);
  }

  @Override
  public void load(StateReader in, ObjectService objects) {
    vmid = in.i32();
    if (vmid < 0 || vmid >= Limits.VMID_END || isActive() && !hypervisor.vmids().take(this)) {
      throw new SnapshotException("the snapshot has a VMID twice, or one that does not exist");
    }
    infoArea = objects.resolve(in.i64(), Memextent.class);
    infoAreaIpa = in.i64();
    vrtc = objects.resolve(in.i64(), Vrtc.class);
    vmmio.load(in);
    int count = in.i32();
    for (int i = 0; i < count; i++) {
      Vcpu thread = objects.resolve(in.i64(), Vcpu.class);
      if (thread != null) {
        threads.add(thread);
      }
    }
    table.load(in);
  }
}
