package org.gunyahsim.vmmanager.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gunyahsim.vmmanager.PrimaryVm;
import org.gunyahsim.vmmanager.PrimaryVmConfig;
import org.gunyahsim.vmmanager.api.GunyahDevice;
import org.gunyahsim.vmmanager.api.GunyahProcess;
import org.gunyahsim.vmmanager.api.GunyahVm;
import org.gunyahsim.vmmanager.testing.FakeMachine;
import org.gunyahsim.vmmanager.testing.Transcript;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every case of the device, of memory regions and of the device tree's place that was recorded on
 * the real driver.
 */
class BasicTableTest {
  private static final long BASE = 0x8000_0000L;

  private final Transcript recorded = Transcript.of("basic.debug-share.txt");
  private final FakeMachine machine =
      new FakeMachine(
          1,
          tracer ->
              new PrimaryVm(
                  new PrimaryVmConfig(
                      List.of(),
                      false,
                      true,
                      FakeMachine.HOST_QUEUE,
                      FakeMachine.HOST_INTERRUPT,
                      List.of()),
                  tracer,
                  (vm, port, value) -> {}));
  private final GunyahProcess process = new GunyahProcess(machine, 1);

  @BeforeEach
  void boot() {
    machine.boot();
    machine.settle();
  }

  @AfterEach
  void close() {
    machine.close();
  }

  @Test
  void device() {
    GunyahDevice device = process.openDevice();
    recorded.check("CREATE_VM(1)", process.tryIoctl(device.descriptor(), Ioctl.CREATE_VM, 1));
    recorded.check(
        "CREATE_VM(1<<32)", process.tryIoctl(device.descriptor(), Ioctl.CREATE_VM, 1L << 32));
    recorded.check("CREATE_VM(-1)", process.tryIoctl(device.descriptor(), Ioctl.CREATE_VM, -1));
    // read, write, lseek; mmap:
    recorded.skip(3);
    recorded.check("mmap(/dev/gunyah)", process.tryMap(device.descriptor(), 4096, 0));
    int[] numbers = {0x4700, 0x4703, 0x4705, 0x4706, 0x4708, 0x47ff, 0xae00, 0x5401};
    for (int number : numbers) {
      recorded.check(
          "[device fd] 0x%x(arg 1)".formatted(number),
          process.tryIoctl(device.descriptor(), number, 1));
    }
    // FIONBIO is the file system's.
    recorded.skip(1);
    int[] more = {
      0xc0204701,
      0x40104701,
      0x40204702,
      0x40404708,
      0x40204709,
      0x4010470a,
      0x40204111,
      0x40104112,
      0x40104113,
      0x4117
    };
    for (int number : more) {
      recorded.check(
          "[device fd] 0x%x(arg 1)".formatted(number),
          process.tryIoctl(device.descriptor(), number, 1));
    }
    long vm = process.tryIoctl(device.descriptor(), Ioctl.CREATE_VM, 0);
    recorded.check("CREATE_VM(0)", vm);
    recorded.skip(3);
    recorded.check("mmap(vm)", process.tryMap((int) vm, 4096, 0));
    for (int number :
        new int[] {
          0x4700, 0x4705, 0x4706, 0x4708, 0x40404708, 0x40204709, 0x40104701, 0x80204701
        }) {
      recorded.check("[vm fd] 0x%x".formatted(number), process.tryIoctl((int) vm, number, 0));
    }
  }

  private void memory(
      GunyahVm vm, int label, int flags, long guest, long size, long address, String what) {
    recorded.check(
        "SET_USER_MEM_REGION(label %d, flags %s, gpa %s, size %s, uva %s)"
            .formatted(label, hex(flags & 0xFFFF_FFFFL), hex(guest), hex(size), what),
        vm.tryShare(label, flags, guest, size, address));
  }

  private static String hex(long value) {
    return value == 0 ? "0" : "0x" + Long.toHexString(value);
  }

