package org.gunyahsim.vmmanager.kernel;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.gunyahsim.guest.runtime.GuestCpu;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.snapshot.SnapshotException;
import org.gunyahsim.hypervisor.snapshot.Snapshottable;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * The scheduler: per CPU a queue of tasks that can be stepped and a queue of tasks that want to
 * lend the CPU to a vCPU. A CPU steps all that it can, then makes one {@code vcpu_run}, or waits
 * for an interrupt. Tasks are stepped in the order in which they became ready; of those that want
 * to lend the CPU, the one that has lent it least comes first, so that a vCPU that computes without
 * end does not keep back one that leaves for its devices all the time.
 */
public final class Kernel implements Snapshottable {
  /** What a CPU has chosen as its last act. */
  private static final int ACT_IDLE = 0;

  private static final int ACT_RUN = 1;
  private static final int ACT_YIELD = 2;
  private static final int ACT_POWER_OFF = 3;

  /** Steps that one handler may make while others wait for the physical CPU. */
  private static final int MAX_STEPS = 128;

  /** PSCI SYSTEM_OFF. */
  private static final int SYSTEM_OFF = 0x8400_0008;

  private static final int VERSION = 2;

  private final IntFunction<@Nullable Task> factory;
  private final TreeMap<Integer, Task> tasks = new TreeMap<>();
  private int lastTask;
  private Cpu[] cpus = {new Cpu()};
  private boolean powerOff;

  /** How to tell another CPU to look at its queues. */
  private CpuKicker kicker = (cpu, target) -> {};

  /** What the kernel keeps of one CPU. */
  private static final class Cpu {
    final IntFifo ready = new IntFifo();
    final IntFifo runners = new IntFifo();
    boolean online;
    boolean kicked;
    int act;

    /** The task whose call is the last act, or 0. */
    int current;

    /** When that call was made, in counter ticks. */
    long since;

    /** What the task that was chosen last had lent before: nobody's account begins below. */
    long floor;
  }

  /**
   * Makes a kernel without tasks.
   *
   * @param factory makes an empty task of a {@link Task#type} when a snapshot is loaded; null for a
   *     type it does not know
   */
  public Kernel(IntFunction<@Nullable Task> factory) {
    this.factory = factory;
  }

  /** Says how many CPUs there are and how to reach them. */
  public void configure(int cpuCount, CpuKicker interrupts) {
    kicker = interrupts;
    Cpu[] grown = new Cpu[cpuCount];
    for (int i = 0; i < cpuCount; i++) {
      grown[i] = i < cpus.length ? cpus[i] : new Cpu();
    }
    cpus = grown;
  }

  /** CPUs that there are, online or not. */
  public int cpuCount() {
    return cpus.length;
  }

  /** The CPU has booted and can be given tasks. */
  public void online(int cpu) {
    cpus[cpu].online = true;
  }

  public boolean isOnline(int cpu) {
    return cpu < cpus.length && cpus[cpu].online;
  }

  /**
   * Starts a task.
   *
   * @param on the CPU it is to run on
   */
  public void spawn(GuestCpu cpu, Task task, int on) {
    task.id = ++lastTask;
    task.cpu = on < cpus.length ? on : 0;
    tasks.put(task.id, task);
    enqueue(cpu, task);
  }

  /** The task of this number, or null when it is over. */
  public @Nullable Task task(int id) {
    return tasks.get(id);
  }

  /** Wakes every task that sleeps on the channel. */
  public void wake(GuestCpu cpu, long channel) {
    for (Task task : tasks.values()) {
      if (task.channel == channel && !task.queued && !task.running) {
        enqueue(cpu, task);
      }
    }
  }

  /** Asks a task's call to end early, wherever it is: asleep, queued, or lending its CPU. */
  public void signal(GuestCpu cpu, Task task) {
    task.setSignalled();
    kick(cpu, task);
  }

  /** Makes a task look again at why it waits, or end its {@code vcpu_run}. */
  public void kick(GuestCpu cpu, Task task) {
    if (cpus[task.cpu].runners.remove(task.id)) {
      task.running = false;
    }
    if (task.running) {
      task.recheck = true;
      interrupt(cpu, task.cpu);
    } else if (!task.queued) {
      enqueue(cpu, task);
    }
  }

  private void enqueue(GuestCpu cpu, Task task) {
    task.queued = true;
    task.channel = Channel.NEVER;
    cpus[task.cpu].ready.addLast(task.id);
    if (task.cpu != cpu.index()) {
      interrupt(cpu, task.cpu);
    }
  }

  private void interrupt(GuestCpu cpu, int target) {
    Cpu other = cpus[target];
    if (target != cpu.index() && other.online && !other.kicked) {
      other.kicked = true;
      kicker.kick(cpu, target);
    }
  }

  /** After everything that is ready has been done, the VM switches itself off. */
  public void requestPowerOff(GuestCpu cpu) {
    powerOff = true;
    interrupt(cpu, 0);
  }

