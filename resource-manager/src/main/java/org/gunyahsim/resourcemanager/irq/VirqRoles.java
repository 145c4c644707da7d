package org.gunyahsim.resourcemanager.irq;

import java.util.ArrayDeque;
import java.util.Map;
import java.util.TreeMap;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * What each of the resource manager's interrupts stands for, and those that have happened and wait
 * for the event loop, in order of arrival.
 */
public final class VirqRoles {
  /** Kinds of interrupts. */
  public static final int OWN_HALT = 0;

  /** A vCPU of a VM halted. */
  public static final int HALT = 1;

  /** A VM's request queue has a message. */
  public static final int RECEIVE = 2;

  /** A VM's reply queue has room again. */
  public static final int TRANSMIT = 3;

  /**
   * A role.
   *
   * @param virq the interrupt
   * @param kind one of the constants
   * @param vmid the VM concerned
   */
  public record Role(int virq, int kind, int vmid) {}

  private final Map<Integer, Role> roles = new TreeMap<>();
  private final ArrayDeque<Integer> pending = new ArrayDeque<>();

  public void assign(int virq, int kind, int vmid) {
    roles.put(virq, new Role(virq, kind, vmid));
  }

  /** Forgets an interrupt, also if it waits. */
  public void remove(int virq) {
    roles.remove(virq);
    pending.remove(virq);
  }

  /** An interrupt arrived. */
  public void arrived(int virq) {
    if (roles.containsKey(virq) && !pending.contains(virq)) {
      pending.addLast(virq);
    }
  }

  /** Puts one back in front: it was not finished. */
  public void again(int kind, int vmid) {
    roles.forEach(
        (virq, role) -> {
          if (role.kind() == kind && role.vmid() == vmid) {
            pending.remove(virq);
            pending.addFirst(virq);
          }
        });
  }

  /** The oldest that waits, or null. */
  public @Nullable Role next() {
    Integer virq = pending.pollFirst();
    return virq == null ? null : roles.get(virq);
  }

  /** True when something waits. */
  public boolean waiting() {
    return !pending.isEmpty();
  }

  public void save(StateWriter out) {
    out.i32(roles.size());
    roles.forEach(
        (virq, role) -> {
          out.i32(virq);
          out.i32(role.kind());
          out.i32(role.vmid());
        });
    out.i32(pending.size());
    pending.forEach(out::i32);
  }

  public void load(StateReader in) {
    roles.clear();
    pending.clear();
    for (int i = in.i32(); i > 0; i--) {
      int virq = in.i32();
      int kind = in.i32();
      roles.put(virq, new Role(virq, kind, in.i32()));
    }
    for (int i = in.i32(); i > 0; i--) {
      pending.addLast(in.i32());
    }
  }
}
