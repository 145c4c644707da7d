package org.gunyahsim.vmmanager.driver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.gunyahsim.guest.runtime.GuestCpu;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.abi.Quirk;
import org.gunyahsim.hypervisor.snapshot.Snapshottable;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.gunyahsim.resourcemanager.protocol.LittleEndian;
import org.gunyahsim.resourcemanager.protocol.MessageId;
import org.gunyahsim.resourcemanager.protocol.ResourceEntry;
import org.gunyahsim.resourcemanager.protocol.ResourceType;
import org.gunyahsim.resourcemanager.protocol.VmExited;
import org.gunyahsim.resourcemanager.protocol.VmState;
import org.gunyahsim.resourcemanager.protocol.VmStatus;
import org.gunyahsim.vmmanager.VmmEvents;
import org.gunyahsim.vmmanager.VmmTrace;
import org.gunyahsim.vmmanager.driver.DriverVm.Function;
import org.gunyahsim.vmmanager.driver.DriverVm.Region;
import org.gunyahsim.vmmanager.driver.DriverVm.Resource;
import org.gunyahsim.vmmanager.kernel.Channel;
import org.gunyahsim.vmmanager.kernel.Gic;
import org.gunyahsim.vmmanager.kernel.Kernel;
import org.gunyahsim.vmmanager.kernel.PageAllocator;
import org.gunyahsim.vmmanager.kernel.Task;
import org.jspecify.annotations.Nullable;

/**
 * The driver's objects and what happens to them: VMs, vCPUs, functions, resources, notifications.
 * The ioctls on them are {@link VmCalls}'s and {@link VcpuRun}'s.
 *
 * <p>Behaves as versions 12 and 13 of the Linux driver were observed to, with Android's lending.
 * Their defects that bring a host down are not imitated; what a caller sees is.
 */
public final class GunyahDriver implements Snapshottable, RmClient.Listener, Files.Owner {
  private static final int VERSION = 1;

  /** A virq that stands for none. */
  private static final int NO_VIRQ = -1;

  final Kernel kernel;
  final PageAllocator pages;
  final UserSpace space;
  final VmmTrace trace;
  final RmClient rm;
  final Files files;

  final Extents extents;

  private final boolean strict;

  private @Nullable Gic gic;
  private final TreeMap<Integer, DriverVm> vms = new TreeMap<>();
  private final TreeMap<Integer, DriverVcpu> vcpus = new TreeMap<>();

  /** Which vCPU a wake-up interrupt is for. */
  private final TreeMap<Integer, Integer> wakeUps = new TreeMap<>();

  private int lastVm;
  private int lastFunction;

  /** The host's own VMID, asked for once; -1 before. */
  int ownVmid = -1;

  /**
   * Makes a driver that is not connected yet.
   *
   * @param extents where user memory lies
   * @param strict imitate what could hurt a user, too: {@link Quirk}
   */
  public GunyahDriver(
      Kernel kernel,
      PageAllocator pages,
      UserSpace space,
      VmmTrace trace,
      Extents extents,
      boolean strict) {
    this.extents = extents;
    this.kernel = kernel;
    this.pages = pages;
    this.space = space;
    this.trace = trace;
    this.strict = strict;
    this.rm = new RmClient(kernel, this);
    this.files = new Files(space, kernel, this);
  }

  /** Gives the driver its interrupt controller. */
  public void attach(Gic interrupts) {
    gic = interrupts;
  }

  /** The resource manager's client. */
  public RmClient resourceManager() {
    return rm;
  }

  // VMs.

  DriverVm newVm(int process) {
    DriverVm vm = new DriverVm(++lastVm, process);
    vms.put(vm.id, vm);
    return vm;
  }

  DriverVm vm(int id) {
    DriverVm vm = vms.get(id);
    if (vm == null) {
      throw new IllegalStateException("no VM " + id);
    }
    return vm;
  }

  /** True while the VM exists, its teardown included. */
  public boolean exists(int vm) {
    return vms.containsKey(vm);
  }

  /** Why the VM's last start failed; null when it has not. */
  public @Nullable StartFailure startFailure(int vm) {
    DriverVm known = vms.get(vm);
    return known == null ? null : known.failure;
  }

  /** The VM's VMID, or {@code VmId.INVALID}. */
  public int vmid(int vm) {
    return vm(vm).vmid;
  }

  /** The driver's view of the VM's state, a {@link VmState}. */
  public int status(int vm) {
    return vm(vm).status;
  }

  /** Regions of ended and living VMs that the resource manager did not give back. */
  public int leakedRegions() {
    int sum = lostRegions;
    for (DriverVm vm : vms.values()) {
      sum += vm.leakedRegions;
    }
    return sum;
  }

