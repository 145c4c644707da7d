package org.gunyahsim.cli;

import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import org.gunyahsim.guest.loader.Symbols;
import org.gunyahsim.hypervisor.trace.Category;
import org.gunyahsim.hypervisor.trace.TraceSink;

/** What the command line needs of a machine. All methods are called by one thread. */
public interface MachineHandle extends AutoCloseable {
  /** Takes what a console writes. */
  @FunctionalInterface
  interface ByteSink {
    void write(byte[] bytes, int offset, int length);
  }

  /** How running paused or came to its end. */
  enum StopKind {
    /** The caller wanted a pause. */
    PAUSED,
    /** The virtual time limit was reached. */
    TIME_LIMIT,
    /** Every VM, or the board, is off. */
    ENDED,
    /** Nothing will ever happen again without input. */
    STALLED,
    /** The hypervisor, the resource manager or the primary VM broke down. */
    PANIC
  }

  /**
   * Where running stopped.
   *
   * @param message one line for a person
   * @param dump further lines, or empty
   */
  record Stop(StopKind kind, String message, String dump) {}

  /** How a VM ended. */
  enum VmEnd {
    /** It runs, or has not been started. */
    NONE,
    /** By powering itself off. */
    POWERED_OFF,
    /** By a fault. */
    CRASHED,
    /** By wanting a reset that it is not given, or otherwise by itself. */
    OTHER,
    /** It could not be started. */
    NOT_STARTED
  }

  /**
   * A VM and how it ended.
   *
   * @param message one line for a person, or empty
   */
  record VmResult(String name, VmEnd end, String message) {}

  /** Names of the consoles, the one to show first. */
  List<String> consoles();

  /** Sends what a console writes from now on to the sink; once for each console. */
  void output(String console, ByteSink sink);

  /** Types bytes on a console, now. */
  void input(String console, byte[] bytes);

  /** Sends events of these categories to the sink. */
  void trace(Set<Category> categories, TraceSink sink);

  /** A short name for each VMID. */
  IntFunction<String> vmNames();

  /** What the image of the VM with that VMID calls its addresses. */
  IntFunction<Symbols> symbols();

  /** Virtual time, ns. */
  long time();

  /** True when no CPU has anything to run before {@link #nextTime}. */
  boolean idle();

  /** When the machine goes on, ns of virtual time; {@link Long#MAX_VALUE} without input: never. */
  long nextTime();

  /**
   * Runs.
   *
   * @param pause asked often; true makes this return
   * @param limit virtual time, ns, at which to return
   */
  Stop run(BooleanSupplier pause, long limit);

  /** Every VM in the order of the machine file, and how it ended. */
  List<VmResult> outcomes();

  /** One line for each vCPU: where it is and what it waits for. */
  List<String> where();

  @Override
  void close();
}
