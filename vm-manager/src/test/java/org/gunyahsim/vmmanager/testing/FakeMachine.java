package org.gunyahsim.vmmanager.testing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gunyahsim.guest.devicetree.DeviceTree;
import org.gunyahsim.guest.devicetree.Node;
import org.gunyahsim.guest.runtime.GuestProgram;
import org.gunyahsim.guest.runtime.IccRegister;
import org.gunyahsim.guest.runtime.JavaGuestEngine;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.engine.El2;
import org.gunyahsim.hypervisor.engine.EngineContext;
import org.gunyahsim.hypervisor.engine.ExitReason;
import org.gunyahsim.hypervisor.engine.Stage2;
import org.gunyahsim.hypervisor.engine.VcpuExit;
import org.gunyahsim.hypervisor.engine.VcpuState;
import org.gunyahsim.hypervisor.memory.PhysicalBus;
import org.gunyahsim.hypervisor.memory.PhysicalMemory;
import org.gunyahsim.hypervisor.platform.HostQueue;
import org.gunyahsim.hypervisor.snapshot.FileStateReader;
import org.gunyahsim.hypervisor.snapshot.FileStateWriter;
import org.gunyahsim.hypervisor.trace.Tracer;
import org.gunyahsim.vmmanager.api.HostCalls;
import org.gunyahsim.vmmanager.api.HostReply;
import org.gunyahsim.vmmanager.api.HostRequest;
import org.gunyahsim.vmmanager.api.MachineStoppedException;

/**
 * A machine around the primary VM: the real runtime of guests written in Java, RAM and host queue,
 * and a scripted EL2 with message queues, doorbells, an interrupt controller and vCPUs.
 */
public final class FakeMachine implements El2, HostCalls, AutoCloseable {
  public static final long RAM = 0x4000_0000L;
  public static final long RAM_SIZE = 128L << 20;
  public static final long TREE = 0x40F0_0000L;
  public static final long SEND_CAP = 0x7D43_D421_1E6B_FD9EL;
  public static final long RECEIVE_CAP = 0x7D43_D421_1E6B_EBB2L;
  public static final long HOST_QUEUE = 0x090F_0000L;
  public static final int HOST_INTERRUPT = 47;
  private static final int SEND_INTERRUPT = 960;
  private static final int RECEIVE_INTERRUPT = 961;
  private static final long GICD = 0x0800_0000L;
  private static final long GICR = 0x080A_0000L;
  private static final int MAX_ROUNDS = 200_000;
  private static final int SPURIOUS = 1023;

  /** What runs when the primary VM lends its CPU. */
  @FunctionalInterface
  public interface Guest {
    /**
     * Runs a vCPU.
     *
     * @param resume the answer of its last load
     * @return error, state, three words
     */
    long[] run(long cap, long resume);
  }

  /** One hypercall of interest, in order. */
  public record Call(int number, List<Long> arguments) {}

  private static final class Cpu {
    final VcpuState state = new VcpuState();
    final VcpuExit exit = new VcpuExit();
    final TreeSet<Integer> pending = new TreeSet<>();
    JavaGuestEngine engine;
    boolean on;
    boolean asleep;
    boolean groupEnabled;

    @SuppressWarnings("NullAway.Init") // The engine needs the context, and that needs the state.
    Cpu() {}
  }

  public final FakeRm rm = new FakeRm();
  public final List<Call> calls = new ArrayList<>();
  public final Tracer tracer = new Tracer();
  public final PhysicalMemory memory = new PhysicalMemory(RAM, RAM_SIZE);

  /** Runs when a vCPU is run that no test has given a script: it waits for an interrupt. */
  public Guest guest = (cap, resume) -> new long[] {0, 1, 0, 1, 0};

  public boolean poweredOff;
  public int yields;
  private final HostQueue hostQueue;
  private final List<Cpu> cpus = new ArrayList<>();
  private final TreeSet<Integer> enabled = new TreeSet<>();
  private final TreeMap<Integer, Integer> routes = new TreeMap<>();
  private final Map<Integer, Long> gicRegisters = new HashMap<>();
  private boolean hostLine;
  private final Deque<Long> scheduled = new ArrayDeque<>();
  private final Map<Long, HostReply> replies = new HashMap<>();
  private long lastRequest;
  private final GuestProgram program;