  private int lostRegions;

  void setStatus(GuestCpu cpu, DriverVm vm, int status) {
    if (trace.on()) {
      trace.begin(VmmEvents.VM_STATE, cpu).arg(vm.id).arg(vm.vmid).arg(vm.status).arg(status).end();
    }
    vm.status = status;
    kernel.wake(cpu, Channel.vm(vm.id));
  }

  void forget(GuestCpu cpu, DriverVm vm) {
    lostRegions += vm.leakedRegions;
    vms.remove(vm.id);
    kernel.wake(cpu, Channel.vm(vm.id));
  }

  private void putVm(GuestCpu cpu, DriverVm vm) {
    if (--vm.references == 0) {
      kernel.spawn(cpu, new Teardown(this, vm.id), 0);
    }
  }

  // Functions and resources.

  Function newFunction(int type, int label, int eventFd, boolean level, long address) {
    return new Function(++lastFunction, type, label, eventFd, level, address);
  }

  DriverVcpu newVcpu(DriverVm vm, Function function, long page) {
    DriverVcpu vcpu = new DriverVcpu(function.id, vm.id, function.label, page);
    vcpus.put(vcpu.id, vcpu);
    vm.references++;
    return vcpu;
  }

  DriverVcpu vcpu(int id) {
    DriverVcpu vcpu = vcpus.get(id);
    if (vcpu == null) {
      throw new IllegalStateException("no vCPU " + id);
    }
    return vcpu;
  }

  /** A function was added: resources that wait for it are handed over. */
  void claim(GuestCpu cpu, DriverVm vm, Function function) {
    vm.functions.addFirst(function);
    for (Resource resource : vm.resources) {
      if (resource.owner == 0 && matches(function, resource)) {
        populate(cpu, vm, function, resource);
      }
    }
  }

  /** The resource manager's answer to what there is for the VM. */
  void deliver(GuestCpu cpu, DriverVm vm, List<ResourceEntry> entries) {
    for (ResourceEntry entry : entries) {
      Resource resource = new Resource(entry.type(), entry.label(), entry.cap(), entry.virq());
      vm.resources.add(resource);
      for (Function function : vm.functions) {
        if (matches(function, resource)) {
          populate(cpu, vm, function, resource);
          break;
        }
      }
    }
  }

  private static boolean matches(Function function, Resource resource) {
    int wanted =
        switch (function.type) {
          case FunctionType.VCPU -> ResourceType.VIRTUAL_CPU;
          case FunctionType.IRQFD -> ResourceType.DOORBELL_SOURCE;
          default -> -1;
        };
    return resource.type == wanted && resource.label == function.label;
  }

  private void populate(GuestCpu cpu, DriverVm vm, Function function, Resource resource) {
    for (Resource other : vm.resources) {
      if (other.owner == function.id) {
        return;
      }
    }
    resource.owner = function.id;
    traceResource(cpu, vm, resource, true);
    if (function.type == FunctionType.VCPU) {
      DriverVcpu vcpu = vcpu(function.id);
      vcpu.populated = true;
      vcpu.cap = resource.cap;
      vcpu.virq = resource.virq;
      vcpu.state = DriverVcpu.UNKNOWN;
      if (resource.virq != 0 && resource.virq != NO_VIRQ && gic != null) {
        wakeUps.put(resource.virq, vcpu.id);
        gic.enable(cpu, resource.virq, vcpu.wakeCpu, true);
      }
    } else if (function.level) {
      cpu.hypercall(HypercallNumber.DOORBELL_MASK, resource.cap, 1, 1);
    }
  }

  private void traceResource(GuestCpu cpu, DriverVm vm, Resource resource, boolean attached) {
    if (trace.on()) {
      trace
          .begin(VmmEvents.RESOURCE, cpu)
          .arg(vm.vmid)
          .arg(resource.type)
          .arg(resource.label)
          .arg(resource.cap)
          .arg(resource.virq)
          .arg(attached ? 1 : 0)
          .end();
    }
  }

  @Nullable Resource resourceOf(DriverVm vm, Function function) {
    for (Resource resource : vm.resources) {
      if (resource.owner == function.id) {
        return resource;
      }
    }
    return null;
  }

  /** First half of taking a vCPU's resource away: whoever runs it is to leave. */
  void beginUnpopulate(GuestCpu cpu, DriverVcpu vcpu) {
    if (vcpu.populated) {
      cpu.store(vcpu.page + RunPage.IMMEDIATE_EXIT, 1, 1);
    }
    complete(cpu, vcpu);
    kickRunner(cpu, vcpu);
  }