  @Test
  void memoryRegions() {
    final GunyahVm vm = process.openDevice().createVm();
    final long ram = process.allocate(0x40_0000);
    recorded.after("# SET_USER_MEM_REGION");
    recorded.check(
        "SET_USER_MEM_REGION(NULL)",
        process.tryIoctl(vm.descriptor(), Ioctl.SET_USER_MEM_REGION, 0));
    memory(vm, 1, 8, BASE, 0x1000, ram, "ram");
    memory(vm, 1, 0x80000007, BASE, 0x1000, ram, "ram");
    memory(vm, 1, 7, BASE, 0, ram, "ram");
    memory(vm, 1, 7, BASE, 0x800, ram, "ram");
    memory(vm, 1, 7, BASE, 0x1001, ram, "ram");
    memory(vm, 1, 7, BASE + 1, 0x1000, ram, "ram");
    memory(vm, 1, 7, BASE + 0x800, 0x1000, ram, "ram");
    memory(vm, 1, 7, BASE, 0x1000, ram + 1, "ram + 1");
    memory(vm, 1, 8, BASE, 0, ram + 1, "ram + 1");
    memory(vm, 1, 7, 0xfffffffffffff000L, 0x1000, ram, "ram");
    memory(vm, 2, 7, 0xfffffffffffff000L, 0x2000, ram, "ram");
    memory(vm, 3, 7, BASE, 0xfffffffffffff000L, ram, "ram");
    memory(vm, 3, 7, BASE, 0x1000, 0, "0");
    memory(vm, 3, 7, BASE, 0x1000, 0x7f0000000000L, "(void *)0x7f0000000000");
    memory(vm, 3, 7, BASE, 0x1000, 0xffff000000000000L, "(void *)0xffff000000000000");
    assertThat(process.locked()).as("the real accounting goes wrong here").isEqualTo(0x3000);
    memory(vm, 1, 7, 0x90000000L, 0x1000, ram, "ram");
    memory(vm, 10, 7, BASE, 0x2000, ram, "ram");
    memory(vm, 10, 7, 0x90000000L, 0x1000, ram + 0x4000, "ram + 0x4000");
    memory(vm, 11, 7, BASE + 0x1000, 0x2000, ram + 0x4000, "ram + 0x4000");
    memory(vm, 11, 7, BASE, 0x1000, ram + 0x4000, "ram + 0x4000");
    memory(vm, 11, 7, BASE - 0x1000, 0x2000, ram + 0x4000, "ram + 0x4000");
    memory(vm, 11, 7, BASE - 0x1000, 0x8000, ram + 0x4000, "ram + 0x4000");
    memory(vm, 11, 7, BASE + 0x2000, 0x1000, ram + 0x4000, "ram + 0x4000");
    memory(vm, 12, 7, BASE - 0x1000, 0x1000, ram + 0x5000, "ram + 0x5000");
    memory(vm, 13, 7, BASE + 0x10000, 0x1000, ram, "ram");
    memory(vm, 14, 7, BASE + 0x11000, 0x2000, ram + 0x1000, "ram + 0x1000");
    int[] flags = {0, 1, 2, 4, 5};
    for (int i = 0; i < flags.length; i++) {
      long offset = 0x6000 + 0x1000L * i;
      memory(
          vm,
          15 + i,
          flags[i],
          BASE + 0x20000 + 0x1000L * i,
          0x1000,
          ram + offset,
          "ram + 0x" + Long.toHexString(offset));
    }
    memory(vm, -1, 7, BASE + 0x30000, 0x1000, ram + 0xb000, "ram + 0xb000");
    memory(vm, 0, 7, BASE + 0x31000, 0x1000, ram + 0xc000, "ram + 0xc000");

    final long readOnly = process.allocate(0x4000, 4096, UserSpace.READ);
    final long alsoReadOnly = process.allocate(0x4000, 4096, UserSpace.READ);
    final long none = process.allocate(0x4000, 4096, 0);
    final long hole = process.allocate(0x4000);
    process.unmap(hole + 0x2000, 0x1000);
    memory(vm, 30, 7, BASE + 0x40000, 0x2000, readOnly, "ro");
    memory(vm, 30, 5, BASE + 0x40000, 0x2000, readOnly, "ro");
    memory(vm, 31, 7, BASE + 0x50000, 0x2000, alsoReadOnly, "rop");
    memory(vm, 31, 1, BASE + 0x50000, 0x2000, alsoReadOnly, "rop");
    memory(vm, 32, 7, BASE + 0x60000, 0x1000, none, "none");
    memory(vm, 32, 1, BASE + 0x60000, 0x1000, none, "none");
    memory(vm, 33, 7, BASE + 0x70000, 0x4000, hole, "hole");
    memory(vm, 34, 7, BASE + 0x70000, 0x2000, hole, "hole");

    // A process that did not create the VM.
    GunyahProcess child = new GunyahProcess(machine, 2);
    GunyahVm theirs = new GunyahVm(child, process.duplicate(vm.descriptor(), child));
    long other = child.allocate(0x1000);
    recorded.check(
        "SET_USER_MEM_REGION(label 40, flags 0x7, gpa 0x80080000, size 0x1000, uva ram + 0xd000)",
        theirs.tryShare(40, 7, BASE + 0x80000, 0x1000, other));
    assertThat(child.tryIoctl(theirs.descriptor(), Ioctl.SET_USER_MEM_REGION, 0))
        .as("before the pointer is looked at")
        .isEqualTo(-Errno.EPERM);
    theirs.setDtbConfig(BASE, 0x1000);
    recorded.check("[child] SET_DTB_CONFIG", 0);
    recorded.check(
        "[child] ADD_FUNCTION(VCPU 7)", theirs.tryAddFunction(1, new byte[] {7, 0, 0, 0}));

    recorded.check(
        "SET_DTB_CONFIG(NULL)", process.tryIoctl(vm.descriptor(), Ioctl.SET_DTB_CONFIG, 0));
    long[][] places = {
      {BASE, 0x1000},
      {BASE, 0x1000},
      {0x10, 0x1000},
      {BASE + 1, 3},
      {BASE, 0},
      {0, 0},
      {0xfffffffffffff000L, 0x2000},
      {-1, 1},
      {-1, -1},
      {BASE, 0xfffffffff0000000L}
    };
    for (long[] place : places) {
      recorded.check(
          "SET_DTB_CONFIG(gpa %s, size %s)".formatted(hex(place[0]), hex(place[1])),
          process.tryIoctl(
              vm.descriptor(), Ioctl.SET_DTB_CONFIG, Syscalls.words(place[0], place[1])));
    }
    assertThat(machine.rm.requests)
        .as("the first sharing asks who we are, and nothing else is sent")
        .extracting(request -> request.toString())
        .containsExactly("56000024 ");
  }

  @Test
  void limits() {
    GunyahVm vm = process.openDevice().createVm();
    long ram = process.allocate(0x2_0000);
    process.limitLocked(0x1_0000);
    assertThat(vm.tryShare(1, 7, BASE, 0x1_0000, ram)).isZero();
    assertThat(vm.tryShare(2, 7, BASE + 0x1_0000, 0x1000, ram + 0x1_0000)).isEqualTo(-Errno.ENOMEM);
    assertThat(process.locked()).isEqualTo(0x1_0000);
    process.limitDescriptors(2);
    assertThat(process.tryIoctl(0, Ioctl.CREATE_VM, 0)).isEqualTo(-Errno.EMFILE);
    assertThat(vm.tryAddFunction(1, new byte[4])).isEqualTo(-Errno.EMFILE);
    process.tryClose(0);
    assertThat(vm.tryAddFunction(1, new byte[4])).as("the device was closed").isZero();
    process.unmap(ram, 0x2_0000);
    vm.close();
    process.tryClose(0);
    machine.settle();
    assertThat(process.locked()).isZero();
    assertThat(machine.rm.requests).as("never started").hasSize(1);
  }
}
