package org.gunyahsim.vmmanager.driver;

import org.gunyahsim.guest.runtime.GuestCpu;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.gunyahsim.resourcemanager.protocol.LittleEndian;
import org.gunyahsim.resourcemanager.protocol.MessageId;
import org.gunyahsim.vmmanager.driver.DriverVm.Region;
import org.gunyahsim.vmmanager.driver.RmClient.Reply;
import org.gunyahsim.vmmanager.kernel.Task;

/**
 * The end of the first SET_USER_MEM_REGION that shares: the driver must learn its own VMID for the
 * access list. The memory is already held.
 */
final class MapMemory extends Operation {
  static final int KIND = 3;

  private final GunyahDriver driver;
  private final RpcStep rpc;
  private int vm;
  private Region region;

  MapMemory(GunyahDriver driver, int vm, Region region) {
    this.driver = driver;
    this.rpc = new RpcStep(driver.rm);
    this.vm = vm;
    this.region = region;
  }

  @Override
  long step(GuestCpu cpu, Task task) {
    if (!rpc.outstanding()) {
      int error = rpc.begin(cpu, MessageId.VM_GET_VMID, new byte[0]);
      if (error < 0) {
        return undo(cpu, error);
      }
    }
    Reply reply = rpc.poll(task);
    if (reply == null) {
      if (!task.takeSignal()) {
        return PENDING;
      }
      rpc.abandon();
      return undo(cpu, -Errno.EINTR);
    }
    if (reply.errno() < 0) {
      return undo(cpu, reply.errno());
    }
    if (reply.payload().length < 4) {
      return undo(cpu, -Errno.EBADMSG);
    }
    driver.ownVmid = LittleEndian.get16(reply.payload(), 0);
    DriverVm subject = driver.vm(vm);
    int refused = VmCalls.conflict(subject, region);
    if (refused < 0) {
      return undo(cpu, refused);
    }
    subject.regions.addFirst(region);
    return 0;
  }

  private long undo(GuestCpu cpu, int errno) {
    driver.unpin(cpu, region);
    return errno;
  }

  @Override
  int kind() {
    return KIND;
  }

  @Override
  void save(StateWriter out) {
    out.i32(vm);
    region.save(out);
    rpc.save(out);
  }

  @Override
  void load(StateReader in) {
    vm = in.i32();
    region = Region.load(in);
    rpc.load(in);
  }
}
