package org.gunyahsim.vmmanager.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import org.gunyahsim.machine.Machine;
import org.gunyahsim.vmmanager.api.EventFd;
import org.gunyahsim.vmmanager.api.GunyahProcess;
import org.gunyahsim.vmmanager.api.GunyahVcpu;
import org.gunyahsim.vmmanager.api.VcpuExit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** irqfds and ioeventfds as they were seen to work (observations, sections 4.5 to 4.7). */
class EventProbeTest {
  private static final OptionalLong ANY = OptionalLong.empty();

  private final Machine machine = ProbeVm.machine(2);
  private final GunyahProcess process = new GunyahProcess(machine.calls(), 1);

  @AfterEach
  void close() {
    machine.close();
  }

  private ProbeVm started() {
    ProbeVm v = new ProbeVm(machine, process);
    v.quiet = true;
    return v;
  }

  /** A store of the guest, and what came of it. */
  private static void store(ProbeVm v, long address, int size, long value, List<String> exits) {
    v.said.clear();
    v.g(0, 2, address, size, value);
    assertThat(v.said).as("store%d of %x at %x", size, value, address).isEqualTo(exits);
  }

  private static List<String> exit(long address, int length, String data) {
    return List.of("exit cpu0 MMIO addr=%x len=%d write data=%s".formatted(address, length, data));
  }

  @Test
  void storesBecomeEvents() {
    ProbeVm v = started();
    EventFd a = process.eventFd(0);
    EventFd b = process.eventFd(0);
    EventFd c = process.eventFd(0);
    EventFd d = process.eventFd(0);
    v.vm.addIoEventFd(a, 0x30000, 0, ANY);
    v.vm.addIoEventFd(b, 0x31000, 4, OptionalLong.of(0x55));
    v.vm.addIoEventFd(c, 0x32000, 8, ANY);
    v.vm.start();
    List<String> none = List.of();
    store(v, 0x30000, 4, 1, none);
    store(v, 0x30000, 1, 0, none);
    store(v, 0x30000, 8, -1, none);
    assertThat(a.take()).isEqualTo(3);
    store(v, 0x30001, 1, 0, exit(0x30001, 1, "0000000000000000"));
    store(v, 0x31000, 4, 0x55, none);
    assertThat(b.take()).isEqualTo(1);
    store(v, 0x31000, 4, 0x56, exit(0x31000, 4, "0000000000000056"));
    store(v, 0x31000, 8, 0x55, exit(0x31000, 8, "0000000000000055"));
    store(v, 0x31000, 1, 0x55, exit(0x31000, 1, "0000000000000055"));
    assertThat(b.take()).as("length and value must be right").isZero();
    v.said.clear();
    v.g(0, 2, 0x31000, 4, 0xffffffff00000055L);
    assertThat(v.said).as("all of the register is compared").hasSize(1);
    assertThat(b.take()).isZero();
    store(v, 0x32000, 4, 9, none);
    store(v, 0x32000, 8, 9, none);
    assertThat(c.take()).as("no match, so any length").isEqualTo(2);

    v.said.clear();
    v.readValue = 0x77;
    assertThat(v.g(0, 1, 0x30000, 4, 0)).as("loads are the VMM's").isEqualTo(0x77);
    assertThat(v.said).hasSize(1);
    assertThat(a.take()).isZero();

    v.vm.addIoEventFd(d, 0x33000, 4, OptionalLong.of(1));
    store(v, 0x33000, 4, 1, none);
    assertThat(d.take()).as("added while running").isEqualTo(1);
    v.vm.addIoEventFd(d, 0x31000, 4, OptionalLong.of(0x56));
    store(v, 0x31000, 4, 0x56, none);
    assertThat(d.take()).isEqualTo(1);
    v.vm.removeIoEventFds(0x31000);
    store(v, 0x31000, 4, 0x55, exit(0x31000, 4, "0000000000000055"));
    store(v, 0x31000, 4, 0x56, exit(0x31000, 4, "0000000000000056"));
    v.vm.addIoEventFd(d, 0x34000, 4, OptionalLong.of(0x100000005L));
    v.said.clear();
    v.g(0, 2, 0x34000, 4, 5);
    assertThat(v.said).hasSize(1);

    v.g(0, 17, 0x30000, 2000, 1);
    assertThat(a.take()).isEqualTo(2000);

    EventFd full = process.eventFd(0);
    full.write(-2);
    v.vm.addIoEventFd(full, 0x35000, 0, ANY);
    store(v, 0x35000, 4, 1, none);
    store(v, 0x35000, 4, 1, none);
    assertThat(full.take()).as("the counter sticks").isEqualTo(-1);
    full.close();
    store(v, 0x35000, 4, 1, none);
    v.close();
    assertThat(process.locked()).isZero();
  }

