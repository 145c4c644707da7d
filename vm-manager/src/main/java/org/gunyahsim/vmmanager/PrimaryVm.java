package org.gunyahsim.vmmanager;

import java.util.ArrayList;
import java.util.List;
import org.gunyahsim.guest.devicetree.DeviceTreeException;
import org.gunyahsim.guest.runtime.GuestCpu;
import org.gunyahsim.guest.runtime.GuestProgram;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.gunyahsim.hypervisor.trace.Category;
import org.gunyahsim.hypervisor.trace.Tracer;
import org.gunyahsim.vmmanager.api.HostServer;
import org.gunyahsim.vmmanager.api.MmioHostPort;
import org.gunyahsim.vmmanager.driver.Extents;
import org.gunyahsim.vmmanager.driver.GunyahDriver;
import org.gunyahsim.vmmanager.driver.Syscalls;
import org.gunyahsim.vmmanager.driver.Teardown;
import org.gunyahsim.vmmanager.driver.UserSpace;
import org.gunyahsim.vmmanager.kernel.BootInfo;
import org.gunyahsim.vmmanager.kernel.Gic;
import org.gunyahsim.vmmanager.kernel.Kernel;
import org.gunyahsim.vmmanager.kernel.PageAllocator;
import org.gunyahsim.vmmanager.kernel.Task;
import org.gunyahsim.vmmanager.vmm.ConsoleSink;
import org.gunyahsim.vmmanager.vmm.VmConfig;
import org.gunyahsim.vmmanager.vmm.VmOutcome;
import org.gunyahsim.vmmanager.vmm.Vmm;
import org.jspecify.annotations.Nullable;

/**
 * The primary VM written in Java: a small kernel, the driver for the resource manager, and the VMM
 * that runs the configured VMs. It boots as any primary VM does, from the device tree at x0.
 */
public final class PrimaryVm implements GuestProgram {
  private static final int VERSION = 1;

  /** PSCI, 64-bit calls where there are two. */
  private static final int CPU_ON = 0xC400_0003;

  private static final int SYSTEM_OFF = 0x8400_0008;

  /** Where another CPU's program counter starts: any address that is not the runtime's own. */
  private static final long ENTRY = 0x4100_0000L;

  /** Kept free around the device tree: the resource manager edits it in place. */
  private static final long TREE_ROOM = 1L << 20;

  private static final int FDT_MAGIC = 0xD00D_FEED;
  private static final int MAX_TREE = 2 << 20;

  private final PrimaryVmConfig config;
  private final VmmTrace trace;
  private final PageAllocator pages = new PageAllocator();
  private final UserSpace space = new UserSpace(pages);
  private final Kernel kernel = new Kernel(this::newTask);
  private final GunyahDriver driver;
  private final Syscalls calls;
  private final Vmm vmm;
  private final HostServer server;

  private boolean booted;
  private @Nullable String failure;

  /** What the tree said; found again in a snapshot. */
  private long distributor;

  private long redistributor;
  private long stride;
  private long[] mpidrs = new long[0];
  private int sendInterrupt;
  private int receiveInterrupt;
  private long hostBuffer;
  private @Nullable Gic gic;

  /**
   * Makes a program that has not booted.
   *
   * @param tracer takes the VM manager's events
   * @param console takes what the VMs send through their serial ports
   */
  public PrimaryVm(PrimaryVmConfig config, Tracer tracer, ConsoleSink console) {
    this.config = config;
    this.trace = new VmmTrace(tracer);
    this.driver = new GunyahDriver(kernel, pages, space, trace, Extents.IDENTITY, config.strict());
    this.calls = new Syscalls(driver);
    this.vmm =
        new Vmm(kernel, driver, calls, trace, config.vms(), console, config.powerOffWhenDone());
    this.server = new HostServer(kernel, space, calls, vmm, trace);
  }

  private @Nullable Task newTask(int type) {
    if (type == Teardown.TYPE) {
      return new Teardown(driver, 0);
    }
    Task task = vmm.newTask(type);
    return task != null ? task : server.newTask(type);
  }

  // Inspection.

  /** How the VMs fare, in the order of the configuration. */
  public List<VmOutcome> outcomes() {
    return vmm.outcomes();
  }

  /** How often a VM was made: 1 and more. */
  public int runs(int vm) {
    return vmm.runs(vm);
  }

  /** Which VM has this VMID now; -1 when none has. */
  public int indexOf(int vmid) {
    return vmm.indexOf(vmid);
  }

  /** True when every VM has ended. */
  public boolean done() {
    return vmm.done();
  }

  /** Why the primary VM could not boot; null when it could. */
  public @Nullable String failure() {
    return failure;
  }

  /** The driver, to look at. */
  public GunyahDriver driver() {
    return driver;
  }

  // Events.

  @Override
  public void onBoot(GuestCpu cpu, long context) {
    if (booted) {
      Gic interrupts = gic;
      if (interrupts != null) {
        interrupts.setUpCpu(cpu);
      }
      kernel.online(cpu.index());
      kernel.dispatch(cpu);
      return;
    }
    booted = true;
    try {
      boot(cpu, BootInfo.parse(readTree(cpu, context)), context);
    } catch (DeviceTreeException e) {
      fail(cpu, "the device tree at 0x%x is of no use: %s".formatted(context, e.getMessage()));
      return;
    }
    kernel.dispatch(cpu);
  }

