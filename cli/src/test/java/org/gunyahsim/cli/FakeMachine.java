package org.gunyahsim.cli;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import org.gunyahsim.guest.loader.Symbols;
import org.gunyahsim.hypervisor.trace.Category;
import org.gunyahsim.hypervisor.trace.TraceSink;

/** A machine that does what its script says, one step for each call of {@code run}. */
final class FakeMachine implements MachineHandle {
  /** A step of the script. */
  interface Step {
    Stop run(FakeMachine machine, BooleanSupplier pause, long limit);
  }

  final Deque<Step> script = new ArrayDeque<>();
  final List<VmResult> outcomes = new ArrayList<>();
  final StringBuilder typed = new StringBuilder();
  final Map<String, ByteSink> sinks = new HashMap<>();
  List<String> consoles = List.of("hello", "platform");
  Set<Category> traced = Set.of();
  long time;
  long next = Long.MAX_VALUE;
  boolean idle;
  boolean closed;

  FakeMachine then(Step step) {
    script.add(step);
    return this;
  }

  FakeMachine then(StopKind kind) {
    return then((machine, pause, limit) -> new Stop(kind, "because", ""));
  }

  /** Runs until it is asked to pause. */
  FakeMachine thenBusy() {
    return then(
        (machine, pause, limit) -> {
          while (!pause.getAsBoolean()) {
            if (Thread.currentThread().isInterrupted()) {
              throw new AssertionError("nobody wanted a pause");
            }
          }
          return new Stop(StopKind.PAUSED, "", "");
        });
  }

  FakeMachine vm(String name, VmEnd end, String message) {
    outcomes.add(new VmResult(name, end, message));
    return this;
  }

  void print(String console, String text) {
    ByteSink sink = sinks.get(console);
    if (sink != null) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      sink.write(bytes, 0, bytes.length);
    }
  }

  @Override
  public List<String> consoles() {
    return consoles;
  }

  @Override
  public void output(String console, ByteSink sink) {
    sinks.put(console, sink);
  }

  @Override
  public void input(String console, byte[] bytes) {
    typed.append(console).append('<').append(new String(bytes, StandardCharsets.UTF_8)).append('>');
  }

  @Override
  public void trace(Set<Category> categories, TraceSink sink) {
    traced = categories;
  }

  @Override
  public IntFunction<String> vmNames() {
    return vmid -> "vm" + vmid;
  }

  @Override
  public IntFunction<Symbols> symbols() {
    return _ -> Symbols.NONE;
  }

  @Override
  public long time() {
    return time;
  }

  @Override
  public boolean idle() {
    return idle;
  }

  @Override
  public long nextTime() {
    return next;
  }

  @Override
  public Stop run(BooleanSupplier pause, long limit) {
    Step step = script.poll();
    if (step == null) {
      throw new AssertionError("the script is over");
    }
    return step.run(this, pause, limit);
  }

  @Override
  public List<VmResult> outcomes() {
    return outcomes;
  }

  @Override
  public List<String> where() {
    return List.of("hello vCPU 0: at 0x80000000");
  }

  @Override
  public void close() {
    closed = true;
  }
}
