package org.gunyahsim.vmmanager.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.gunyahsim.resourcemanager.protocol.LittleEndian;
import org.gunyahsim.vmmanager.PrimaryVm;
import org.gunyahsim.vmmanager.PrimaryVmConfig;
import org.gunyahsim.vmmanager.api.GunyahProcess;
import org.gunyahsim.vmmanager.api.GunyahVcpu;
import org.gunyahsim.vmmanager.api.GunyahVm;
import org.gunyahsim.vmmanager.testing.FakeMachine;
import org.gunyahsim.vmmanager.testing.Transcript;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every case of ADD_FUNCTION and REMOVE_FUNCTION that was recorded on the real driver. */
class FunctionTableTest {
  private final Transcript recorded = Transcript.of("func.debug-share.txt");
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

  private GunyahVm newVm() {
    return process.openDevice().createVm();
  }

  private static byte[] bytes(int size, int first) {
    byte[] bytes = new byte[size];
    if (size >= 4) {
      LittleEndian.put32(bytes, 0, first);
    } else {
      bytes[0] = (byte) first;
    }
    return bytes;
  }

  private long descriptor(GunyahVm vm, int code, int type, int size, long address) {
    byte[] structure = new byte[16];
    LittleEndian.put32(structure, 0, type);
    LittleEndian.put32(structure, 4, size);
    LittleEndian.put64(structure, 8, address);
    return process.tryIoctl(vm.descriptor(), code, structure);
  }

