package org.gunyahsim.vmmanager.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.gunyahsim.guest.devicetree.DeviceTree;
import org.gunyahsim.guest.devicetree.DeviceTreeException;
import org.gunyahsim.hypervisor.trace.Category;
import org.gunyahsim.machine.Machine;
import org.gunyahsim.resourcemanager.protocol.VmState;
import org.gunyahsim.vmmanager.VmmEvents;
import org.gunyahsim.vmmanager.api.GunyahProcess;
import org.gunyahsim.vmmanager.api.GunyahVcpu;
import org.gunyahsim.vmmanager.api.GunyahVm;
import org.gunyahsim.vmmanager.api.VcpuExit;
import org.gunyahsim.vmmanager.driver.Errno;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every way in which VM_START was seen to fail, production quality (observations, section 3). */
class StartTableTest {
  private static final long BASE = ProbeVm.BASE;
  private static final long TREE = ProbeVm.TREE_OFFSET;
  private static final int SIZE = ProbeVm.MEMORY_SIZE;

  private final Machine machine = ProbeVm.machine(1);
  private final GunyahProcess process = new GunyahProcess(machine.calls(), 1);

  /** VMIDs in the order in which they were allocated. */
  private final List<Integer> vmids = new ArrayList<>();

  StartTableTest() {
    machine.tracer().enable(Category.VMM);
    machine
        .tracer()
        .addSink(
            event -> {
              if (event.type.equals(VmmEvents.VM_STATE) && event.arguments[3] == VmState.LOAD) {
                vmids.add((int) event.arguments[1]);
              }
            });
  }

  @AfterEach
  void close() {
    machine.close();
  }

  /** A start that is to fail; afterwards nothing is left of the VM, its VMID included. */
  private void fails(
      String what, int errno, boolean memory, long treeAddress, long treeSize, byte[] tree) {
    GunyahVm vm = process.openDevice().createVm();
    long ram = process.allocate(SIZE, 0x20_0000, 3);
    process.write(ram, ProbeVm.resource("guest.img"));
    process.write(ram + TREE, tree);
    if (memory) {
      vm.lend(1, 7, BASE, SIZE, ram);
    }
    if (treeSize != -1) {
      vm.setDtbConfig(treeAddress, treeSize);
    }
    GunyahVcpu vcpu = vm.addVcpu(0);
    assertThat(vm.tryStart()).as(what).isEqualTo(-errno);
    assertThat(vm.tryStart()).as(what + ", again").isEqualTo(-Errno.ENODEV);
    long run = vcpu.tryRun();
    if (errno == Errno.ENODEV) {
      assertThat(run).as(what + ", run").isZero();
      assertThat(vcpu.exit()).isEqualTo(new VcpuExit.Status(3, 0, 0, 0));
    } else {
      assertThat(run).as(what + ", run").isEqualTo(-Errno.ENODEV);
    }
    vcpu.unmap();
    vcpu.close();
    vm.close();
    machine.runFor(50_000_000);
    assertThat(process.locked()).as(what).isZero();
    process.write(ram, new byte[] {1});
    process.unmap(ram, SIZE);
  }

  @Test
  void failuresAreTheRecordedOnesAndLeaveNothing() throws DeviceTreeException {
    byte[] tree = ProbeVm.resource("guest-1cpu-proxy.dtb");
    int einval = Errno.EINVAL;
    fails("no memory, no DTB", einval, false, 0, -1, tree);
    fails("memory, no DTB", einval, true, 0, -1, tree);
    fails("DTB, no memory", einval, false, BASE + TREE, 0x4000, tree);
    fails("DTB outside memory", einval, true, 0x40000000, 0x4000, tree);
    fails("DTB just after memory", einval, true, BASE + SIZE, 0x4000, tree);
    fails("DTB partly outside", einval, true, BASE + SIZE - 0x1000, 0x4000, tree);
    fails("DTB size 0 inside", einval, true, BASE + TREE, 0, tree);
    fails("DTB size not page multiple", einval, true, BASE + TREE, 1596, tree);
    fails("DTB wraps around", einval, true, 0xfffffffffffff000L, 0x90000000L, tree);
    fails("DTB size > 32 bits", einval, true, BASE + TREE, 0x100004000L, tree);
    fails("DTB unaligned gpa", einval, true, BASE + TREE + 8, 0x4000, tree);
    fails("DTB area holds no DTB", einval, true, BASE + TREE + 0x10000, 0x4000, tree);
    DeviceTree noMemory = DeviceTree.parse(tree);
    var memory = noMemory.find("/memory");
    assertThat(memory).isNotNull();
    if (memory != null) {
      noMemory.root().remove(memory);
    }
    fails("no /memory", Errno.ENODEV, true, BASE + TREE, 0x4000, noMemory.flatten());
    assertThat(vmids).as("no VMID is lost").containsOnly(0x80).hasSize(13);
    ProbeVm good = new ProbeVm(machine, process);
    assertThat(good.vm.tryStart()).isZero();
    assertThat(good.g(0, 4, 0x84000000L, 0, 0)).isEqualTo(0x10001);
    good.close();
  }

  @Test
  void aTreeWithLittleRoomIsEnough() {
    GunyahVm vm = process.openDevice().createVm();
    long ram = process.allocate(SIZE, 0x20_0000, 3);
    process.write(ram, ProbeVm.resource("guest.img"));
    process.write(ram + TREE, ProbeVm.resource("guest-1cpu-proxy.dtb"));
    vm.lend(1, 7, BASE, SIZE, ram);
    vm.setDtbConfig(BASE + TREE, 0x2000);
    assertThat(vm.tryStart()).isZero();
  }

  @Test
  void aProductionResourceManagerTakesNoSharedImage() {
    for (int flags = 0; flags < 8; flags++) {
      GunyahVm vm = process.openDevice().createVm();
      long ram = process.allocate(SIZE, 0x20_0000, 3);
      process.write(ram, ProbeVm.resource("guest.img"));
      process.write(ram + TREE, ProbeVm.resource("guest-1cpu-proxy.dtb"));
      vm.share(1, flags, BASE, SIZE, ram);
      vm.setDtbConfig(BASE + TREE, 0x4000);
      GunyahVcpu vcpu = vm.addVcpu(0);
      boolean readable = (flags & 1) != 0;
      assertThat(vm.tryStart())
          .as("flags %d", flags)
          .isEqualTo(readable ? -Errno.ENODEV : -Errno.EINVAL);
      if (readable) {
        assertThat(vcpu.run()).isEqualTo(new VcpuExit.Status(3, 0, 0, 0));
      } else {
        assertThat(vcpu.tryRun()).isEqualTo(-Errno.ENODEV);
      }
      vcpu.unmap();
      vcpu.close();
      vm.close();
      machine.runFor(50_000_000);
      assertThat(process.locked()).isZero();
    }
    assertThat(vmids).containsOnly(0x80);
  }

  @Test
  void memoryThatAnotherVmHasIsRefused() {
    ProbeVm first = new ProbeVm(machine, process);
    GunyahVm second = process.openDevice().createVm();
    second.lend(1, 7, BASE, SIZE, first.memory);
    second.setDtbConfig(BASE + TREE, 0x4000);
    assertThat(first.vm.tryStart()).isZero();
    assertThat(second.tryStart()).isEqualTo(-Errno.EINVAL);
    second.close();
    assertThat(first.g(0, 0, 0, 0, 0)).isZero();
    first.close();
    assertThat(process.locked()).isZero();
  }
}
