package org.gunyahsim.vmmanager.probe;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.gunyahsim.machine.Machine;
import org.gunyahsim.machine.spec.MachineSpec;
import org.gunyahsim.machine.spec.PlatformSpec;
import org.gunyahsim.vmmanager.api.GunyahProcess;
import org.gunyahsim.vmmanager.api.GunyahVcpu;
import org.gunyahsim.vmmanager.api.GunyahVm;
import org.gunyahsim.vmmanager.api.VcpuExit;
import org.gunyahsim.vmmanager.driver.Errno;

/**
 * A VM with the probe's guest, which fetches commands from a mailbox and answers there, driven as
 * the recorded probe drove it. What happens is written down in the probe's words.
 */
final class ProbeVm {
  static final long BASE = 0x8000_0000L;
  static final long TREE_OFFSET = 0x10_0000;
  static final int MEMORY_SIZE = 0x20_0000;
  private static final long MAILBOX = 0x1_0000;
  private static final long MS = 1_000_000;

  final Machine machine;
  final GunyahProcess process;
  final GunyahVm vm;
  final long memory;
  final List<GunyahVcpu> vcpus = new ArrayList<>();
  final List<String> said = new ArrayList<>();
  long readValue;
  boolean quiet;

  /** A machine without VMs of its own. */
  static Machine machine(int cpus) {
    return Machine.build(new MachineSpec(PlatformSpec.DEFAULT.withCpus(cpus), null, List.of()));
  }

