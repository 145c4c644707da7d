package org.gunyahsim.hypervisor.virtiommio;

import org.gunyahsim.hypervisor.snapshot.SnapshotException;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;

/** The virtqueues of a device, of which QueueSel shows one; queue 0 at first. */
final class QueueBanks {
  private final Queue[] queues;
  private int selected;

  QueueBanks(int count) {
    queues = new Queue[count];
    for (int i = 0; i < count; i++) {
      queues[i] = new Queue();
    }
  }

  /** True for an index, unsigned, that the device has. */
  boolean exists(int index) {
    return index >= 0 && index < queues.length;
  }

  /** A queue that {@link #exists}. */
  Queue get(int index) {
    return queues[index];
  }

  /** QueueSel; false, and nothing changed, when there is no such queue. */
  boolean select(int index) {
    if (!exists(index)) {
      return false;
    }
    selected = index;
    return true;
  }

  Queue selected() {
    return queues[selected];
  }

  /** Sets a field of the selected queue, to any value. True, for the register table. */
  boolean setSelected(int field, int value) {
    selected().set(field, value);
    return true;
  }

  /** Makes every queue not ready. */
  void clearReady() {
    for (Queue queue : queues) {
      queue.set(Queue.READY, 0);
    }
  }

  void save(StateWriter out) {
    out.i32(selected);
    for (Queue queue : queues) {
      queue.save(out);
    }
  }

  void load(StateReader in) {
    if (!select(in.i32())) {
      throw new SnapshotException("the snapshot selects a virtqueue that does not exist");
    }
    for (Queue queue : queues) {
      queue.load(in);
    }
  }
}
