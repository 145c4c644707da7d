package org.gunyahsim.vmmanager.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.gunyahsim.machine.Machine;
import org.gunyahsim.vmmanager.api.GunyahProcess;
import org.gunyahsim.vmmanager.api.GunyahVcpu;
import org.gunyahsim.vmmanager.api.VcpuExit;
import org.gunyahsim.vmmanager.driver.Ioctl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The recorded runs of the driver's probe on the real system, repeated here line by line. */
class DriverProbeTest {
  private static final long MAILBOX = 0x1_0000;

  private final Machine machine = ProbeVm.machine(2);
  private final GunyahProcess process = new GunyahProcess(machine.calls(), 1);

  @AfterEach
  void close() {
    machine.close();
  }

  /** What the recording says between two lines, without what differs between builds. */
  private static List<String> recorded(String from, String to) {
    List<String> lines = new ArrayList<>();
    boolean inside = false;
    String text = new String(ProbeVm.resource("run.production-lend.txt"), StandardCharsets.UTF_8);
    for (String line : text.lines().toList()) {
      if (line.startsWith(to)) {
        break;
      }
      if (inside && comparable(line)) {
        lines.add(line);
      }
      inside |= line.startsWith(from);
    }
    return lines;
  }

  private static boolean comparable(String line) {
    return !line.startsWith("[")
        && !line.startsWith("#")
        && !line.startsWith("mem ")
        && !line.startsWith("info locked")
        && !line.startsWith("info returned")
        && !line.contains("ELR=");
  }

  private static List<String> comparable(List<String> lines) {
    return lines.stream().filter(DriverProbeTest::comparable).toList();
  }

  @Test
  void ordinaryLaunchReadsWritesAndFaults() {
    ProbeVm v = new ProbeVm(machine, process);
    GunyahVcpu vcpu = v.vcpus.getFirst();
    v.ioctl("VCPU_RUN before START", vcpu.tryRun());
    v.ioctl("START()", v.vm.tryStart());
    v.ioctl("START() again", v.vm.tryStart());
    for (int i = 0; i < 3; i++) {
      v.ioctl("VCPU_RUN", vcpu.tryRun());
      v.showExit(0);
      if (vcpu.exit() instanceof VcpuExit.Mmio mmio && !mmio.write()) {
        vcpu.answer(0);
      }
    }
    // Inside a command fetch: the words that follow are read, then the answer comes.
    while (!(vcpu.exit() instanceof VcpuExit.Mmio mmio
        && mmio.write()
        && mmio.address() == MAILBOX + 0x20)) {
      if (vcpu.exit() instanceof VcpuExit.Mmio mmio && !mmio.write()) {
        vcpu.answer(0);
      }
      vcpu.run();
    }
    v.readValue = 0x8877_6655_4433_2211L;
    long[] sizes = {1, 2, 4, 8, 0x81};
    for (long size : sizes) {
      long r = v.g(0, 1, 0x20000, size, 0);
      v.say("guest load size %x -> %x".formatted(size, r));
    }
    for (int i = 0; i < 4; i++) {
      v.g(0, 2, 0x20000 + i * 0x100, sizes[i], 0x1122_3344_5566_7788L);
    }
    v.g(0, 2, 0x20000, 1, 0x1122_3344_5566_7788L);
    v.g(0, 2, 0x20000, 4, 0xFFFF_FFFF_0000_0055L);
    v.say(("guest load4 at +1 -> %x").formatted(v.g(0, 1, 0x20001, 4, 0)));
    v.say("guest load4 across page -> %x".formatted(v.g(0, 1, 0x20ffe, 4, 0)));
    v.g(0, 1, 0x20000, 16, 0);
    v.g(0, 2, 0x20000, 16, 0x55);
    v.say("guest load4 at 0 -> %x".formatted(v.g(0, 1, 0, 4, 0)));
    v.g(0, 1, 0x3ffffff8, 8, 0);
    v.say("guest load4 at 40000000 -> %x".formatted(v.g(0, 1, 0x40000000, 4, 0)));
    v.g(0, 1, 0x7ffffffc, 4, 0);
    v.g(0, 1, ProbeVm.BASE + ProbeVm.MEMORY_SIZE, 4, 0);
    v.g(0, 2, ProbeVm.BASE + ProbeVm.MEMORY_SIZE, 4, 1);
    v.g(0, 1, 0x10_0000_0000L, 4, 0);
    v.say("guest reads word -> %x".formatted(v.g(0, 1, ProbeVm.BASE + 0x180000, 8, 0)));
    v.g(0, 2, ProbeVm.BASE + 0x180008, 8, 0x1234);
    v.g(0, 5, 0, 0, 0);
    v.g(0, 13, 0x20000, 0, 0);
    v.g(0, 13, 0x90000000L, 0, 0);
    v.say(
        "# PSCI/SMCCC from the guest: version %x features %x affinity_info0 %x identify %x"
            .formatted(
                v.g(0, 4, 0x84000000L, 0, 0),
                v.g(0, 4, 0x8400000aL, 0x84000008L, 0),
                v.g(0, 4, 0xc4000004L, 0, 0),
                v.g(0, 4, 0xc6008000L, 0, 0)));

    vcpu.setImmediateExit(1);
    setExitReason(vcpu, 77);
    v.ioctl("VCPU_RUN with immediate_exit=1", vcpu.tryRun());
    v.say(
        "info exit_reason=%d immediate_exit=%d".formatted(exitReason(vcpu), vcpu.immediateExit()));
    v.ioctl("VCPU_RUN again", vcpu.tryRun());
    vcpu.setImmediateExit(0x80);
    v.ioctl("VCPU_RUN with immediate_exit=0x80", vcpu.tryRun());
    vcpu.setImmediateExit(0);
    v.say("guest alive after: %x".formatted(v.g(0, 0, 0, 0, 0)));

    v.runToLoad(0, 0x20000, 1, 0x20000, 8, 0);
    vcpu.answer(0x1111_2222_3333_4444L);
    vcpu.setImmediateExit(1);
    v.ioctl("VCPU_RUN (data 1111222233334444, immediate_exit=1)", vcpu.tryRun());
    vcpu.setImmediateExit(0);
    vcpu.tryRun();
    v.showExit(0);
    v.say("  (data above = value the guest received)");

    v.runToLoad(0, 0x20000, 1, 0x20000, 4, 0);
    vcpu.answer(0xFFFF_FFFF_89AB_CDEFL);
    // length, is_write, address and reason are nobody's business now
    process.write(vcpu.page() + 32, new byte[] {8, 0, 0, 0, 1});
    process.write(vcpu.page() + 16, new byte[8]);
    setExitReason(vcpu, 9);
    vcpu.tryRun();
    v.showExit(0);

    // The loads whose answer depends on the guest's own build are not printed above.
    List<String> expected = new ArrayList<>(recorded("# an ordinary launch", "# signals"));
    expected.removeIf(
        line ->
            line.startsWith("guest ldp")
                || line.startsWith("guest load8 at 3ffffff8")
                || line.startsWith("guest load4 below RAM")
                || line.startsWith("guest load4 after RAM")
                || line.startsWith("guest load4 at 1000000000"));
    assertThat(comparable(v.said)).containsExactlyElementsOf(expected);
    assertThat(v.said)
        .contains(
            "# PSCI/SMCCC from the guest: version 10001 features 0 affinity_info0 0"
                + " identify 5100000000008001");
  }

