package org.gunyahsim.vmmanager.vmm;

import java.util.ArrayList;
import java.util.List;
import org.gunyahsim.hypervisor.serial.Pl011;
import org.gunyahsim.hypervisor.serial.SerialPort;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.gunyahsim.vmmanager.device.Uart16550;
import org.gunyahsim.vmmanager.vmm.VmConfig.SerialKind;
import org.jspecify.annotations.Nullable;

/** What the VMM keeps of one VM. Data only. */
final class ManagedVm {
  /** A serial port in the VM's address space. */
  static final class Port {
    final SerialPort device;
    long address;
    int label;

    /** Descriptor of the eventfd that rings its doorbell; -1 before there is one. */
    int eventFd = -1;

    Port(SerialPort device) {
      this.device = device;
    }
  }

  final int index;
  final VmConfig config;
  final ConsoleSink console;
  final List<Port> ports = new ArrayList<>();
  VmOutcome outcome = new VmOutcome.Running();

  /** What the outcome will be once everything is taken down. */
  VmOutcome ending = new VmOutcome.Stopped();

  /** How often it was made, from 1. */
  int run = 1;

  /** Address of its RAM in the primary VM; 0 when it has none. */
  long memory;

  /** Descriptors; -1 when not open. */
  int vmFd = -1;

  int[] vcpuFds = new int[0];
  long[] pages = new long[0];

  /** Tasks that run the vCPUs. */
  int[] tasks = new int[0];

  /** Number of the VM in the driver. */
  int driverVm;

  /** vCPU tasks that are not over. */
  int running;

  /** Somebody wants it stopped. */
  boolean stopping;

  /** The first vCPU that learnt of the end has reported it. */
  boolean reported;

  /** It is to be made anew. */
  boolean restart;

  ManagedVm(int index, VmConfig config, ConsoleSink console) {
    this.index = index;
    this.config = config;
    this.console = console;
    makePorts();
  }

  /** Serial ports in their reset state; unread input stays. */
  void makePorts() {
    List<Port> before = new ArrayList<>(ports);
    ports.clear();
    for (int i = 0; i < config.serials().size(); i++) {
      int port = i;
      SerialPort.Output output = value -> console.write(index, port, value);
      SerialPort device =
          config.serials().get(i) == SerialKind.PL011
              ? new Pl011(Pl011.Variant.MANUAL, output)
              : new Uart16550(output);
      ports.add(new Port(device));
      if (i < before.size()) {
        device.inherit(before.get(i).device);
      }
    }
  }

  /** The port at an address, or null. */
  @Nullable Port portAt(long address, int length) {
    for (int i = 0; i < ports.size(); i++) {
      Port port = ports.get(i);
      if (address >= port.address && address + length <= port.address + port.device.size()) {
        return port;
      }
    }
    return null;
  }

  void save(StateWriter out) {
    VmOutcome.save(out, outcome);
    VmOutcome.save(out, ending);
    out.i32(run);
    out.i64(memory);
    out.i32(vmFd);
    out.i32(vcpuFds.length);
    for (int i = 0; i < vcpuFds.length; i++) {
      out.i32(vcpuFds[i]);
      out.i32(tasks[i]);
    }
    out.i64s(pages);
    out.i32(driverVm);
    out.i32(running);
    out.bool(stopping);
    out.bool(reported);
    out.bool(restart);
    for (Port port : ports) {
      out.i64(port.address);
      out.i32(port.label);
      out.i32(port.eventFd);
      port.device.save(out);
    }
  }

  void load(StateReader in) {
    outcome = VmOutcome.load(in);
    ending = VmOutcome.load(in);
    run = in.i32();
    memory = in.i64();
    vmFd = in.i32();
    vcpuFds = new int[in.i32()];
    tasks = new int[vcpuFds.length];
    for (int i = 0; i < vcpuFds.length; i++) {
      vcpuFds[i] = in.i32();
      tasks[i] = in.i32();
    }
    pages = new long[vcpuFds.length];
    in.i64s(pages);
    driverVm = in.i32();
    running = in.i32();
    stopping = in.bool();
    reported = in.bool();
    restart = in.bool();
    for (Port port : ports) {
      port.address = in.i64();
      port.label = in.i32();
      port.eventFd = in.i32();
      port.device.load(in);
    }
  }
}