  @Test
  void genericAndVcpu() {
    GunyahVm vm = newVm();
    recorded.after("# ADD_FUNCTION generic");
    recorded.check("ADD_FUNCTION(NULL)", process.tryIoctl(vm.descriptor(), Ioctl.ADD_FUNCTION, 0));
    for (int type : new int[] {0, 4, 5}) {
      recorded.check(
          "ADD_FUNCTION(type %d, 4 bytes) [no module loader]".formatted(type),
          vm.tryAddFunction(type, bytes(4, 0)));
    }
    recorded.check("ADD_FUNCTION(type 0xffffffff)", vm.tryAddFunction(-1, bytes(4, 0)));
    recorded.check("ADD_FUNCTION(VCPU, arg_size 257)", vm.tryAddFunction(1, bytes(257, 0)));
    recorded.check("ADD_FUNCTION(type 99, arg_size 257)", vm.tryAddFunction(99, bytes(257, 0)));
    recorded.check("ADD_FUNCTION(type 99, arg_size 256)", vm.tryAddFunction(99, bytes(256, 0)));
    recorded.check("ADD_FUNCTION(VCPU, arg_size 256)", vm.tryAddFunction(1, bytes(256, 0)));
    recorded.check("ADD_FUNCTION(VCPU, arg_size 0)", vm.tryAddFunction(1, new byte[0]));
    recorded.check("ADD_FUNCTION(VCPU, arg NULL)", descriptor(vm, Ioctl.ADD_FUNCTION, 1, 4, 0));
    recorded.check("ADD_FUNCTION(type 99, arg NULL)", descriptor(vm, Ioctl.ADD_FUNCTION, 99, 4, 0));
    for (int size = 1; size <= 8; size++) {
      if (size != 4) {
        recorded.check(
            "ADD_FUNCTION(VCPU, arg_size %d)".formatted(size),
            vm.tryAddFunction(1, bytes(size, 0)));
      }
    }
    long first = vm.tryAddFunction(1, bytes(4, 0));
    recorded.check("ADD_FUNCTION(VCPU 0)", first);
    recorded.check("ADD_FUNCTION(VCPU 0) again", vm.tryAddFunction(1, bytes(4, 0)));
    recorded.check("ADD_FUNCTION(VCPU 7)", vm.tryAddFunction(1, bytes(4, 7)));
    recorded.check("ADD_FUNCTION(VCPU 0xffffffff)", vm.tryAddFunction(1, bytes(4, -1)));

    int fd = (int) first;
    recorded.check("VCPU_RUN before start", process.tryIoctl(fd, Ioctl.VCPU_RUN, 0));
    recorded.check("VCPU_RUN(arg 1) before start", process.tryIoctl(fd, Ioctl.VCPU_RUN, 1));
    recorded.check("VCPU_MMAP_SIZE", process.tryIoctl(fd, Ioctl.VCPU_MMAP_SIZE, 0));
    recorded.check("VCPU_MMAP_SIZE(arg 5)", process.tryIoctl(fd, Ioctl.VCPU_MMAP_SIZE, 5));
    for (int code :
        new int[] {
          0x4700, 0x4701, 0x4703, 0x4707, 0x4708, 0xae00, 0x5401, 0x40204701, 0x40104704
        }) {
      recorded.check("[vcpu fd] 0x%x".formatted(code), process.tryIoctl(fd, code, 1));
    }
    // read, lseek
    recorded.skip(2);
    long page = process.tryMap(fd, 4096, 0);
    assertThat(page).isPositive();
    assertThat(process.read(page, 40)).containsOnly(0);
    recorded.check("REMOVE_FUNCTION(VCPU 0)", vm.tryRemoveFunction(1, bytes(4, 0)));
    assertThat(process.read(page, 1)[0]).as("immediate_exit after a removal").isZero();
    recorded.check("VCPU_RUN after remove", process.tryIoctl(fd, Ioctl.VCPU_RUN, 0));
    recorded.check("VCPU_MMAP_SIZE after remove", process.tryIoctl(fd, Ioctl.VCPU_MMAP_SIZE, 0));
    recorded.check(
        "ADD_FUNCTION(VCPU 0) after remove, old fd open", vm.tryAddFunction(1, bytes(4, 0)));
    recorded.check("REMOVE_FUNCTION(VCPU 0)", vm.tryRemoveFunction(1, bytes(4, 0)));
    recorded.check("REMOVE_FUNCTION(VCPU 0) again", vm.tryRemoveFunction(1, bytes(4, 0)));
    recorded.check("REMOVE_FUNCTION(VCPU 5) never added", vm.tryRemoveFunction(1, bytes(4, 5)));
    recorded.check("REMOVE_FUNCTION(VCPU, arg_size 0)", vm.tryRemoveFunction(1, new byte[0]));
    recorded.check("REMOVE_FUNCTION(type 99)", vm.tryRemoveFunction(99, bytes(4, 0)));
    recorded.check("REMOVE_FUNCTION(type 99, arg_size 0)", vm.tryRemoveFunction(99, new byte[0]));
    recorded.check(
        "REMOVE_FUNCTION(NULL)", process.tryIoctl(vm.descriptor(), Ioctl.REMOVE_FUNCTION, 0));
    recorded.check(
        "REMOVE_FUNCTION(VCPU, arg NULL)", descriptor(vm, Ioctl.REMOVE_FUNCTION, 1, 4, 0));
    recorded.check("REMOVE_FUNCTION(VCPU 7, arg_size 8)", vm.tryRemoveFunction(1, bytes(8, 7)));
    recorded.check("REMOVE_FUNCTION(VCPU 7, arg_size 2)", vm.tryRemoveFunction(1, bytes(2, 7)));
    recorded.check("REMOVE_FUNCTION(VCPU 7, arg_size 300)", vm.tryRemoveFunction(1, bytes(300, 7)));
    long big = process.allocate(0x2000);
    process.write(big, bytes(4, 7));
    recorded.check(
        "REMOVE_FUNCTION(VCPU 7, arg_size 0x2000)",
        descriptor(vm, Ioctl.REMOVE_FUNCTION, 1, 0x2000, big));
    recorded.check("REMOVE_FUNCTION(VCPU 7, arg_size 4)", vm.tryRemoveFunction(1, bytes(4, 7)));
    assertThat(machine.rm.requests).as("none of this is the resource manager's business").isEmpty();
  }

  private static byte[] irqFd(int fd, int label, int flags, int padding) {
    byte[] bytes = new byte[16];
    LittleEndian.put32(bytes, 0, fd);
    LittleEndian.put32(bytes, 4, label);
    LittleEndian.put32(bytes, 8, flags);
    LittleEndian.put32(bytes, 12, padding);
    return bytes;
  }

  private void irqFd(GunyahVm vm, int fd, int label, int flags, String what) {
    recorded.check(
        "ADD_FUNCTION(IRQFD fd %s, label %d, flags %s)"
            .formatted(what, label, flags == 0 ? "0" : "0x" + Integer.toHexString(flags)),
        vm.tryAddFunction(2, irqFd(fd, label, flags, 0)));
  }

