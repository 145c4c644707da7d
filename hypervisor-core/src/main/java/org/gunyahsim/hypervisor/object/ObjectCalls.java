package org.gunyahsim.hypervisor.object;

import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.HypercallArgument.State;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.abi.Rights;
import org.gunyahsim.hypervisor.core.Hypervisor;
import org.gunyahsim.hypervisor.cspace.Cspace;
import org.gunyahsim.hypervisor.hypercall.HypercallBinder;
import org.gunyahsim.hypervisor.hypercall.HypercallFrame;
import org.gunyahsim.hypervisor.hypercall.HypercallHandler;
import org.gunyahsim.hypervisor.partition.Partition;

/** Hypercalls that create and activate objects (sections 2.3 and 2.4). */
public final class ObjectCalls {
  private ObjectCalls() {}

  /** Registers the handlers. */
  public static void register(HypercallBinder b, Hypervisor hypervisor) {
    ObjectService objects = hypervisor.objects();
    b.bind(HypercallNumber.PARTITION_CREATE_PARTITION, ObjectCalls::createPartition);
    b.bind(HypercallNumber.PARTITION_CREATE_CSPACE, creator(objects, ObjectType.CSPACE));
    b.bind(HypercallNumber.PARTITION_CREATE_ADDRSPACE, creator(objects, ObjectType.ADDRSPACE));
    b.bind(HypercallNumber.PARTITION_CREATE_MEMEXTENT, creator(objects, ObjectType.MEMEXTENT));
    b.bind(HypercallNumber.PARTITION_CREATE_THREAD, creator(objects, ObjectType.THREAD));
    b.bind(HypercallNumber.PARTITION_CREATE_DOORBELL, creator(objects, ObjectType.DOORBELL));
    b.bind(HypercallNumber.PARTITION_CREATE_MSGQUEUE, creator(objects, ObjectType.MSGQUEUE));
    b.bind(HypercallNumber.PARTITION_CREATE_VIC, creator(objects, ObjectType.VIC));
    b.bind(HypercallNumber.PARTITION_CREATE_VPM_GROUP, creator(objects, ObjectType.VPM_GROUP));
    b.bind(HypercallNumber.PARTITION_CREATE_VIRTIO_MMIO, creator(objects, ObjectType.VIRTIO_MMIO));
    b.bind(HypercallNumber.OBJECT_ACTIVATE, f -> objects.activate(f.object(0, HypObject.class)));
    b.bind(HypercallNumber.OBJECT_ACTIVATE_FROM, f -> activateFrom(objects, f));
  }

  /** Not implemented in the real one either; it leaves an invalid CapID behind. */
  private static int createPartition(HypercallFrame f) {
    f.result[1] = -1;
    return ErrorCode.UNIMPLEMENTED;
  }

  private static HypercallHandler creator(ObjectService objects, ObjectType type) {
    return f -> create(objects, type, f);
  }

  private static int create(ObjectService objects, ObjectType type, HypercallFrame f) {
    HypObject object = objects.create(f.object(0, Partition.class), type);
    if (object == null) {
      return ErrorCode.NOMEM;
    }
    Cspace space = f.object(1, Cspace.class);
    int error = space.insertMaster(object);
    if (error == ErrorCode.OK) {
      f.result[1] = space.newCapId();
    } else {
      object.release();
    }
    return error;
  }

  private static int activateFrom(ObjectService objects, HypercallFrame f) {
    int error = f.lookUpIn(f.object(0, Cspace.class), 1, null, Rights.OBJECT_ACTIVATE, State.ANY);
    return error == ErrorCode.OK ? objects.activate(f.object(1, HypObject.class)) : error;
  }
}