  public FakeMachine(int cpuCount, ProgramFactory factory) {
    hostQueue =
        new HostQueue(
            HOST_QUEUE,
            high -> {
              hostLine = high;
            },
            memory);
    hostQueue.setResponder(
        (id, data) -> {
          HostReply reply = HostReply.decode(data);
          if (reply != null) {
            replies.put(id, reply);
          }
        });
    program = factory.make(tracer);
    Stage2 stage2 = this::translate;
    PhysicalBus bus =
        new PhysicalBus() {
          @Override
          public long read(long address, int size) {
            return hostQueue.read(address - HOST_QUEUE, size);
          }

          @Override
          public void write(long address, int size, long value) {
            hostQueue.write(address - HOST_QUEUE, size, value);
          }
        };
    for (int i = 0; i < cpuCount; i++) {
      Cpu cpu = new Cpu();
      cpu.engine =
          new JavaGuestEngine(
              new EngineContext(cpu.state, cpu.exit, stage2, 3, i, memory, bus, this, tracer),
              "primary",
              program);
      cpus.add(cpu);
    }
    byte[] tree = tree(cpuCount).flatten();
    memory.write(TREE, tree, 0, tree.length);
  }

  /** Makes the program under test. */
  @FunctionalInterface
  public interface ProgramFactory {
    GuestProgram make(Tracer tracer);
  }

  private static DeviceTree tree(int cpuCount) {
    DeviceTree tree = new DeviceTree();
    Node root = tree.root().cells("#address-cells", 2).cells("#size-cells", 2);
    Node hypervisor =
        root.addChild("hypervisor").cells("#address-cells", 2).cells("#size-cells", 0);
    hypervisor
        .addChild("qcom,resource-manager-rpc@7d43d4211e6bfd9e")
        .strings("compatible", "gunyah-resource-manager")
        .longs("reg", SEND_CAP, RECEIVE_CAP)
        .cells("interrupts", 0, SEND_INTERRUPT - 32, 1, 0, RECEIVE_INTERRUPT - 32, 1);
    root.addChild("memory@40000000").strings("device_type", "memory").longs("reg", RAM, RAM_SIZE);
    root.addChild("intc@8000000")
        .strings("compatible", "arm,gic-v3")
        .longs("reg", GICD, 0x10000, GICR, 0x20000L * cpuCount);
    Node cpuNodes = root.addChild("cpus").cells("#address-cells", 1).cells("#size-cells", 0);
    for (int i = 0; i < cpuCount; i++) {
      cpuNodes.addChild("cpu@" + i).strings("device_type", "cpu").cells("reg", i);
    }
    return tree;
  }

  private long translate(long ipa) {
    long page = ipa & -4096L;
    if (memory.contains(page, 4096)) {
      for (List<long[]> ranges : rm.lent.values()) {
        for (long[] range : ranges) {
          if (ipa >= range[0] && ipa < range[0] + range[1]) {
            return 0;
          }
        }
      }
      return page | Stage2.VALID | Stage2.READ | Stage2.WRITE | Stage2.RAM;
    }
    return page == HOST_QUEUE
        ? page | Stage2.VALID | Stage2.READ | Stage2.WRITE | Stage2.DEVICE
        : 0;
  }

  // Running.

  /** Powers the first CPU on. */
  public void boot() {
    powerOn(0, TREE);
  }

  private void powerOn(int index, long context) {
    Cpu cpu = cpus.get(index);
    cpu.on = true;
    cpu.state.pc = 0x4100_0000L;
    cpu.state.x[0] = context;
    cpu.state.daif = VcpuState.DAIF_I;
    cpu.engine.reset();
  }

  /** Runs until nothing moves any more. */
  public void settle() {
    for (int i = 0; i < MAX_ROUNDS; i++) {
      if (!round()) {
        return;
      }
    }
    throw new AssertionError("the machine does not settle");
  }

  /** One turn of every CPU and of the resource manager; false when nothing happened. */
  public boolean round() {
    boolean moved = false;
    for (int i = 0; i < cpus.size() && !poweredOff; i++) {
      moved |= turn(cpus.get(i));
    }
    if (!rm.idle() && !poweredOff) {
      int before = rm.out.size();
      boolean had = !rm.in.isEmpty();
      rm.run();
      moved |= had || rm.out.size() != before;
    }
    deliverQueues();
    return moved;
  }