  /** The guest's interrupt count since it was last asked. */
  private static long irqs(ProbeVm v) {
    return v.g(0, 9, 0, 0, 0) >>> 32;
  }

  private static long lastIrq(ProbeVm v) {
    return v.g(0, 9, 0, 0, 0) & 0xFFFF_FFFFL;
  }

  @Test
  void eventsBecomeInterrupts() {
    ProbeVm v = started();
    EventFd edge = process.eventFd(0);
    EventFd level = process.eventFd(0);
    EventFd nowhere = process.eventFd(0);
    v.vm.addIrqFd(edge, 10, false);
    v.vm.addIrqFd(level, 11, true);
    v.vm.addIrqFd(nowhere, 55, false);
    edge.write(1);
    v.vm.start();
    v.g(0, 7, 0, 0, 0);
    v.g(0, 8, 37, 0, 0);
    v.g(0, 8, 38, 1, 0);
    v.g(0, 14, 1, 0, 0);
    assertThat(irqs(v)).as("what came before the start is lost").isZero();
    edge.write(1);
    assertThat(irqs(v)).isEqualTo(1);
    assertThat(lastIrq(v)).isEqualTo(37);
    edge.write(1);
    assertThat(irqs(v)).as("flag not cleared").isEqualTo(1);
    assertThat(edge.take()).as("not drained").isEqualTo(3);
    edge.write(1);
    edge.write(1);
    edge.write(1);
    assertThat(irqs(v)).as("merged").isEqualTo(1);
    edge.write(0);
    assertThat(irqs(v)).as("a write of 0 counts").isEqualTo(1);
    edge.write(5);
    assertThat(irqs(v)).isEqualTo(1);
    v.g(0, 14, 0, 0, 0);
    edge.write(1);
    edge.write(1);
    v.g(0, 14, 1, 0, 0);
    assertThat(irqs(v)).as("masked, then unmasked").isEqualTo(1);

    level.write(1);
    assertThat(irqs(v)).isEqualTo(1);
    assertThat(lastIrq(v)).isEqualTo(38);
    assertThat(irqs(v)).as("no storm").isZero();
    level.write(1);
    level.write(1);
    assertThat(irqs(v)).isEqualTo(1);

    v.vm.removeIrqFd(10);
    edge.write(1);
    assertThat(irqs(v)).as("removed").isZero();
    v.vm.addIrqFd(edge, 10, false);
    edge.write(1);
    assertThat(irqs(v)).as("added again").isEqualTo(1);
    nowhere.write(1);
    v.close();
    // The real driver follows a stale pointer here (observations, D2).
    nowhere.write(1);
    edge.write(1);
    assertThat(process.locked()).isZero();
  }

  @Test
  void anInterruptEndsTheGuestsWait() {
    ProbeVm v = started();
    EventFd edge = process.eventFd(0);
    v.vm.addIrqFd(edge, 10, false);
    v.vm.start();
    v.g(0, 7, 0, 0, 0);
    v.g(0, 8, 37, 0, 0);
    v.g(0, 14, 1, 0, 0);
    v.give(0, 3, 0, 0, 0);
    long run = v.vcpus.getFirst().begin();
    v.wait(20);
    edge.write(1);
    assertThat(v.vcpus.getFirst().finish(run)).isZero();
    assertThat(v.vcpus.getFirst().exit()).isEqualTo(new VcpuExit.Mmio(0x10020, 8, true, 0));
    v.close();
  }

