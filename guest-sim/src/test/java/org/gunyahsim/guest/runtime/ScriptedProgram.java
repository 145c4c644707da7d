package org.gunyahsim.guest.runtime;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;

/**
 * A program whose handlers do what the test queued for them, and nothing when it queued nothing.
 */
final class ScriptedProgram implements GuestProgram {
  final FakeMachine machine;
  final Deque<Consumer<GuestCpu>> boot = new ArrayDeque<>();
  final Deque<Consumer<GuestCpu>> interrupt = new ArrayDeque<>();
  final Deque<Consumer<GuestCpu>> resume = new ArrayDeque<>();

  ScriptedProgram(FakeMachine machine) {
    this.machine = machine;
  }

  @Override
  public void onBoot(GuestCpu cpu, long context) {
    machine.note("boot %x".formatted(context));
    run(boot, cpu);
  }

  @Override
  public void onInterrupt(GuestCpu cpu, int intid) {
    machine.note("interrupt " + intid);
    run(interrupt, cpu);
  }

  @Override
  public void onResume(GuestCpu cpu) {
    machine.note("resume %x,%x".formatted(cpu.result(0), cpu.result(1)));
    run(resume, cpu);
  }

  private static void run(Deque<Consumer<GuestCpu>> queue, GuestCpu cpu) {
    Consumer<GuestCpu> next = queue.poll();
    if (next != null) {
      next.accept(cpu);
    }
  }

  @Override
  public void save(StateWriter out) {}

  @Override
  public void load(StateReader in) {}
}