  private void deliverQueues() {
    if (rm.receiveInterrupt) {
      rm.receiveInterrupt = false;
      raise(RECEIVE_INTERRUPT);
    }
    if (rm.sendInterrupt) {
      rm.sendInterrupt = false;
      raise(SEND_INTERRUPT);
    }
    sample();
  }

  /** Asserts a shared interrupt. */
  public void raise(int intid) {
    cpus.get(routes.getOrDefault(intid, 0)).pending.add(intid);
    sample();
  }

  private void sample() {
    for (Cpu cpu : cpus) {
      cpu.state.irq = cpu.groupEnabled && next(cpu) != SPURIOUS;
    }
  }

  private int next(Cpu cpu) {
    for (int intid : cpu.pending) {
      if (intid < 32 || enabled.contains(intid)) {
        return intid;
      }
    }
    boolean host = hostLine && enabled.contains(HOST_INTERRUPT) && cpu == cpus.getFirst();
    return host ? HOST_INTERRUPT : SPURIOUS;
  }

  private boolean turn(Cpu cpu) {
    if (!cpu.on) {
      return false;
    }
    sample();
    if (cpu.asleep) {
      if (!cpu.state.irq) {
        return false;
      }
      cpu.asleep = false;
      cpu.state.pc += 4;
    }
    int reason = cpu.engine.run(1);
    if (reason == ExitReason.WFI) {
      cpu.asleep = true;
      sample();
      return true;
    }
    if (reason == ExitReason.HVC) {
      leave(cpu);
    }
    return true;
  }

  private void leave(Cpu cpu) {
    long[] x = cpu.state.x;
    if (cpu.exit.immediate == 0) {
      if ((int) x[0] == 0x8400_0008) {
        poweredOff = true;
      }
      return;
    }
    int number = cpu.exit.immediate - HypercallNumber.NATIVE_BASE;
    if (number == HypercallNumber.VCPU_RUN) {
      record(number, x[0], x[1], x[2], x[3]);
      long[] answer = guest.run(x[0], x[1]);
      System.arraycopy(answer, 0, x, 0, answer.length);
    } else {
      yields++;
      x[0] = 0;
    }
  }

  private void record(int number, long... arguments) {
    List<Long> values = new ArrayList<>();
    for (long argument : arguments) {
      values.add(argument);
    }
    calls.add(new Call(number, values));
  }

  // EL2 inside a handler.

  @Override
  public void trap(EngineContext context) {
    VcpuExit exit = context.exit;
    switch (exit.reason) {
      case ExitReason.HVC -> hypercall(context.state, exit.immediate);
      case ExitReason.SYSREG -> {
        systemRegister(context.vcpuIndex, exit, context.state);
        context.state.pc += 4;
      }
      case ExitReason.DATA_ABORT -> {
        if (exit.ipa < GICD || exit.ipa >= GICR + 0x20000L * cpus.size() || !exit.syndromeValid) {
          throw new AssertionError("abort at 0x%x".formatted(exit.ipa));
        }
        gicAccess(exit, context.state);
        context.state.pc += 4;
      }
      default -> throw new AssertionError("trap " + exit.reason);
    }
  }

  private void hypercall(VcpuState state, int immediate) {
    long[] x = state.x;
    if (immediate == 0) {
      if ((int) x[0] == 0xC400_0003) {
        powerOn((int) x[1], x[3]);
        x[0] = 0;
      }
      return;
    }
    int number = immediate - HypercallNumber.NATIVE_BASE;
    switch (number) {
      case HypercallNumber.MSGQUEUE_SEND -> {
        record(number, x[0], x[1], x[2], x[3], x[4]);
        send(x);
      }
      case HypercallNumber.MSGQUEUE_RECEIVE -> receive(x);
      case HypercallNumber.DOORBELL_SEND, HypercallNumber.DOORBELL_MASK -> {
        record(number, x[0], x[1], x[2], x[3]);
        x[0] = 0;
        x[1] = 0;
      }
      default -> throw new AssertionError("hypercall 0x%x".formatted(number));
    }
  }

