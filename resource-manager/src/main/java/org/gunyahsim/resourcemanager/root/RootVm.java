package org.gunyahsim.resourcemanager.root;

import org.gunyahsim.hypervisor.snapshot.Snapshottable;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.gunyahsim.resourcemanager.hyp.Hyp;
import org.gunyahsim.resourcemanager.irq.GicDriver;
import org.gunyahsim.resourcemanager.irq.VirqNamespace;
import org.gunyahsim.resourcemanager.irq.VirqRoles;
import org.jspecify.annotations.Nullable;

/** What the resource manager has of its own. One instance, known to every part. */
public final class RootVm implements Snapshottable {
  /** Interrupts of the root VM's VIC. */
  private static final int OWN_VIRQS = 64;

  private final RmOptions options;
  private final Hyp hyp = new Hyp();
  private final Entropy entropy = new Entropy();
  private final HeapPages heap = new HeapPages();
  private final PlatformLog log = new PlatformLog();
  private final VirqNamespace virqs = VirqNamespace.own(OWN_VIRQS);
  private final VirqRoles roles = new VirqRoles();
  private @Nullable RootEnvironment environment;

  /** The extent of all physical memory: parent of every VM's and memparcel's. */
  private long parentExtent = Hyp.NO_CAP;

  private long vcpuPowerCap = Hyp.NO_CAP;
  private int vdeviceHandles;

  public RootVm(RmOptions options) {
    this.options = options;
  }

  public RmOptions options() {
    return options;
  }

  public Hyp hyp() {
    return hyp;
  }

  public Entropy entropy() {
    return entropy;
  }

  public HeapPages heap() {
    return heap;
  }

  public PlatformLog log() {
    return log;
  }

  /** Interrupt numbers of the root VM's own VIC. */
  public VirqNamespace virqs() {
    return virqs;
  }

  public VirqRoles roles() {
    return roles;
  }

  /** What the hypervisor handed over. */
  public RootEnvironment environment() {
    RootEnvironment known = environment;
    if (known == null) {
      throw new IllegalStateException("the resource manager has not booted");
    }
    return known;
  }

  /** Starts with an environment. */
  public void begin(RootEnvironment handedOver) {
    environment = handedOver;
    hyp.configure(handedOver.number("partition_capid"), handedOver.number("cspace_capid"));
    heap.configure(handedOver.heapBase(), handedOver.heapSize());
  }

  public long partition() {
    return environment().number("partition_capid");
  }

  /** The root VM's address space. */
  public long addrspace() {
    return environment().number("addrspace_capid");
  }

  public long vic() {
    return environment().number("vic");
  }

  public long vcpu() {
    return environment().number("vcpu_capid");
  }

  /** The extent of the root VM's own memory. */
  public long ownExtent() {
    return environment().number("me_capid");
  }

  /** Offset of an address of the root VM's memory in {@link #ownExtent()}. */
  public long ownOffset(long address) {
    return address - environment().number("me_ipa_base");
  }

  public long deviceExtent() {
    return environment().number("device_me_capid");
  }

  /** First address of the device window, physical and, in the primary VM, IPA. */
  public long deviceBase() {
    return environment().number("device_me_base");
  }

  /** Bytes of the device window. */
  public long deviceSize() {
    return environment().number("device_me_size");
  }

  /** Physical CPUs, 1 to 8. */
  public int cores() {
    return Math.max(1, 64 - Long.numberOfLeadingZeros(environment().number("usable_cores")));
  }

  public long parentExtent() {
    return parentExtent;
  }

  public void setParentExtent(long cap) {
    parentExtent = cap;
  }

  /** The capability to the own vCPU with the right to power it. */
  public long vcpuPowerCap() {
    return vcpuPowerCap;
  }

  public void setVcpuPowerCap(long cap) {
    vcpuPowerCap = cap;
  }

  /** The next qcom,vdevice-handle: a counter over all VMs. */
  public int nextVdeviceHandle() {
    return vdeviceHandles++;
  }

  /** A free interrupt number of the own VIC, or {@link VirqNamespace#NONE}. */
  public int allocateVirq() {
    return virqs.allocate();
  }

  /** Enables an own interrupt and says what it stands for. */
  public void enableVirq(int virq, int kind, int vmid) {
    roles.assign(virq, kind, vmid);
    GicDriver.enable(hyp.cpu(), environment().gicdBase(), virq);
  }

  /** Disables an own interrupt and gives its number back. */
  public void releaseVirq(int virq) {
    if (virq != VirqNamespace.NONE) {
      GicDriver.disable(hyp.cpu(), environment().gicdBase(), virq);
      roles.remove(virq);
      virqs.free(virq);
    }
  }

  @Override
  public void save(StateWriter out) {
    out.section("rm.root", 1);
    RootEnvironment known = environment;
    out.bool(known != null);
    if (known != null) {
      known.save(out);
    }
    entropy.save(out);
    heap.save(out);
    log.save(out);
    virqs.save(out);
    roles.save(out);
    out.i64(parentExtent);
    out.i64(vcpuPowerCap);
    out.i32(vdeviceHandles);
  }

  @Override
  public void load(StateReader in) {
    in.section("rm.root");
    environment = null;
    if (in.bool()) {
      begin(RootEnvironment.load(in));
    }
    entropy.load(in);
    heap.load(in);
    log.load(in);
    virqs.load(in);
    roles.load(in);
    parentExtent = in.i64();
    vcpuPowerCap = in.i64();
    vdeviceHandles = in.i32();
  }
}