  private static byte[] resized(byte[] bytes, int size) {
    return java.util.Arrays.copyOf(bytes, size);
  }

  @Test
  void irqFds() {
    GunyahVm vm = newVm();
    recorded.after("# IRQFD");
    final int efd = process.eventFd(0).descriptor();
    final int other = process.eventFd(0).descriptor();
    final int nul = (int) process.tryOpen("/dev/null");
    irqFd(vm, efd, 10, 0, "eventfd");
    irqFd(vm, efd, 10, 0, "eventfd");
    irqFd(vm, other, 10, 1, "other eventfd");
    irqFd(vm, efd, 11, 1, "same eventfd");
    irqFd(vm, other, 999, 0, "eventfd");
    irqFd(vm, other, 13, 2, "eventfd");
    irqFd(vm, other, 13, 3, "eventfd");
    irqFd(vm, other, 13, 0x8000_0000, "eventfd");
    irqFd(vm, -1, 13, 0, "-1");
    irqFd(vm, 900, 13, 0, "not open");
    irqFd(vm, nul, 13, 0, "/dev/null");
    irqFd(vm, vm.descriptor(), 13, 0, "vm fd");
    irqFd(vm, -1, 10, 4, "-1 + bad flag");
    irqFd(vm, nul, 10, 0, "/dev/null + used label");
    recorded.check(
        "ADD_FUNCTION(IRQFD padding 0xffffffff)", vm.tryAddFunction(2, irqFd(other, 14, 0, -1)));
    for (int size : new int[] {12, 20, 24}) {
      recorded.check(
          "ADD_FUNCTION(IRQFD arg_size %d)".formatted(size),
          vm.tryAddFunction(2, resized(irqFd(other, 14, 0, -1), size)));
    }
    irqFd(vm, process.eventFd(1).descriptor(), 15, 0, "eventfd already readable");
    recorded.check(
        "REMOVE_FUNCTION(IRQFD label 10, other fd and flags)",
        vm.tryRemoveFunction(2, irqFd(77, 10, 5, 1)));
    recorded.check(
        "REMOVE_FUNCTION(IRQFD label 10) again", vm.tryRemoveFunction(2, irqFd(77, 10, 5, 1)));
    recorded.check(
        "REMOVE_FUNCTION(IRQFD label 999, arg_size 12)",
        vm.tryRemoveFunction(2, resized(irqFd(77, 999, 5, 1), 12)));
    recorded.check(
        "REMOVE_FUNCTION(IRQFD label 999)", vm.tryRemoveFunction(2, irqFd(77, 999, 5, 1)));
  }

  private static byte[] ioEventFd(int fd, long address, int length, int flags, long match) {
    byte[] bytes = new byte[32];
    LittleEndian.put64(bytes, 0, match);
    LittleEndian.put64(bytes, 8, address);
    LittleEndian.put32(bytes, 16, length);
    LittleEndian.put32(bytes, 20, fd);
    LittleEndian.put32(bytes, 24, flags);
    return bytes;
  }

  /** Numbers as the probe's %#x prints them. */
  private static String hex(long value) {
    return value == 0 ? "0" : "0x" + Long.toHexString(value);
  }

  private void ioEventFd(
      GunyahVm vm, int fd, long address, int length, int flags, long match, String what) {
    recorded.check(
        String.format(
            Locale.ROOT,
            "ADD_FUNCTION(IOEVENTFD fd %s, addr %s, len %s, flags %s, match %s)",
            what,
            hex(address),
            Integer.toUnsignedString(length),
            hex(flags & 0xFFFF_FFFFL),
            hex(match)),
        vm.tryAddFunction(3, ioEventFd(fd, address, length, flags, match)));
  }

