package org.gunyahsim.hypervisor.partition;

import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.object.HypObject;
import org.gunyahsim.hypervisor.object.ObjectService;
import org.gunyahsim.hypervisor.object.ObjectType;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;

/**
 * A partition. Guests cannot create any, so there is one: the root partition, which is privileged
 * (its vCPUs may be critical or belong to the primary VM).
 */
public final class Partition extends HypObject {
  private final Heap heap = new Heap();

  public Partition(long id) {
    super(ObjectType.PARTITION, id);
  }

  public Heap heap() {
    return heap;
  }

  /** True for the root partition: it may hold critical vCPUs. */
  public boolean privileged() {
    return true;
  }

  @Override
  public int activate() {
    return ErrorCode.OK;
  }

  @Override
  protected void deactivate() {
    throw new IllegalStateException("a partition is never deactivated");
  }

  @Override
  protected void cleanup() {}

  @Override
  public void save(StateWriter out) {
    heap.save(out);
  }

  @Override
  public void load(StateReader in, ObjectService objects) {
    heap.load(in);
  }
}
