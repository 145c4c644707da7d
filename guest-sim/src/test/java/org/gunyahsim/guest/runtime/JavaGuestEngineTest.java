package org.gunyahsim.guest.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.engine.ExitReason;
import org.gunyahsim.hypervisor.engine.VcpuEngine;
import org.gunyahsim.hypervisor.snapshot.SnapshotException;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.gunyahsim.hypervisor.time.CostTable;
import org.gunyahsim.hypervisor.trace.Category;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JavaGuestEngineTest {
  private static final long LONG = 1_000_000;

  private final FakeMachine machine = new FakeMachine();
  private final ScriptedProgram program = new ScriptedProgram(machine);
  private final JavaGuestEngine engine = new JavaGuestEngine(machine.context, "test-vm", program);

  @AfterEach
  void close() {
    machine.close();
  }

  private void bootAndWait() {
    machine.powerOn(FakeMachine.ENTRY, 0x40F0_0000L);
    assertThat(engine.run(LONG)).isEqualTo(ExitReason.WFI);
    machine.log.clear();
  }

  @Test
  void powerOnBootsWithX0AndThenWaits() {
    machine.powerOn(FakeMachine.ENTRY, 0x40F0_0000L);
    int reason = engine.run(LONG);
    assertThat(reason).isEqualTo(ExitReason.WFI);
    assertThat(machine.exit.reason).isEqualTo(ExitReason.WFI);
    assertThat(machine.exit.esr).isEqualTo(0x07E0_0000L);
    assertThat(machine.exit.retired).isEqualTo(CostTable.JAVA_HANDLER + 1);
    assertThat(machine.log).containsExactly("boot 40f00000");
    assertThat(machine.state.daif).as("interrupts unmasked").isEqualTo(0b1101);
  }

  @Test
  void poweringOnAgainBootsAgainWhateverWasGoingOn() {
    program.boot.add(cpu -> cpu.smcccLast(0x84000002, 0, 0, 0));
    machine.powerOn(FakeMachine.ENTRY, 1);
    assertThat(engine.run(LONG)).isEqualTo(ExitReason.HVC);
    machine.powerOn(FakeMachine.ENTRY, 2);
    engine.reset();
    assertThat(engine.run(LONG)).isEqualTo(ExitReason.WFI);
    assertThat(machine.log).containsExactly("boot 1", "boot 2");
  }

  @Test
  void hypercallLooksLikeTheInstruction() {
    List<Long> seen = new ArrayList<>();
    machine.answers.put(0x601B, new long[] {ErrorCode.OK, 7, 8});
    machine.answers.put(0x600E, new long[] {0xFFFF_FFFFL});
    program.boot.add(
        cpu -> {
          assertThat(cpu.index()).isEqualTo(3);
          assertThat(cpu.hypercall(HypercallNumber.MSGQUEUE_SEND, 1, 2, 3, 4, 5, 6, 7))
              .isEqualTo(ErrorCode.OK);
          seen.add(cpu.result(1));
          seen.add(cpu.result(2));
          seen.add(machine.exit.esr);
          seen.add(machine.state.x[3]);
          seen.add(machine.state.x[6]);
          seen.add(machine.state.x[7]);
          assertThat(cpu.hypercall(HypercallNumber.OBJECT_RESET, 0, 0))
              .isEqualTo(ErrorCode.UNIMPLEMENTED);
          assertThat(cpu.result(0)).isEqualTo(0xFFFF_FFFFL);
        });
    machine.powerOn(FakeMachine.ENTRY, 0);
    engine.run(LONG);
    assertThat(machine.log).containsExactly("boot 0", "hvc 601b(1,2,3)", "hvc 600e(0,0,0)");
    assertThat(seen).containsExactly(7L, 8L, 0x5A00_601BL, 4L, 7L, 0L);
  }

  @Test
  void smcccGoesThroughHvcZero() {
    machine.answers.put(0, new long[] {0x10003});
    program.boot.add(cpu -> assertThat(cpu.smccc(0x80000000, 5, 6, 7)).isEqualTo(0x10003));
    machine.powerOn(FakeMachine.ENTRY, 0);
    engine.run(LONG);
    assertThat(machine.log).containsExactly("boot 0", "hvc 0(80000000,5,6)");
  }

  @Test
  void interruptsAreAcknowledgedHandledAndEndedBeforeTheActGoesOn() {
    bootAndWait();
    machine.wake();
    machine.raise(33);
    machine.raise(40);
    assertThat(engine.run(LONG)).isEqualTo(ExitReason.WFI);
    assertThat(machine.log)
        .containsExactly(
            "iar", "interrupt 33", "eoi 33", "iar", "interrupt 40", "eoi 40", "resume 40f00000,0");
    assertThat(machine.active).isEmpty();
  }

  @Test
  void maskedInterruptWaitsForTheEndOfTheBoot() {
    machine.powerOn(FakeMachine.ENTRY, 0);
    machine.raise(32);
    engine.run(LONG);
    assertThat(machine.log)
        .containsExactly("boot 0", "iar", "interrupt 32", "eoi 32", "resume 0,0");
  }

  @Test
  void vanishedInterruptCallsNoHandler() {
    bootAndWait();
    machine.wake();
    machine.state.irq = true;
    assertThat(engine.run(LONG)).isEqualTo(ExitReason.WFI);
    assertThat(machine.log).containsExactly("iar", "resume 40f00000,0");
  }

  @Test
  void interruptInAHandlerIsTakenAfterIt() {
    bootAndWait();
    program.resume.add(cpu -> machine.raise(50));
    machine.wake();
    engine.run(LONG);
    // The wait that the handler chose had not begun: it is over, so that no wake-up is lost.
    assertThat(machine.log)
        .containsExactly("resume 40f00000,0", "iar", "interrupt 50", "eoi 50", "resume 40f00000,0");
  }

  @Test
  void callThatWasPendingIsMadeAfterTheInterrupt() {
    program.boot.add(
        cpu -> {
          cpu.callLast(HypercallNumber.VCPU_RUN, 0x11, 0x22, 0x33, 0);
          machine.raise(60);
        });
    program.interrupt.add(
        cpu -> {
          assertThat(cpu.actPending()).isTrue();
          cpu.hypercall(HypercallNumber.DOORBELL_SEND, 1, 2);
        });
    machine.powerOn(FakeMachine.ENTRY, 0);
    assertThat(engine.run(LONG)).isEqualTo(ExitReason.HVC);
    assertThat(machine.exit.immediate).isEqualTo(0x6065);
    assertThat(machine.state.x).startsWith(0x11, 0x22, 0x33, 0, 0, 0, 0, 0);
    assertThat(machine.log)
        .containsExactly("boot 0", "iar", "interrupt 60", "hvc 6012(1,2,0)", "eoi 60");
  }

  @Test
  void interruptMayReplaceAPendingAct() {
    program.boot.add(
        cpu -> {
          cpu.callLast(HypercallNumber.VCPU_RUN, 0x11, 0, 0, 0);
          machine.raise(60);
        });
    program.interrupt.add(GuestCpu::waitForInterrupt);
    machine.powerOn(FakeMachine.ENTRY, 0);
    assertThat(engine.run(LONG)).isEqualTo(ExitReason.WFI);
    assertThat(machine.log).containsExactly("boot 0", "iar", "interrupt 60", "eoi 60");
  }

  @Test
  void resultsOfAnActSurviveInterruptsAndLateChoices() {
    program.boot.add(cpu -> cpu.callLast(HypercallNumber.VCPU_RUN, 0x11, 0, 0, 0));
    machine.powerOn(FakeMachine.ENTRY, 0);
    engine.run(LONG);
    machine.log.clear();
    machine.answerAct(0, 4, 0xA00_0000, 4);
    machine.raise(61);
    program.interrupt.add(
        cpu -> {
          assertThat(cpu.actPending()).isFalse();
          machine.answers.put(0x6012, new long[] {9, 9, 9, 9});
          cpu.hypercall(HypercallNumber.DOORBELL_SEND, 1, 2);
          cpu.callLast(HypercallNumber.SCHEDULER_YIELD, 0, 0, 0, 0);
        });
    program.resume.add(
        cpu -> {
          assertThat(cpu.result(2)).isEqualTo(0xA00_0000);
          assertThat(cpu.result(3)).isEqualTo(4);
          cpu.callLast(HypercallNumber.VCPU_RUN, 0x11, 0x55, 0, 0);
        });
    assertThat(engine.run(LONG)).isEqualTo(ExitReason.HVC);
    assertThat(machine.exit.immediate).isEqualTo(0x6065);
    assertThat(machine.state.x[1]).isEqualTo(0x55);
    assertThat(machine.log)
        .containsExactly("iar", "interrupt 61", "hvc 6012(1,2,0)", "eoi 61", "resume 0,4");
  }

  @Test
  void waitThatEl2DidNotCompleteIsBegunAgain() {
    bootAndWait();
    assertThat(engine.run(LONG)).isEqualTo(ExitReason.WFI);
    assertThat(machine.log).isEmpty();
  }

  @Test
  void budgetEndsTheRunBetweenHandlers() {
    machine.powerOn(FakeMachine.ENTRY, 0);
    assertThat(engine.run(1)).isEqualTo(ExitReason.BUDGET);
    assertThat(machine.exit.retired).isEqualTo(CostTable.JAVA_HANDLER);
    assertThat(machine.log).containsExactly("boot 0");
    assertThat(engine.run(1)).isEqualTo(ExitReason.WFI);
    assertThat(machine.exit.retired).isEqualTo(1);
  }

  @Test
  void counterSeesTheHandlersCostAndThatOfItsTraps() {
    machine.state.runStart = 160_000;
    machine.trapCost = 1600;
    List<Long> times = new ArrayList<>();
    program.boot.add(
        cpu -> {
          times.add(cpu.counter());
          cpu.hypercall(HypercallNumber.HYPERVISOR_IDENTIFY, 0, 0);
          times.add(cpu.counter());
        });
    machine.powerOn(FakeMachine.ENTRY, 0);
    engine.run(LONG);
    long first = (160_000 + CostTable.JAVA_HANDLER) / 16;
    assertThat(times).containsExactly(first, first + 100);
  }

  @Test
  void memoryThroughStage2() {
    program.boot.add(
        cpu -> {
          cpu.store(FakeMachine.RAM + 0xFFE, 4, 0xAABB_CCDDL);
          assertThat(cpu.load(FakeMachine.RAM + 0xFFE, 4)).isEqualTo(0xAABB_CCDDL);
          assertThat(cpu.load(FakeMachine.RAM + 0xFFF, 1)).isEqualTo(0xCC);
          byte[] text = {1, 2, 3, 4, 5, 6};
          cpu.write(FakeMachine.RAM + 0xFFD, text, 1, 5);
          byte[] back = new byte[6];
          cpu.read(FakeMachine.RAM + 0xFFC, back, 0, 6);
          assertThat(back).containsExactly(0, 2, 3, 4, 5, 6);
          cpu.zero(FakeMachine.RAM + 0xFFE, 3);
          assertThat(cpu.load(FakeMachine.RAM + 0xFFC, 8)).isEqualTo(0x0000_0600_0000_0200L);
        });
    machine.powerOn(FakeMachine.ENTRY, 0);
    engine.run(LONG);
    assertThat(machine.memory.getByte(0x4000_1FFDL)).as("first page").isEqualTo(2);
    assertThat(machine.memory.getByte(0x4000_0001L)).as("second page").isEqualTo(6);
  }

  @Test
  void accessibleAsksForTheWholeRange() {
    program.boot.add(
        cpu -> {
          assertThat(cpu.accessible(FakeMachine.RAM, 0x2000, true)).isTrue();
          assertThat(cpu.accessible(FakeMachine.RAM, 0x3000, true)).isFalse();
          assertThat(cpu.accessible(FakeMachine.RAM, 0x3000, false)).isTrue();
          assertThat(cpu.accessible(FakeMachine.RAM, 0x3001, false)).isFalse();
          assertThat(cpu.accessible(FakeMachine.DEVICE, 4, false)).isFalse();
          assertThat(cpu.accessible(FakeMachine.NOWHERE, 0, false)).isTrue();
          assertThat(cpu.accessible(FakeMachine.RAM, -1, false)).isFalse();
          assertThat(cpu.accessible(-4096, 8192, false)).isFalse();
        });
    machine.powerOn(FakeMachine.ENTRY, 0);
    engine.run(LONG);
  }

  @Test
  void deviceMemoryGoesToTheBus() {
    program.boot.add(
        cpu -> {
          assertThat(cpu.load(FakeMachine.DEVICE + 0x18, 4)).isEqualTo(0xAB);
          cpu.store(FakeMachine.DEVICE, 1, 'x');
        });
    machine.powerOn(FakeMachine.ENTRY, 0);
    engine.run(LONG);
    assertThat(machine.log)
        .containsExactly("boot 0", "bus read 9000018 4 at 2000", "bus write 9000000 1 78");
  }

  @Test
  void emulatedDeviceSeesAFullSyndrome() {
    machine.retries = 2;
    program.boot.add(
        cpu -> {
          assertThat(cpu.load(FakeMachine.EMULATED + 8, 2)).isEqualTo(0x1122);
          assertThat(machine.exit.esr).isEqualTo(0x9300_0000L + 0x0049_0007L);
          assertThat(machine.exit.write).isFalse();
          cpu.store(FakeMachine.EMULATED + 16, 8, 0x55);
          assertThat(machine.exit.esr).isEqualTo(0x9300_0000L + 0x00C9_8047L);
          assertThat(machine.exit.sixtyFour).isTrue();
        });
    machine.powerOn(FakeMachine.ENTRY, 0);
    engine.run(LONG);
    assertThat(machine.log).containsExactly("boot 0", "emulated write a000010 8 55");
  }

  @Test
  void systemRegistersTrap() {
    program.boot.add(
        cpu -> {
          cpu.writeSystemRegister(IccRegister.PMR, 0xF0);
          // MSR ICC_PMR_EL1, x9: Op0 3, Op1 0, CRn 4, CRm 6, Op2 0, Rt 9, write.
          assertThat(machine.exit.esr).isEqualTo(0x6200_0000L | 0x0030_112CL);
          assertThat(cpu.readSystemRegister(IccRegister.PMR)).isEqualTo(0xF8);
          assertThat(machine.exit.esr & 1).isEqualTo(1);
        });
    machine.powerOn(FakeMachine.ENTRY, 0);
    engine.run(LONG);
    assertThat(machine.log).containsExactly("boot 0", "pmr 240");
  }

  @Test
  void timerRegistersAreSetAndReported() {
    program.boot.add(
        cpu -> {
          cpu.setVirtualTimer(12345, true);
          cpu.setVirtualTimer(0, false);
        });
    machine.powerOn(FakeMachine.ENTRY, 0);
    engine.run(LONG);
    assertThat(machine.log).containsExactly("boot 0", "timer 1 12345", "timer 0 0");
  }

  @Test
  void injectedAbortCutsTheHandlerShortAndTheFetchOfTheVectorAborts() {
    List<String> events = new ArrayList<>();
    machine.tracer.enable(Category.FAULT);
    machine.tracer.addSink(r -> events.add(r.type.name() + " %x".formatted(r.arguments[2])));
    program.boot.add(
        cpu -> {
          cpu.load(FakeMachine.NOWHERE, 4);
          machine.note("not reached");
        });
    machine.powerOn(FakeMachine.ENTRY, 0);
    assertThat(engine.run(LONG)).isEqualTo(ExitReason.INSTRUCTION_ABORT);
    assertThat(machine.log).containsExactly("boot 0", "abort 1000000000");
    assertThat(machine.exit.ipa).isEqualTo(machine.state.pc).isEqualTo(JavaCode.VECTORS + 0x200);
    assertThat(machine.exit.esr).isEqualTo(0x8200_0007L);
    assertThat(engine.run(LONG)).as("and again").isEqualTo(ExitReason.INSTRUCTION_ABORT);
    assertThat(machine.exit.retired).isEqualTo(1);
    assertThat(events).containsExactly("java_guest_fault 96000010");
    assertThat(engine.faultReport())
        .isEqualTo(
            "test-vm vCPU 3: exception in onBoot(0x0): ESR_EL1 0x96000010, FAR_EL1 0x1000000000");
    machine.powerOn(FakeMachine.ENTRY, 0);
    assertThat(engine.run(LONG)).as("a power-on starts anew").isEqualTo(ExitReason.WFI);
    assertThat(engine.faultReport()).isNull();
  }

  @Test
  void everyKindOfFaultUnwinds() {
    List<java.util.function.Consumer<GuestCpu>> faults =
        List.of(
            cpu -> cpu.store(FakeMachine.READ_ONLY, 4, 1),
            cpu -> cpu.store(FakeMachine.RAM + 0x1FFF, 2, 1),
            cpu -> cpu.write(FakeMachine.RAM + 0x1FFF, new byte[2], 0, 2),
            cpu -> cpu.read(FakeMachine.EMULATED, new byte[2], 0, 2),
            cpu -> cpu.zero(FakeMachine.READ_ONLY, 8),
            cpu -> cpu.readSystemRegister(1234),
            cpu -> {
              try {
                cpu.load(FakeMachine.NOWHERE, 8);
              } catch (Error swallowed) {
                cpu.hypercall(HypercallNumber.HYPERVISOR_IDENTIFY, 0, 0);
              }
            });
    for (var fault : faults) {
      machine.log.clear();
      machine.powerOn(FakeMachine.ENTRY, 0);
      program.boot.add(fault);
      assertThat(engine.run(LONG)).isEqualTo(ExitReason.INSTRUCTION_ABORT);
      assertThat(machine.log).hasSize(2);
    }
  }

  @Test
  void faultAtAcknowledgeIsTheGuestsToo() {
    bootAndWait();
    machine.wake();
    program.interrupt.add(cpu -> cpu.load(FakeMachine.NOWHERE, 1));
    machine.raise(32);
    assertThat(engine.run(LONG)).isEqualTo(ExitReason.INSTRUCTION_ABORT);
    assertThat(engine.faultReport()).contains("in onInterrupt(32)");
  }

  @Test
  void exceptionOfAHandlerNamesVmHandlerAndTime() {
    bootAndWait();
    machine.wake();
    machine.state.runStart = 5_000_000;
    machine.raise(40);
    program.interrupt.add(
        cpu -> {
          throw new ArrayIndexOutOfBoundsException("7 of 4");
        });
    assertThatThrownBy(() -> engine.run(LONG))
        .isInstanceOf(GuestProgramException.class)
        .hasMessage(
            "test-vm vCPU 3: onInterrupt(40) failed at 5002100 ns of virtual time:"
                + " java.lang.ArrayIndexOutOfBoundsException: 7 of 4")
        .hasCauseInstanceOf(ArrayIndexOutOfBoundsException.class);
  }

  @Test
  void whatNoGuestCanMeanIsADefect() {
    List<java.util.function.Consumer<GuestCpu>> defects =
        List.of(
            cpu -> cpu.hypercall(HypercallNumber.VCPU_RUN, 1, 0),
            cpu -> cpu.hypercall(HypercallNumber.SCHEDULER_YIELD, 1, 0),
            cpu -> cpu.hypercall(HypercallNumber.VCPU_POWEROFF, 1, 0),
            cpu -> cpu.hypercall(HypercallNumber.COUNT, 1, 0),
            cpu -> cpu.smccc(0xC6008065, 0, 0, 0),
            cpu -> cpu.smccc(0x84000008, 0, 0, 0),
            cpu -> cpu.callLast(-1, 0, 0, 0, 0),
            cpu -> cpu.load(FakeMachine.RAM, 3),
            cpu -> cpu.result(8));
    for (var defect : defects) {
      machine.powerOn(FakeMachine.ENTRY, 0);
      program.boot.add(defect);
      assertThatThrownBy(() -> engine.run(LONG))
          .isInstanceOf(GuestProgramException.class)
          .hasCauseInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void stateIsSavedInEveryPhase() {
    program.boot.add(cpu -> cpu.callLast(HypercallNumber.VCPU_RUN, 0x11, 0x22, 0, 0));
    machine.powerOn(FakeMachine.ENTRY, 0);
    engine.run(1);
    assertMovable("act pending", ExitReason.HVC, 0x6065);
    machine.answerAct(0, 4, 0xA00_0000, 4);
    machine.raise(61);
    // The interrupt's handler uses the budget up: results wait for the resume.
    engine.run(1);
    for (int i = 0; i < 2; i++) {
      program.resume.add(cpu -> cpu.callLast(0x3B, cpu.result(1), 0, 0, 0));
    }
    assertMovable("results wait", ExitReason.HVC, 0x603B);
    assertThat(machine.state.x[0]).isEqualTo(4);
  }

  private void assertMovable(String when, int reason, int immediate) {
    MemorySnapshot saved = new MemorySnapshot();
    machine.state.save(saved);
    engine.save(saved);
    JavaGuestEngine other = new JavaGuestEngine(machine.context, "other", program);
    StateReader in = saved.reader();
    machine.state.load(in);
    other.load(in);
    MemorySnapshot again = new MemorySnapshot();
    machine.state.save(again);
    other.save(again);
    assertThat(again.values).as(when).isEqualTo(saved.values);
    assertThat(other.run(LONG)).isEqualTo(reason);
    assertThat(machine.exit.immediate).isEqualTo(immediate);
    StateReader back = saved.reader();
    machine.state.load(back);
    engine.load(back);
    assertThat(engine.run(LONG)).isEqualTo(reason);
  }

  @Test
  void damagedStateIsRefused() {
    MemorySnapshot saved = new MemorySnapshot();
    engine.save(saved);
    saved.values.set(0, 99);
    assertThatThrownBy(() -> engine.load(saved.reader())).isInstanceOf(SnapshotException.class);
    saved.values.set(0, 1);
    saved.values.set(1, 3);
    assertThatThrownBy(() -> engine.load(saved.reader())).isInstanceOf(SnapshotException.class);
  }

  @Test
  void addressesAreIpas() {
    assertThat(engine.translate(0x8000_1234L, VcpuEngine.ACCESS_READ)).isEqualTo(0x8000_1234L);
    assertThat(engine.translate(-8, VcpuEngine.ACCESS_READ)).isEqualTo(VcpuEngine.TRANSLATE_FAULT);
  }

  @Test
  void nothingIsAllocatedOnTheWayIntoEl2() {
    machine.quiet = true;
    GuestProgram busy =
        new GuestProgram() {
          @Override
          public void onBoot(GuestCpu cpu, long context) {}

          @Override
          public void onInterrupt(GuestCpu cpu, int intid) {}

          @Override
          public void onResume(GuestCpu cpu) {
            for (int i = 0; i < 100; i++) {
              cpu.hypercall(HypercallNumber.DOORBELL_SEND, 1, i);
              cpu.store(FakeMachine.RAM + i, 4, cpu.result(0));
              cpu.load(FakeMachine.EMULATED, 4);
              cpu.readSystemRegister(IccRegister.PMR);
            }
            cpu.callLast(HypercallNumber.SCHEDULER_YIELD, 0, 0, 0, 0);
          }

          @Override
          public void save(StateWriter out) {}

          @Override
          public void load(StateReader in) {}
        };
    JavaGuestEngine quiet = new JavaGuestEngine(machine.context, "busy", busy);
    machine.powerOn(FakeMachine.ENTRY, 0);
    quiet.run(LONG);
    machine.wake();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (int i = 0; i < 2000; i++) {
      quiet.run(LONG);
    }
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 1000; i++) {
      quiet.run(LONG);
    }
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(bytes).as("bytes for 400,000 traps").isLessThan(100_000);
  }
}