  private void setExitReason(GunyahVcpu vcpu, int reason) {
    process.write(vcpu.page() + 8, new byte[] {(byte) reason, 0, 0, 0});
  }

  private int exitReason(GunyahVcpu vcpu) {
    return process.read(vcpu.page() + 8, 1)[0];
  }

  @Test
  void signalsAndLateChanges() {
    ProbeVm v = new ProbeVm(machine, process);
    v.quiet = true;
    GunyahVcpu vcpu = v.vcpus.getFirst();
    v.vm.start();
    v.give(0, 16, 0, 0, 0);
    setExitReason(vcpu, 77);
    v.ioctl("VCPU_RUN, SIGALRM without SA_RESTART", v.runInterrupted(0, 200));
    v.say("info exit_reason=%d counter=0".formatted(exitReason(vcpu)));
    v.ioctl(
        "VCPU_RUN, SIGALRM with SA_RESTART at 0.2 s, SIGUSR1 plain at 0.7 s",
        v.runInterrupted(0, 700));

    long late = process.allocate(0x2000);
    v.ioctl(
        "SET_USER_MEM_REGION after START (new range)",
        v.vm.tryShare(50, 7, 0xa0000000L, 0x2000, late));
    v.ioctl(
        "SET_USER_MEM_REGION after START (old label)",
        v.vm.tryShare(1, 7, 0xb0000000L, 0x2000, late));
    v.vm.setDtbConfig(ProbeVm.BASE, 1);
    v.ioctl("SET_DTB_CONFIG after START", 0);
    v.ioctl("START() while running", v.vm.tryStart());
    long extra = v.vm.tryAddFunction(1, new byte[] {1, 0, 0, 0});
    v.ioctl("ADD_FUNCTION(VCPU 1, not in the VM's DT) after START", extra);
    v.vm.removeVcpu(0);
    v.ioctl("REMOVE_FUNCTION(VCPU 0) while VM runs", 0);
    v.say("info immediate_exit=%d".formatted(vcpu.immediateExit()));
    v.ioctl("VCPU_RUN on the dead fd", vcpu.tryRun());
    GunyahVcpu again = v.vm.addVcpu(0);
    v.ioctl("ADD_FUNCTION(VCPU 0) again", again.descriptor());
    v.vcpus.add(again);
    v.ioctl("VCPU_RUN on the new fd (guest spins, signal)", v.runInterrupted(1, 200));
    List<String> expected = new ArrayList<>(recorded("# signals", "# vCPU thread enters"));
    expected.removeIf(line -> line.startsWith("info guest progressed"));
    assertThat(withoutNumbers(comparable(v.said))).isEqualTo(withoutNumbers(expected));
    assertThat(again.immediateExit()).isZero();
    v.close();
    assertThat(process.locked())
        .as("recorded: the other vCPU's descriptor keeps the VM")
        .isEqualTo(2056 << 10);
    process.tryClose((int) extra);
    v.wait(50);
    assertThat(process.locked()).isZero();
  }