  @Test
  void ioEventFds() {
    GunyahVm vm = newVm();
    recorded.after("# IOEVENTFD");
    final int efd = process.eventFd(0).descriptor();
    final int other = process.eventFd(0).descriptor();
    final int nul = (int) process.tryOpen("/dev/null");
    int[] lengths = {0, 1, 2, 3, 4, 5, 8, 16, -1};
    for (int i = 0; i < lengths.length; i++) {
      ioEventFd(vm, efd, 0x20000 + 0x10 * i, lengths[i], 0, 0, "efd");
      ioEventFd(vm, efd, 0x21000 + 0x10 * i, lengths[i], 1, 5, "efd");
    }
    ioEventFd(vm, efd, 0x22000, 4, 2, 0, "efd");
    ioEventFd(vm, efd, 0x22000, 4, 0x8000_0001, 0, "efd");
    ioEventFd(vm, -1, 0x22000, 4, 0, 0, "-1");
    ioEventFd(vm, 900, 0x22000, 4, 0, 0, "not open");
    ioEventFd(vm, nul, 0x22000, 4, 0, 0, "/dev/null");
    ioEventFd(vm, -1, 0x22000, 3, 2, 0, "-1+bad len+bad flag");
    ioEventFd(vm, efd, 0xfffffffffffffffcL, 8, 0, 0, "efd");
    ioEventFd(vm, efd, 0xffffffffffffffffL, 1, 0, 0, "efd");
    ioEventFd(vm, efd, 0xfffffffffffffff8L, 8, 1, 0, "efd");
    ioEventFd(vm, efd, 0x23001, 4, 0, 0, "efd unaligned");
    ioEventFd(vm, efd, 0x8000_0000L, 4, 0, 0, "efd addr in RAM");
    ioEventFd(vm, efd, 0x24000, 4, 0, 0, "A");
    ioEventFd(vm, efd, 0x24000, 4, 0, 0, "A same");
    ioEventFd(vm, other, 0x24000, 4, 0, 0, "B same");
    ioEventFd(vm, other, 0x24000, 8, 0, 0, "B len 8");
    ioEventFd(vm, other, 0x24000, 0, 0, 0, "B len 0");
    ioEventFd(vm, other, 0x24000, 4, 1, 7, "B match after no-match");
    ioEventFd(vm, other, 0x24001, 4, 0, 0, "B addr+1");
    ioEventFd(vm, efd, 0x25000, 4, 1, 7, "A");
    ioEventFd(vm, efd, 0x25000, 4, 1, 7, "A same");
    ioEventFd(vm, other, 0x25000, 4, 1, 8, "B other value");
    ioEventFd(vm, other, 0x25000, 8, 1, 7, "B other len");
    ioEventFd(vm, other, 0x25000, 4, 0, 0, "B no-match after match");
    ioEventFd(vm, other, 0x25000, 0, 0, 0, "B len 0 after match");
    ioEventFd(vm, other, 0x25000, 4, 1, 0x100000007L, "B value above len");
    for (int size : new int[] {24, 28, 36, 40}) {
      recorded.check(
          "ADD_FUNCTION(IOEVENTFD arg_size %d)".formatted(size),
          vm.tryAddFunction(3, new byte[size]));
    }
    byte[] byAddress = ioEventFd(0, 0x25000, 0, 0, 0);
    recorded.check(
        "REMOVE_FUNCTION(IOEVENTFD addr 0x25000: three variants)",
        vm.tryRemoveFunction(3, byAddress));
    recorded.check(
        "REMOVE_FUNCTION(IOEVENTFD addr 0x25000) again", vm.tryRemoveFunction(3, byAddress));
    ioEventFd(vm, other, 0x25000, 0, 0, 0, "B after removal");
    recorded.check(
        "REMOVE_FUNCTION(IOEVENTFD addr 0x26000) never added",
        vm.tryRemoveFunction(3, ioEventFd(0, 0x26000, 0, 0, 0)));
    byte[] at24000 = ioEventFd(0, 0x24000, 0, 0, 0);
    recorded.check(
        "REMOVE_FUNCTION(IOEVENTFD addr 0x24000, arg_size 16)",
        vm.tryRemoveFunction(3, resized(at24000, 16)));
    recorded.check("REMOVE_FUNCTION(IRQFD with ioeventfd bytes)", vm.tryRemoveFunction(2, at24000));
  }

  /** The real driver crashes the host here (observations, D3). */
  @Test
  void nothingBehindTheFirstPageOfTheRunPageCanBeTouched() {
    GunyahVm vm = newVm();
    GunyahVcpu vcpu = vm.addVcpu(0);
    long two = process.tryMap(vcpu.descriptor(), 8192, 0);
    assertThat(two).isEqualTo(vcpu.page());
    assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> process.read(two + 4096, 1)))
        .hasMessageContaining("EFAULT");
  }
}