  /** Second half, with the run lock free. */
  void endUnpopulate(GuestCpu cpu, DriverVm vm, DriverVcpu vcpu) {
    if (vcpu.populated && wakeUps.remove(vcpu.virq) != null && gic != null) {
      gic.disable(cpu, vcpu.virq);
    }
    vcpu.populated = false;
    for (Resource resource : vm.resources) {
      if (resource.owner == vcpu.id) {
        resource.owner = 0;
        traceResource(cpu, vm, resource, false);
      }
    }
  }

  private void kickRunner(GuestCpu cpu, DriverVcpu vcpu) {
    Task runner = vcpu.runner == 0 ? null : kernel.task(vcpu.runner);
    if (runner != null) {
      kernel.kick(cpu, runner);
    }
  }

  /** Removes a function whose vCPU, if it is one, nobody runs any more. */
  void unbind(GuestCpu cpu, DriverVm vm, Function function) {
    vm.functions.remove(function);
    switch (function.type) {
      case FunctionType.VCPU -> {
        DriverVcpu vcpu = vcpu(function.id);
        endUnpopulate(cpu, vm, vcpu);
        vcpu.removed = true;
        putVcpu(vcpu);
      }
      case FunctionType.IRQFD -> {
        Resource resource = resourceOf(vm, function);
        if (resource != null) {
          resource.owner = 0;
          traceResource(cpu, vm, resource, false);
        }
        files.putEvent(function.eventFd);
      }
      default -> {
        vm.handlers.remove(function.id);
        files.putEvent(function.eventFd);
      }
    }
  }

  private void putVcpu(DriverVcpu vcpu) {
    if (--vcpu.references == 0) {
      vcpus.remove(vcpu.id);
      pages.release(vcpu.page, PageAllocator.PAGE);
    }
  }

  /** Routes a vCPU's wake-up interrupts to the CPU that runs it. */
  public void setWakeUpCpu(GuestCpu cpu, int vcpu, int target) {
    DriverVcpu known = vcpus.get(vcpu);
    if (known != null) {
      known.wakeCpu = target;
      if (known.populated && gic != null) {
        gic.route(cpu, known.virq, target);
      }
    }
  }

  // What comes in.

  /** True when this driver does as the real one does in a matter where that can hurt. */
  boolean imitates(Quirk quirk) {
    return strict;
  }

  /**
   * An interrupt for the primary VM.
   *
   * @return false when it is not the driver's
   */
  public boolean onInterrupt(GuestCpu cpu, int intid) {
    Integer vcpu = wakeUps.get(intid);
    if (vcpu == null) {
      return false;
    }
    complete(cpu, vcpu(vcpu));
    return true;
  }

  private void complete(GuestCpu cpu, DriverVcpu vcpu) {
    vcpu.completed = true;
    kernel.wake(cpu, Channel.vcpu(vcpu.id));
  }

  @Override
  public void onNotification(GuestCpu cpu, int messageId, byte[] payload) {
    if (messageId == MessageId.NOTIFY_VM_EXITED) {
      VmExited exited = VmExited.decode(payload);
      DriverVm vm = exited == null ? null : vmOfVmid(exited.vmid());
      if (exited != null && vm != null) {
        byte[] reason = exited.reason();
        vm.exitType = exited.type();
        vm.exitReasonSize = reason.length;
        vm.exitReason = Arrays.copyOf(reason, RunPage.MAX_EXIT_REASON);
        setStatus(cpu, vm, VmState.EXITED);
        for (Function function : vm.functions) {
          if (function.type == FunctionType.VCPU) {
            complete(cpu, vcpu(function.id));
          }
        }
      }
    } else if (messageId == MessageId.NOTIFY_VM_STATUS) {
      VmStatus status = VmStatus.decode(payload);
      DriverVm vm = status == null ? null : vmOfVmid(status.vmid());
      if (status != null && vm != null && status.vmStatus() == VmState.RESET) {
        setStatus(cpu, vm, VmState.RESET);
      }
    }
  }

  private @Nullable DriverVm vmOfVmid(int vmid) {
    for (DriverVm vm : vms.values()) {
      if (vm.vmid == vmid && vm.status != VmState.NONE) {
        return vm;
      }
    }
    return null;
  }

  /** Rings the doorbells that an eventfd is bound to. */
  @Override
  public void eventSignalled(GuestCpu cpu, int eventFd) {
    for (DriverVm vm : vms.values()) {
      for (Function function : vm.functions) {
        if (function.type == FunctionType.IRQFD && function.eventFd == eventFd) {
          ring(cpu, vm, function);
        }
      }
    }
  }

