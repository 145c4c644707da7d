package org.gunyahsim.hypervisor.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.jspecify.annotations.Nullable;

/** Holds queues, CPUs and threads against each other. */
public final class ScheduleAudit {
  private ScheduleAudit() {}

  /**
   * Each queued thread is in exactly the queue of its CPU and priority, is runnable and does not
   * have the CPU; each runnable thread with a CPU is queued there or has the CPU; who runs knows
   * it.
   */
  public static void check(Scheduler scheduler, int cpus, Collection<Vcpu> threads) {
    Set<Vcpu> queued = Collections.newSetFromMap(new IdentityHashMap<>());
    for (int i = 0; i < cpus; i++) {
      CpuScheduler cpu = scheduler.cpu(i);
      for (int priority = 0; priority < 64; priority++) {
        Vcpu before = null;
        for (@Nullable Vcpu v = cpu.queue.peek(priority); v != null; v = v.schedule.next) {
          ThreadSchedule s = v.schedule;
          assertThat(threads.contains(v)).as("%s of queue %d exists", v, i).isTrue();
          assertThat(queued.add(v)).as("%s is in one queue, once", v).isTrue();
          assertThat(s.queued && s.runnable()).as("%s is queued and runnable", v).isTrue();
          assertThat(s.priority).as("queue of %s", v).isEqualTo(priority);
          assertThat(s.affinity).as("queue of %s", v).isEqualTo(i);
          assertThat(s.previous).as("neighbour of %s", v).isSameAs(before);
          before = v;
        }
        assertThat(cpu.queue.hasPriority(priority))
            .as("CPU %d knows whether queue %d is empty", i, priority)
            .isEqualTo(before != null);
      }
      checkCpu(cpu, i, threads);
    }
    for (Vcpu v : threads) {
      checkThread(scheduler, v, queued.contains(v));
    }
  }

  private static void checkCpu(CpuScheduler cpu, int index, Collection<Vcpu> threads) {
    Vcpu active = cpu.active;
    if (active != null) {
      assertThat(threads.contains(active)).as("%s on CPU %d exists", active, index).isTrue();
      assertThat(active.schedule.queued).as("%s has CPU %d and waits", active, index).isFalse();
    }
    Vcpu running = cpu.running;
    if (running != null) {
      assertThat(threads.contains(running)).as("%s on CPU %d exists", running, index).isTrue();
      // By a directed yield it may run while it waits for a turn of its own.
      assertThat(running == active || active != null).as("who yields CPU %d", index).isTrue();
      assertThat(running.schedule.runningOn).as("CPU of %s", running).isEqualTo(index);
    }
  }

  private static void checkThread(Scheduler scheduler, Vcpu v, boolean queued) {
    ThreadSchedule s = v.schedule;
    assertThat(s.queued).as("%s knows whether it is queued", v).isEqualTo(queued);
    if (s.runningOn >= 0) {
      assertThat(scheduler.cpu(s.runningOn).running).as("on CPU %d", s.runningOn).isSameAs(v);
    }
    if (s.runnable() && s.affinity >= 0 && !queued) {
      assertThat(scheduler.cpu(s.affinity).active).as("has CPU %d", s.affinity).isSameAs(v);
    }
  }
}