  @Test
  void twoVcpus() {
    ProbeVm v = new ProbeVm(machine, process, "guest-2cpu-proxy.dtb", 2);
    v.quiet = true;
    v.vm.start();
    long second = v.vcpus.get(1).begin();
    v.wait(10);
    assertThat(v.g(0, 11, 1, 0xcafe, 0)).as("CPU_ON").isZero();
    assertThat(v.vcpus.get(1).finish(second)).isZero();
    assertThat(v.vcpus.get(1).exit()).isEqualTo(new VcpuExit.Mmio(0x11040, 8, true, 0xcafe));
    assertThat(v.g(1, 4, 0x84000000L, 0, 0)).isEqualTo(0x10001);
    assertThat(v.g(0, 4, 0xc4000004L, 1, 0)).as("AFFINITY_INFO").isZero();
    assertThat(v.g(0, 11, 1, 0xcafe, 0)).as("CPU_ON again").isEqualTo(-4);

    // A second caller waits for the first.
    v.give(1, 10, 3000, 0, 0);
    long first = v.vcpus.get(1).begin();
    long waiting = v.vcpus.get(1).begin();
    assertThat(v.vcpus.get(1).finish(first)).isZero();
    assertThat(v.vcpus.get(1).finish(waiting)).isZero();

    v.g(1, 0, 0, 0, 0);

    // vCPU 1 sleeps; vCPU 0 switches the VM off: both learn of it.
    v.give(1, 18, 0, 0, 0);
    long asleep = v.vcpus.get(1).begin();
    v.wait(5);
    v.said.clear();
    assertThat(v.command(0, 4, 0x84000008L, 0, 0).outcome()).isEqualTo(ProbeVm.Answer.STATUS);
    assertThat(v.vcpus.get(1).finish(asleep)).isZero();
    assertThat(v.vcpus.get(1).exit()).isEqualTo(new VcpuExit.Status(2, 1, 4, 0));
    v.close();
    assertThat(process.locked()).isZero();
  }

  @Test
  void aVcpuThatIsOffComesOnAgain() {
    ProbeVm v = new ProbeVm(machine, process, "guest-2cpu-proxy.dtb", 2);
    v.quiet = true;
    v.vm.start();
    long second = v.vcpus.get(1).begin();
    assertThat(v.g(0, 11, 1, 1, 0)).isZero();
    assertThat(v.vcpus.get(1).finish(second)).isZero();
    v.give(1, 4, 0x84000002L, 0, 0);
    second = v.vcpus.get(1).begin();
    v.wait(10);
    assertThat(v.g(0, 4, 0xc4000004L, 1, 0)).as("AFFINITY_INFO, off").isEqualTo(1);
    assertThat(v.g(0, 11, 1, 2, 0)).isZero();
    assertThat(v.vcpus.get(1).finish(second)).isZero();
    assertThat(v.vcpus.get(1).exit()).isEqualTo(new VcpuExit.Mmio(0x11040, 8, true, 2));
    v.close();
  }

  @Test
  void removalEndsARun() {
    for (long op : new long[] {16, 18}) {
      ProbeVm v = started();
      v.vm.start();
      v.give(0, op, 0, 0, 0);
      GunyahVcpu vcpu = v.vcpus.getFirst();
      long run = vcpu.begin();
      v.wait(10);
      v.vm.removeVcpu(0);
      assertThat(vcpu.finish(run)).as("op %d", op).isEqualTo(-4);
      assertThat(vcpu.tryRun()).isEqualTo(-19);
      v.close();
      assertThat(process.locked()).isZero();
    }
  }

  @Test
  void aFunctionWithoutAVcpuDoesNotDisturbTheEnd() {
    // The real driver brings the host down here (observations, D1).
    ProbeVm v = started();
    GunyahVcpu extra = v.vm.addVcpu(5);
    v.vcpus.add(extra);
    v.vm.start();
    assertThat(v.command(0, 4, 0x84000008L, 0, 0).outcome()).isEqualTo(ProbeVm.Answer.STATUS);
    assertThat(extra.tryRun()).isEqualTo(-19);
    v.close();
    assertThat(process.locked()).isZero();
  }
}