  /** Descriptors differ: any number that is no error is as good as another. */
  private static List<String> withoutNumbers(List<String> lines) {
    return lines.stream().map(line -> line.replaceAll("-> [1-9][0-9]*$", "-> FD")).toList();
  }

  @Test
  void everyEndIsToldAsRecorded() {
    // Observations, section 4.4.
    Object[][] table = {
      {0x84000008L, 0L, 0L, "status=2 type=1 reason_size=4 reason=0000000000000000"},
      {0x84000009L, 0L, 0L, "status=2 type=2 reason_size=4 reason=0000000000000000"},
      {0xc4000012L, 0x80000001L, 0x77L, "status=2 type=3 reason_size=16 reason=0080000001000080"},
      {0xc4000012L, 0L, 0x77L, "status=2 type=3 reason_size=16 reason=0080000000000000"},
    };
    for (Object[] row : table) {
      ProbeVm v = new ProbeVm(machine, process);
      v.quiet = true;
      v.vm.start();
      assertThat(v.command(0, 4, (long) row[0], (long) row[1], (long) row[2]).outcome())
          .isEqualTo(ProbeVm.Answer.STATUS);
      assertThat(v.said).containsExactly("exit cpu0 STATUS " + row[3]);
      GunyahVcpu vcpu = v.vcpus.getFirst();
      vcpu.setImmediateExit(1);
      assertThat(vcpu.tryRun()).as("with immediate_exit").isZero();
      vcpu.setImmediateExit(0);
      process.write(vcpu.page() + 8, new byte[28]);
      assertThat(vcpu.tryRun()).isZero();
      assertThat(vcpu.exit()).as("a cleared page stays so").isEqualTo(new VcpuExit.Unknown(0));
      assertThat(v.vm.tryStart()).as("START after the exit").isEqualTo(-19);
      v.vm.removeVcpu(0);
      GunyahVcpu again = v.vm.addVcpu(0);
      v.vcpus.add(again);
      assertThat(again.tryRun()).isZero();
      v.showExit(1);
      assertThat(v.said.getLast()).endsWith((String) row[3]);
      v.close();
      assertThat(process.locked()).isZero();
    }
  }

  @Test
  void anExceptionLoopEndsAsASoftwareError() {
    ProbeVm v = new ProbeVm(machine, process);
    v.quiet = true;
    v.vm.start();
    v.g(0, 6, 0x90000000L, 0, 0);
    assertThat(v.command(0, 5, 0, 0, 0).outcome()).isEqualTo(ProbeVm.Answer.STATUS);
    assertThat(v.said)
        .containsExactly("exit cpu0 STATUS status=2 type=5 reason_size=4 reason=0000000000000000");
    v.close();
    assertThat(process.locked()).isZero();
  }

  @Test
  void stopsWhateverTheGuestDoes() {
    for (int doing = 0; doing < 6; doing++) {
      ProbeVm v = new ProbeVm(machine, process);
      v.quiet = true;
      v.vm.start();
      switch (doing) {
        case 0 -> {
          // Never run.
        }
        case 1 -> v.g(0, 0, 0, 0, 0);
        case 2 -> {
          v.give(0, 18, 0, 0, 0);
          assertThat(v.runInterrupted(0, 5)).as("WFI").isEqualTo(-4);
        }
        case 3 -> {
          v.give(0, 16, 0, 0, 0);
          assertThat(v.runInterrupted(0, 5)).as("spinning").isEqualTo(-4);
        }
        case 4 -> {
          v.give(0, 4, 0x84000002L, 0, 0);
          assertThat(v.runInterrupted(0, 5)).as("CPU_OFF").isEqualTo(-4);
        }
        default -> v.runToLoad(0, 0x20000, 1, 0x20000, 8, 0);
      }
      v.close();
      assertThat(process.locked()).as("case %d", doing).isZero();
      process.write(v.memory, new byte[] {0x5a});
      process.unmap(v.memory, ProbeVm.MEMORY_SIZE);
    }
  }

  @Test
  void fourVmsAtOnce() {
    List<ProbeVm> all = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      all.add(new ProbeVm(machine, process));
    }
    List<Long> starts = new ArrayList<>();
    for (ProbeVm v : all) {
      starts.add(
          machine
              .calls()
              .submit(
                  org.gunyahsim.vmmanager.api.HostRequest.of(
                      org.gunyahsim.vmmanager.api.HostCallKind.IOCTL,
                      1,
                      v.vm.descriptor(),
                      Ioctl.VM_START,
                      0)));
    }
    for (long start : starts) {
      assertThat(machine.calls().await(start).result()).isZero();
    }
    for (ProbeVm v : all) {
      v.quiet = true;
      assertThat(v.g(0, 4, 0x84000000L, 0, 0)).isEqualTo(0x10001);
    }
    all.forEach(ProbeVm::close);
    assertThat(process.locked()).isZero();
  }
}