  static byte[] resource(String name) {
    try (InputStream in = ProbeVm.class.getResourceAsStream("/linux-driver/" + name)) {
      if (in == null) {
        throw new AssertionError("no resource " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A VM ready to start. */
  ProbeVm(Machine machine, GunyahProcess process, String tree, int vcpuCount) {
    this.machine = machine;
    this.process = process;
    this.vm = process.openDevice().createVm();
    this.memory = process.allocate(MEMORY_SIZE, 0x20_0000, 3);
    process.write(memory, resource("guest.img"));
    process.write(memory + TREE_OFFSET, resource(tree));
    vm.lend(1, 7, BASE, MEMORY_SIZE, memory);
    vm.setDtbConfig(BASE + TREE_OFFSET, 0x4000);
    for (int i = 0; i < vcpuCount; i++) {
      vcpus.add(vm.addVcpu(i));
    }
  }

  ProbeVm(Machine machine, GunyahProcess process) {
    this(machine, process, "guest-1cpu-proxy.dtb", 1);
  }

  void say(String line) {
    said.add(line);
  }

  /** An ioctl's line. */
  long ioctl(String text, long answer) {
    if (answer < 0) {
      say("ioctl %s -> -1 %s(%d)".formatted(text, Errno.name((int) -answer), -answer));
    } else {
      say("ioctl %s -> %d".formatted(text, answer));
    }
    return answer;
  }

  void wait(int ms) {
    machine.runFor(ms * MS);
  }

  /** VCPU_RUN that a signal ends after a time. */
  long runInterrupted(int cpu, int ms) {
    long begun = vcpus.get(cpu).begin();
    wait(ms);
    vcpus.get(cpu).interrupt(begun);
    return vcpus.get(cpu).finish(begun);
  }

  void showExit(int cpu) {
    switch (vcpus.get(cpu).exit()) {
      case VcpuExit.Mmio mmio ->
          say(
              "exit cpu%d MMIO addr=%x len=%d %s data=%016x"
                  .formatted(
                      cpu,
                      mmio.address(),
                      mmio.length(),
                      mmio.write() ? "write" : "read",
                      mmio.data()));
      case VcpuExit.Status status -> {
        StringBuilder reason = new StringBuilder();
        for (int i = 0; i < 8; i++) {
          reason.append("%02x".formatted(status.reason() >>> 8 * i & 0xFF));
        }
        say(
            "exit cpu%d STATUS status=%d type=%d reason_size=%d reason=%s"
                .formatted(cpu, status.status(), status.type(), status.reasonSize(), reason));
      }
      case VcpuExit.Unknown unknown -> say("exit cpu%d reason=%d".formatted(cpu, unknown.reason()));
    }
  }

  /** What a command came to. */
  record Answer(int outcome, long result) {
    static final int STATUS = 1;
  }

  /**
   * Runs the vCPU until it asks for a command, gives it one, and runs until it answers. Every other
   * exit on the way is written down.
   *
   * @return outcome 0 and the result, {@link Answer#STATUS}, or a negated errno
   */
  Answer command(int cpu, long op, long a, long b, long c) {
    long[] words = {op, a, b, c};
    int given = 0;
    GunyahVcpu vcpu = vcpus.get(cpu);
    for (int i = 0; i < 100_000; i++) {
      long answer = vcpu.tryRun();
      if (answer < 0) {
        ioctl("GH_VCPU_RUN() [cmd %d]".formatted(op), answer);
        return new Answer((int) answer, 0);
      }
      if (!(vcpu.exit() instanceof VcpuExit.Mmio mmio)) {
        showExit(cpu);
        return new Answer(Answer.STATUS, 0);
      }
      long offset = mmio.address() - (MAILBOX + 0x1000L * cpu);
      if (!mmio.write() && offset >= 0 && offset < 32) {
        if (given == 4 && offset == 0) {
          return new Answer(0, 0);
        }
        vcpu.answer(words[(int) offset / 8]);
        given = (int) offset / 8 + 1;
      } else if (mmio.write() && offset == 0x40) {
        if (!quiet) {
          say("guest hello: cpu%d entry x0=%x".formatted(cpu, mmio.data()));
        }
      } else if (mmio.write() && offset == 0x20 && given == 4) {
        return new Answer(0, mmio.data());
      } else if (mmio.write() && offset >= 0x28 && offset <= 0x38) {
        String[] names = {"ESR", "ELR", "FAR"};
        say("guest exception %s=%x".formatted(names[(int) (offset - 0x28) / 8], mmio.data()));
      } else {
        showExit(cpu);
        if (!mmio.write()) {
          vcpu.answer(readValue);
        }
      }
    }
    throw new AssertionError("the guest never answers");
  }

  long g(int cpu, long op, long a, long b, long c) {
    Answer answer = command(cpu, op, a, b, c);
    return answer.outcome() == 0 ? answer.result() : -1;
  }

  /** Gives the next command and returns when the guest has taken its last word and run on. */
  void give(int cpu, long op, long a, long b, long c) {
    long[] words = {op, a, b, c};
    GunyahVcpu vcpu = vcpus.get(cpu);
    for (int given = 0; given < 4; ) {
      vcpu.tryRun();
      if (vcpu.exit() instanceof VcpuExit.Mmio mmio && !mmio.write()) {
        long offset = mmio.address() - (MAILBOX + 0x1000L * cpu);
        if (offset >= 0 && offset < 32) {
          vcpu.answer(words[(int) offset / 8]);
          given = (int) offset / 8 + 1;
        }
      }
    }
  }

  /** Runs until the guest loads from an address outside the mailbox. */
  void runToLoad(int cpu, long address, long op, long a, long b, long c) {
    long[] words = {op, a, b, c};
    GunyahVcpu vcpu = vcpus.get(cpu);
    for (int i = 0; i < 100_000; i++) {
      vcpu.tryRun();
      if (vcpu.exit() instanceof VcpuExit.Mmio mmio && !mmio.write()) {
        long offset = mmio.address() - (MAILBOX + 0x1000L * cpu);
        if (mmio.address() == address) {
          return;
        }
        if (offset >= 0 && offset < 32) {
          vcpu.answer(words[(int) offset / 8]);
        }
      }
    }
    throw new AssertionError("no load from 0x%x".formatted(address));
  }

  /** Closes everything and waits for the teardown's end. */
  void close() {
    for (GunyahVcpu vcpu : vcpus) {
      vcpu.unmap();
      vcpu.close();
    }
    vm.close();
    wait(50);
  }
}