  /** Runs what is ready and chooses the CPU's last act. */
  public void dispatch(GuestCpu cpu) {
    Cpu self = cpus[cpu.index()];
    self.kicked = false;
    int steps = 0;
    while (!self.ready.isEmpty() && steps < MAX_STEPS) {
      steps++;
      Task task = tasks.get(self.ready.removeFirst());
      if (task == null) {
        continue;
      }
      task.queued = false;
      switch (task.step(this, cpu)) {
        case Task.DONE -> tasks.remove(task.id);
        case Task.AGAIN -> {
          task.queued = true;
          self.ready.addLast(task.id);
        }
        case Task.RUN_VCPU -> {
          task.running = true;
          task.lent = Math.max(task.lent, self.floor);
          self.runners.addLast(task.id);
        }
        default -> {
          // Asleep until its channel is woken.
        }
      }
    }
    chooseAct(cpu, self);
  }

  private void chooseAct(GuestCpu cpu, Cpu self) {
    self.current = 0;
    if (powerOff && cpu.index() == 0) {
      self.act = ACT_POWER_OFF;
      cpu.smcccLast(SYSTEM_OFF, 0, 0, 0);
    } else if (!self.runners.isEmpty()) {
      Task task = nextRunner(self);
      if (task == null) {
        chooseAct(cpu, self);
        return;
      }
      self.floor = Math.max(self.floor, task.lent);
      self.since = cpu.counter();
      self.act = ACT_RUN;
      self.current = task.id;
      cpu.callLast(
          HypercallNumber.VCPU_RUN, task.cap, task.resume[0], task.resume[1], task.resume[2]);
    } else if (!self.ready.isEmpty()) {
      self.act = ACT_YIELD;
      cpu.callLast(HypercallNumber.SCHEDULER_YIELD, 0, 0, 0, 0);
    } else {
      self.act = ACT_IDLE;
      cpu.waitForInterrupt();
    }
  }

  /** Takes the task that has lent the CPU least, the first of several; null when it is over. */
  private @Nullable Task nextRunner(Cpu self) {
    int chosen = self.runners.get(0);
    Task least = tasks.get(chosen);
    for (int i = 1; i < self.runners.size() && least != null; i++) {
      int id = self.runners.get(i);
      Task other = tasks.get(id);
      if (other == null || other.lent < least.lent) {
        chosen = id;
        least = other;
      }
    }
    self.runners.remove(chosen);
    return least;
  }

  /** The CPU's last act is over. */
  public void resumed(GuestCpu cpu) {
    Cpu self = cpus[cpu.index()];
    if (self.act == ACT_RUN) {
      Task task = tasks.get(self.current);
      self.current = 0;
      if (task != null) {
        task.lent += cpu.counter() - self.since;
        task.deliver(cpu);
        task.recheck = false;
        task.running = false;
        task.queued = true;
        self.ready.addLast(task.id);
      }
    }
    dispatch(cpu);
  }

  /**
   * An interrupt has been served: when it made something ready, a {@code vcpu_run} that has not
   * begun waits until that is done.
   */
  public void afterInterrupt(GuestCpu cpu) {
    Cpu self = cpus[cpu.index()];
    self.kicked = false;
    if (!cpu.actPending() || self.act != ACT_RUN && self.act != ACT_YIELD) {
      return;
    }
    Task current = self.act == ACT_RUN ? tasks.get(self.current) : null;
    if (current != null && current.recheck) {
      current.recheck = false;
      current.running = false;
      self.current = 0;
      enqueue(cpu, current);
    }
    if (self.ready.isEmpty() && !powerOff) {
      return;
    }
    if (current != null && current.running) {
      self.runners.addFirst(self.current);
    }
    dispatch(cpu);
  }

  /** Tasks that are not over. */
  public int taskCount() {
    return tasks.size();
  }

  @Override
  public void save(StateWriter out) {
    out.section("vmm.kernel", VERSION);
    out.bool(powerOff);
    out.i32(lastTask);
    out.i32(cpus.length);
    for (Cpu cpu : cpus) {
      cpu.ready.save(out);
      cpu.runners.save(out);
      out.bool(cpu.online);
      out.bool(cpu.kicked);
      out.i32(cpu.act);
      out.i32(cpu.current);
      out.i64(cpu.since);
      out.i64(cpu.floor);
    }
    out.i32(tasks.size());
    for (Map.Entry<Integer, Task> entry : tasks.entrySet()) {
      Task task = entry.getValue();
      out.i32(task.type());
      task.saveHeader(out);
      task.save(out);
    }
  }

  @Override
  public void load(StateReader in) {
    in.section("vmm.kernel");
    powerOff = in.bool();
    lastTask = in.i32();
    cpus = new Cpu[in.i32()];
    for (int i = 0; i < cpus.length; i++) {
      Cpu cpu = new Cpu();
      cpus[i] = cpu;
      cpu.ready.load(in);
      cpu.runners.load(in);
      cpu.online = in.bool();
      cpu.kicked = in.bool();
      cpu.act = in.i32();
      cpu.current = in.i32();
      cpu.since = in.i64();
      cpu.floor = in.i64();
    }
    tasks.clear();
    int count = in.i32();
    for (int i = 0; i < count; i++) {
      int type = in.i32();
      Task task = factory.apply(type);
      if (task == null) {
        throw new SnapshotException("the primary VM has no task of type " + type);
      }
      task.loadHeader(in);
      task.load(in);
      tasks.put(task.id, task);
    }
  }
}