  void ring(GuestCpu cpu, DriverVm vm, Function function) {
    Resource bell = resourceOf(vm, function);
    int error = -1;
    long old = 0;
    if (bell != null) {
      error = cpu.hypercall(HypercallNumber.DOORBELL_SEND, bell.cap, 1, 0);
      old = cpu.result(1);
    }
    if (trace.on()) {
      trace
          .begin(VmmEvents.IRQFD, cpu)
          .arg(vm.vmid)
          .arg(function.label)
          .arg(error)
          .arg(error == ErrorCode.OK ? old : 0)
          .end();
    }
  }

  @Override
  public void released(GuestCpu cpu, OpenFile file) {
    switch (file.kind) {
      case OpenFile.VM -> putVm(cpu, vm(file.object));
      case OpenFile.VCPU -> {
        DriverVcpu vcpu = vcpu(file.object);
        DriverVm vm = vm(vcpu.vm);
        putVcpu(vcpu);
        putVm(cpu, vm);
      }
      default -> {
        // Nothing stands behind the others.
      }
    }
  }

  // The run page.

  /**
   * If the VM no longer runs: writes how it ended into the vCPU's page.
   *
   * @return false while it runs
   */
  boolean reportDown(GuestCpu cpu, DriverVm vm, DriverVcpu vcpu) {
    if (vm.status == VmState.RUNNING) {
      return false;
    }
    int status =
        switch (vm.status) {
          case VmState.INIT_FAILED -> RunPage.STATUS_LOAD_FAILED;
          case VmState.EXITED -> RunPage.STATUS_EXITED;
          default -> RunPage.STATUS_CRASHED;
        };
    long page = vcpu.page;
    cpu.store(page + RunPage.STATUS, 4, status);
    cpu.store(page + RunPage.EXIT_TYPE, 2, vm.exitType);
    cpu.store(page + RunPage.EXIT_TYPE + 2, 2, 0);
    cpu.store(page + RunPage.EXIT_REASON_SIZE, 4, vm.exitReasonSize);
    cpu.store(page + RunPage.EXIT_REASON_BYTES, 4, LittleEndian.get32(vm.exitReason, 0));
    cpu.store(page + RunPage.EXIT_REASON_BYTES + 4, 4, LittleEndian.get32(vm.exitReason, 4));
    cpu.store(page + RunPage.EXIT_REASON, 4, RunPage.REASON_STATUS);
    vcpu.state = DriverVcpu.SYSTEM_DOWN;
    return true;
  }

  /** Memory of the VM back to its owner after the resource manager has given it back. */
  void unpin(GuestCpu cpu, Region region) {
    space.unpin(cpu, region.process, region.userAddress, region.size);
  }

  /** Makes an empty operation when a snapshot is loaded; null for an unknown kind. */
  @Nullable Operation newOperation(int kind) {
    return switch (kind) {
      case Start.KIND -> new Start(this, 0);
      case VcpuRun.KIND -> new VcpuRun(this);
      case MapMemory.KIND -> new MapMemory(this, 0, new Region());
      case RemoveVcpu.KIND -> new RemoveVcpu(this, 0, 0);
      case ReadEvent.KIND -> new ReadEvent(this, 0);
      default -> null;
    };
  }

  @Override
  public void save(StateWriter out) {
    out.section("vmm.driver", VERSION);
    out.i32(lastVm);
    out.i32(lastFunction);
    out.i32(ownVmid);
    out.i32(lostRegions);
    out.i32(vms.size());
    for (DriverVm vm : vms.values()) {
      vm.save(out);
    }
    out.i32(vcpus.size());
    for (DriverVcpu vcpu : vcpus.values()) {
      vcpu.save(out);
    }
    rm.save(out);
    files.save(out);
  }

  @Override
  public void load(StateReader in) {
    in.section("vmm.driver");
    lastVm = in.i32();
    lastFunction = in.i32();
    ownVmid = in.i32();
    lostRegions = in.i32();
    vms.clear();
    int vmCount = in.i32();
    for (int i = 0; i < vmCount; i++) {
      DriverVm vm = DriverVm.load(in);
      vms.put(vm.id, vm);
    }
    vcpus.clear();
    wakeUps.clear();
    int vcpuCount = in.i32();
    for (int i = 0; i < vcpuCount; i++) {
      DriverVcpu vcpu = DriverVcpu.load(in);
      vcpus.put(vcpu.id, vcpu);
      if (vcpu.populated && vcpu.virq != 0 && vcpu.virq != NO_VIRQ) {
        wakeUps.put(vcpu.virq, vcpu.id);
      }
    }
    rm.load(in);
    files.load(in);
  }

  /** Numbers of the VMs that exist. */
  public List<Integer> vms() {
    return new ArrayList<>(vms.keySet());
  }
}