  private void send(long[] x) {
    if (x[0] != SEND_CAP) {
      x[0] = ErrorCode.CSPACE_CAP_NULL;
      return;
    }
    if (rm.in.size() == FakeRm.DEPTH) {
      x[0] = ErrorCode.MSGQUEUE_FULL;
      x[1] = 0;
      return;
    }
    byte[] message = new byte[(int) x[1]];
    memory.read(x[2], message, 0, message.length);
    rm.in.addLast(message);
    x[0] = 0;
    x[1] = rm.in.size() < FakeRm.DEPTH ? 1 : 0;
  }

  private void receive(long[] x) {
    if (rm.out.isEmpty()) {
      x[0] = ErrorCode.MSGQUEUE_EMPTY;
      x[1] = 0;
      x[2] = 0;
      return;
    }
    byte[] message = rm.out.removeFirst();
    memory.write(x[1], message, 0, message.length);
    x[0] = 0;
    x[1] = message.length;
    x[2] = rm.out.isEmpty() ? 0 : 1;
    rm.flush();
  }

  private void systemRegister(int index, VcpuExit exit, VcpuState state) {
    Cpu cpu = cpus.get(index);
    if (exit.sysreg == IccRegister.IAR1) {
      int intid = next(cpu);
      cpu.pending.remove(intid);
      state.x[exit.register] = intid;
    } else if (exit.sysreg == IccRegister.IGRPEN1) {
      cpu.groupEnabled = (exit.value & 1) != 0;
    } else if (exit.sysreg == IccRegister.SGI1R) {
      int intid = (int) (exit.value >> 24) & 15;
      for (int i = 0; i < cpus.size(); i++) {
        if ((exit.value & 1L << i) != 0) {
          cpus.get(i).pending.add(intid);
        }
      }
    }
    sample();
  }

  private void gicAccess(VcpuExit exit, VcpuState state) {
    int offset = (int) (exit.ipa - GICD);
    if (!exit.write) {
      state.x[exit.register] = gicRegisters.getOrDefault(offset & ~3, 0L);
      return;
    }
    gicRegisters.put(offset & ~3, exit.value);
    if (offset >= 0x100 && offset < 0x180) {
      setBits(offset - 0x100, exit.value, true);
    } else if (offset >= 0x180 && offset < 0x200) {
      setBits(offset - 0x180, exit.value, false);
    } else if (offset >= 0x6000 && offset < 0x8000) {
      routes.put((offset - 0x6000) / 8, (int) exit.value);
    }
    sample();
  }

  private void setBits(int byteOffset, long value, boolean enable) {
    for (int i = 0; i < 32; i++) {
      if ((value & 1L << i) != 0) {
        if (enable) {
          enabled.add(8 * byteOffset + i);
        } else {
          enabled.remove(8 * byteOffset + i);
        }
      }
    }
  }

  /** INTIDs that the primary VM has enabled. */
  public java.util.Set<Integer> enabledInterrupts() {
    return enabled;
  }

  /** The CPU that an interrupt goes to. */
  public int routeOf(int intid) {
    return routes.getOrDefault(intid, -1);
  }

  // Calls from outside.

  @Override
  public long submit(HostRequest request) {
    long id = ++lastRequest;
    scheduled.add(id);
    hostQueue.enqueue(id, request.withId(id).encode());
    sample();
    return id;
  }

  @Override
  public HostReply await(long id) {
    for (int i = 0; i < MAX_ROUNDS; i++) {
      HostReply reply = replies.remove(id);
      if (reply != null) {
        return reply;
      }
      if (!round()) {
        throw new MachineStoppedException("nothing moves and request " + id + " is not done");
      }
    }
    throw new AssertionError("request " + id + " is never done");
  }

  /** True when the request is done. */
  public boolean done(long id) {
    return replies.containsKey(id);
  }

  // Snapshots of the program.

  /** The program's state. */
  public byte[] saveProgram() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (FileStateWriter writer = new FileStateWriter(bytes)) {
      program.save(writer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Replaces the program's state. */
  public void loadProgram(byte[] state) {
    try (FileStateReader reader = new FileStateReader(new ByteArrayInputStream(state))) {
      program.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    memory.close();
  }
}