  private static byte[] readTree(GuestCpu cpu, long address) throws DeviceTreeException {
    if (!cpu.accessible(address, 8, false)
        || Integer.reverseBytes((int) cpu.load(address, 4)) != FDT_MAGIC) {
      throw new DeviceTreeException(0, "there is none");
    }
    int size = Integer.reverseBytes((int) cpu.load(address + 4, 4));
    if (size <= 0 || size > MAX_TREE || !cpu.accessible(address, size, false)) {
      throw new DeviceTreeException(4, "its size is 0x%x".formatted(size));
    }
    byte[] blob = new byte[size];
    cpu.read(address, blob, 0, size);
    return blob;
  }

  private void fail(GuestCpu cpu, String why) {
    failure = why;
    if (trace.on(Category.FAULT)) {
      VmmTrace.end(trace.begin(VmmEvents.BOOT_FAILURE, cpu), why);
    }
    cpu.smcccLast(SYSTEM_OFF, 0, 0, 0);
  }

  private void boot(GuestCpu cpu, BootInfo info, long tree) {
    distributor = info.distributor();
    redistributor = info.redistributor();
    stride = info.redistributorStride();
    mpidrs = info.mpidrs().stream().mapToLong(Long::longValue).toArray();
    sendInterrupt = info.sendInterrupt();
    receiveInterrupt = info.receiveInterrupt();
    Gic interrupts = makeGic();

    info.memory().forEach(range -> pages.add(range.start(), range.size()));
    pages.reserve(tree, TREE_ROOM);
    for (VmConfig.Blob blob : blobs()) {
      pages.reserve(blob.address(), blob.length());
    }
    long buffer = pages.allocatePage();
    driver.resourceManager().connect(info.sendCap(), info.receiveCap(), buffer);

    interrupts.setUpDistributor(cpu);
    interrupts.setUpCpu(cpu);
    interrupts.enable(cpu, sendInterrupt, 0, true);
    interrupts.enable(cpu, receiveInterrupt, 0, true);
    if (config.hostQueue() != 0) {
      hostBuffer = pages.allocatePage();
      MmioHostPort port = new MmioHostPort(config.hostQueue(), hostBuffer);
      if (port.present(cpu)) {
        server.attach(port);
        interrupts.enable(cpu, config.hostInterrupt(), 0, false);
      }
    }

    kernel.online(cpu.index());
    for (int i = 1; i < mpidrs.length; i++) {
      if (cpu.smccc(CPU_ON, mpidrs[i], ENTRY, i) == 0) {
        kernel.online(i);
      }
    }
    vmm.start(cpu);
  }

  private Gic makeGic() {
    Gic made = new Gic(distributor, redistributor, stride, mpidrs);
    gic = made;
    driver.attach(made);
    kernel.configure(mpidrs.length, made);
    return made;
  }

  /** What lies in RAM and is to stay. */
  private List<VmConfig.Blob> blobs() {
    List<VmConfig.Blob> blobs = new ArrayList<>(config.reserved());
    for (VmConfig vm : config.vms()) {
      blobs.add(vm.image().content());
      if (vm.initrd() != null) {
        blobs.add(vm.initrd());
      }
      if (vm.deviceTree() != null) {
        blobs.add(vm.deviceTree());
      }
    }
    return blobs;
  }

  @Override
  public void onInterrupt(GuestCpu cpu, int intid) {
    if (intid == receiveInterrupt) {
      driver.resourceManager().onReceiveInterrupt(cpu);
    } else if (intid == sendInterrupt) {
      driver.resourceManager().onSendInterrupt(cpu);
    } else if (config.hostQueue() != 0 && intid == config.hostInterrupt()) {
      server.onInterrupt(cpu);
    } else {
      driver.onInterrupt(cpu, intid);
    }
    kernel.afterInterrupt(cpu);
  }

  @Override
  public void onResume(GuestCpu cpu) {
    if (failure == null) {
      kernel.resumed(cpu);
    }
  }

  @Override
  public void save(StateWriter out) {
    out.section("vmm.primary", VERSION);
    out.bool(booted);
    out.bool(failure != null);
    out.string(failure == null ? "" : failure);
    out.i64(distributor);
    out.i64(redistributor);
    out.i64(stride);
    out.i32(mpidrs.length);
    out.i64s(mpidrs);
    out.i32(sendInterrupt);
    out.i32(receiveInterrupt);
    out.i64(hostBuffer);
    pages.save(out);
    space.save(out);
    driver.save(out);
    vmm.save(out);
    server.save(out);
    // Last: tasks refer to everything else.
    kernel.save(out);
  }

  @Override
  public void load(StateReader in) {
    in.section("vmm.primary");
    booted = in.bool();
    boolean failed = in.bool();
    String why = in.string();
    failure = failed ? why : null;
    distributor = in.i64();
    redistributor = in.i64();
    stride = in.i64();
    mpidrs = new long[in.i32()];
    in.i64s(mpidrs);
    sendInterrupt = in.i32();
    receiveInterrupt = in.i32();
    hostBuffer = in.i64();
    if (booted && failure == null) {
      makeGic();
      if (hostBuffer != 0) {
        server.attach(new MmioHostPort(config.hostQueue(), hostBuffer));
      }
    }
    pages.load(in);
    space.load(in);
    driver.load(in);
    vmm.load(in);
    server.load(in);
    kernel.load(in);
  }
}
