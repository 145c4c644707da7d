package org.gunyahsim.resourcemanager.vm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.gunyahsim.resourcemanager.hyp.Hyp;
import org.gunyahsim.resourcemanager.ipa.IpaAllocator;
import org.gunyahsim.resourcemanager.irq.VirqNamespace;
import org.gunyahsim.resourcemanager.vdevice.Vdevice;
import org.jspecify.annotations.Nullable;

/**
 * The hypervisor objects of one VM and what its configuration said: there from VM_CONFIG_IMAGE to
 * the end of a reset.
 */
public final class VmResources {
  /** A GIC's frames as the VM sees them. */
  public static final class Gic {
    /** Path of its node. */
    public String node = "";

    public long gicdBase = -1;
    public long gicrBase = -1;

    /** Bytes from one redistributor to the next. */
    public long gicrStride = 0x2_0000;

    /** The node has no addresses: they are to be allocated and written into it. */
    public boolean allocate;
  }

  public long cspace = Hyp.NO_CAP;
  public long ddrExtent = Hyp.NO_CAP;
  public long deviceExtent = Hyp.NO_CAP;
  public long addrspace = Hyp.NO_CAP;
  public long infoExtent = Hyp.NO_CAP;
  public long infoPage = -1;
  public long infoIpa = IpaAllocator.NONE;
  public long vic = Hyp.NO_CAP;
  public long vpm = Hyp.NO_CAP;
  public final List<VcpuRecord> vcpus = new ArrayList<>();
  public final List<Vdevice> vdevices = new ArrayList<>();
  public final VirqNamespace virqs = VirqNamespace.client();
  public @Nullable IpaAllocator ipa;
  public @Nullable Gic gic;

  /** Scheduled by its owner's vcpu_run. */
  public boolean proxy;

  /** Normal memory lies at its physical address. */
  public boolean direct;

  /** Address of the image and of the memory behind it. */
  public long ramBase;

  /** Most bytes of RAM. */
  public long ramMax;

  public long ramMin;

  /** Address of the firmware, or -1. */
  public long firmwareBase = -1;

  public long firmwareMax;

  /** Bytes of RAM accepted contiguously from {@link #ramBase}. */
  public long ramSize;

  /** All RAM: first address to size, as the tree's memory node lists it. */
  public final TreeMap<Long, Long> ram = new TreeMap<>();

  public void save(StateWriter out) {
    out.i64s(
        new long[] {
          cspace,
          ddrExtent,
          deviceExtent,
          addrspace,
          infoExtent,
          infoPage,
          infoIpa,
          vic,
          vpm,
          ramBase,
          ramMax,
          ramMin,
          firmwareBase,
          firmwareMax,
          ramSize
        });
    out.bool(proxy);
    out.bool(direct);
    out.i32(vcpus.size());
    vcpus.forEach(vcpu -> vcpu.save(out));
    out.i32(vdevices.size());
    vdevices.forEach(device -> device.save(out));
    virqs.save(out);
    IpaAllocator allocator = ipa;
    out.bool(allocator != null);
    if (allocator != null) {
      allocator.save(out);
    }
    Gic frames = gic;
    out.bool(frames != null);
    if (frames != null) {
      out.string(frames.node);
      out.i64(frames.gicdBase);
      out.i64(frames.gicrBase);
      out.i64(frames.gicrStride);
      out.bool(frames.allocate);
    }
    out.i32(ram.size());
    for (Map.Entry<Long, Long> range : ram.entrySet()) {
      out.i64(range.getKey());
      out.i64(range.getValue());
    }
  }

  public static VmResources load(StateReader in) {
    VmResources resources = new VmResources();
    long[] words = new long[15];
    in.i64s(words);
    int at = 0;
    resources.cspace = words[at++];
    resources.ddrExtent = words[at++];
    resources.deviceExtent = words[at++];
    resources.addrspace = words[at++];
    resources.infoExtent = words[at++];
    resources.infoPage = words[at++];
    resources.infoIpa = words[at++];
    resources.vic = words[at++];
    resources.vpm = words[at++];
    resources.ramBase = words[at++];
    resources.ramMax = words[at++];
    resources.ramMin = words[at++];
    resources.firmwareBase = words[at++];
    resources.firmwareMax = words[at++];
    resources.ramSize = words[at];
    resources.proxy = in.bool();
    resources.direct = in.bool();
    for (int i = in.i32(); i > 0; i--) {
      resources.vcpus.add(VcpuRecord.load(in));
    }
    for (int i = in.i32(); i > 0; i--) {
      resources.vdevices.add(Vdevice.load(in));
    }
    resources.virqs.load(in);
    if (in.bool()) {
      resources.ipa = IpaAllocator.load(in);
    }
    if (in.bool()) {
      Gic gic = new Gic();
      gic.node = in.string();
      gic.gicdBase = in.i64();
      gic.gicrBase = in.i64();
      gic.gicrStride = in.i64();
      gic.allocate = in.bool();
      resources.gic = gic;
    }
    for (int i = in.i32(); i > 0; i--) {
      long base = in.i64();
      resources.ram.put(base, in.i64());
    }
    return resources;
  }
}
