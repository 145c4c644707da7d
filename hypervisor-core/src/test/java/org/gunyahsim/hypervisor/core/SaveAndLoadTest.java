package org.gunyahsim.hypervisor.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.gunyahsim.hypervisor.hypercall.RootVmFixture;
import org.gunyahsim.hypervisor.snapshot.FileStateReader;
import org.gunyahsim.hypervisor.snapshot.FileStateWriter;
import org.gunyahsim.hypervisor.snapshot.HashStateWriter;
import org.gunyahsim.hypervisor.snapshot.SnapshotException;
import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.gunyahsim.hypervisor.vic.Vic;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Snapshots of whole machines, and replay of their input. */
class SaveAndLoadTest {
  private static final long END = 5_000_000;

  /** Two VMs on two CPUs, one of them proxied by the other, timers and interrupts in use. */
  private static Bench machine() {
    Bench bench = empty();
    bench.hypervisor.objects().createRootPartition(bench.hypervisor.config().heapSize());
    Bench.Vm owner = bench.vm(3);
    Bench.Vm guest = bench.vm(0x80, false);
    Vcpu proxied = guest.proxied();
    for (int i = 0; i < 3; i++) {
      Vcpu vcpu = owner.started(0, i % 2);
      enableTimer(bench, vcpu);
      if (i == 0 && vcpu.engine() instanceof PatternEngine engine) {
        engine.target = owner.cap(proxied);
      }
    }
    enableTimer(bench, proxied);
    return bench;
  }

  private static Bench empty() {
    return new Bench(2, HypervisorConfig.Quality.PRODUCTION, PatternEngine::new);
  }

  /** Group 1 and the virtual timer's PPI, through the registers. */
  private static void enableTimer(Bench bench, Vcpu vcpu) {
    Vic vic = Objects.requireNonNull(vcpu.vic());
    store(vcpu, vic, 0, 0x0, 3);
    store(vcpu, vic, vcpu.vicIndex() + 1, 0x1_0080, -1);
    store(vcpu, vic, vcpu.vicIndex() + 1, 0x1_0100, 1 << 27);
    vcpu.exit.sysreg = 3 << 14 | 12 << 7 | 12 << 3 | 7;
    vcpu.exit.value = 1;
    assertThat(bench.hypervisor.interrupts().systemRegister(vcpu, vcpu.exit)).isTrue();
  }

  private static void store(Vcpu vcpu, Vic vic, int frame, int offset, long value) {
    vcpu.exit.write = true;
    vcpu.exit.size = 4;
    vcpu.exit.value = value;
    assertThat(vic.frame(frame).access(vcpu, vcpu.exit, offset)).isTrue();
  }

  private static byte[] save(Hypervisor hypervisor) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (FileStateWriter writer = new FileStateWriter(out)) {
      hypervisor.save(writer);
    }
    return out.toByteArray();
  }

  private static Bench load(byte[] snapshot) throws IOException {
    Bench bench = empty();
    try (FileStateReader reader = new FileStateReader(new ByteArrayInputStream(snapshot))) {
      bench.hypervisor.load(reader);
      reader.end();
    }
    return bench;
  }

  private static String runTo(Bench bench, long end) {
    bench.hypervisor.loop().run(() -> false, end);
    return bench.hypervisor.hash().hash();
  }

  @Test
  void theMachineOfTheseTestsDoesSomething() {
    Bench bench = machine();
    bench.hypervisor.loop().run(() -> false, END);
    long instructions =
        bench.hypervisor.objects().all().stream()
            .filter(Vcpu.class::isInstance)
            .map(object -> ((Vcpu) object).engine())
            .filter(PatternEngine.class::isInstance)
            .mapToLong(engine -> ((PatternEngine) Objects.requireNonNull(engine)).done())
            .peek(done -> assertThat(done).isGreaterThan(10_000))
            .sum();
    assertThat(instructions).isGreaterThan(1_000_000);
  }

  @Property(tries = 10)
  void aLoadedMachineGoesOnAsTheSavedOne(@ForAll @LongRange(min = 0, max = END) long when)
      throws IOException {
    String straight = runTo(machine(), END);
    Bench first = machine();
    first.hypervisor.loop().run(() -> false, when);
    byte[] snapshot = save(first.hypervisor);
    Bench second = load(snapshot);
    HashStateWriter before = first.hypervisor.hash();
    HashStateWriter after = second.hypervisor.hash();
    before.hash();
    after.hash();
    assertThat(after.sections()).isEqualTo(before.sections());
    assertThat(save(second.hypervisor)).isEqualTo(snapshot);
    assertThat(runTo(second, END)).isEqualTo(straight);
    assertThat(runTo(first, END)).isEqualTo(straight);
  }

  @Property(tries = 60)
  void damagedSnapshotsAreRefusedOrHarmless(
      @ForAll @IntRange(min = 0, max = 1_000_000) int place, @ForAll byte value)
      throws IOException {
    Bench saved = machine();
    byte[] snapshot = save(saved.hypervisor);
    snapshot[place % snapshot.length] = value;
    try {
      Bench loaded = load(snapshot);
      // Some bits mean nothing: padding at the end of the compressed stream.
      assertThat(loaded.hypervisor.hash().hash()).isEqualTo(saved.hypervisor.hash().hash());
    } catch (SnapshotException e) {
      assertThat(e.getMessage()).isNotEmpty();
    }
  }

  @Test
  void aSnapshotOfAnotherMachineIsRefused() throws IOException {
    byte[] snapshot = save(machine().hypervisor);
    Bench other = new Bench(1, HypervisorConfig.Quality.PRODUCTION, PatternEngine::new);
    try (FileStateReader reader = new FileStateReader(new ByteArrayInputStream(snapshot))) {
      assertThatThrownBy(() -> other.hypervisor.load(reader))
          .isInstanceOf(SnapshotException.class)
          .hasMessageContaining("another configuration");
    }
    assertThatThrownBy(
            () ->
                new FileStateReader(
                        new ByteArrayInputStream("hello".getBytes(StandardCharsets.US_ASCII)))
                    .close())
        .isInstanceOf(SnapshotException.class)
        .hasMessage("this is no snapshot");
  }

  @Test
  void aSnapshotOfAMachineThatSomebodyAttendsIsAnother() {
    HypervisorConfig plain =
        new HypervisorConfig(HypervisorConfig.Quality.DEBUG, true, 1, 8, 3 << 20);
    HypervisorConfig attended =
        new HypervisorConfig(HypervisorConfig.Quality.DEBUG, true, 1, 8, 3 << 20, true);
    try (RootVmFixture saved = new RootVmFixture(plain);
        RootVmFixture same = new RootVmFixture(plain, false);
        RootVmFixture other = new RootVmFixture(attended, false)) {
      same.load(saved.save());
      assertThatThrownBy(() -> other.load(saved.save()))
          .isInstanceOf(SnapshotException.class)
          .hasMessageContaining("another configuration");
    }
  }

  @Test
  void aSnapshotOfAnotherFormatIsRefusedInOneLine() throws IOException {
    byte[] snapshot = save(machine().hypervisor);
    // Behind the eight bytes of the magic.
    snapshot[8] = 1;
    assertThatThrownBy(() -> new FileStateReader(new ByteArrayInputStream(snapshot)).close())
        .isInstanceOf(SnapshotException.class)
        .hasMessage(
            "the snapshot has format 1, and this program reads 2 only: save the machine anew");
  }

  /** Input changes a register of the first vCPU: enough to be seen in everything that follows. */
  private static int connect(Bench bench) {
    return bench
        .hypervisor
        .input()
        .register(
            "test",
            data -> {
              for (Object object : bench.hypervisor.objects().all()) {
                if (object instanceof Vcpu vcpu) {
                  vcpu.state.x[20] += data[0] * bench.hypervisor.now();
                }
              }
            });
  }

  @Property(tries = 20)
  void aReplayedLogGivesTheSameRun(@ForAll List<@LongRange(min = 1, max = 900_000) Long> pauses)
      throws IOException {
    Bench live = machine();
    int source = connect(live);
    byte[] half = null;
    byte next = 1;
    for (long pause : pauses) {
      live.runFor(pause);
      if (next == 3) {
        half = save(live.hypervisor);
      }
      live.hypervisor.input().offer(source, new byte[] {next++});
    }
    long end = live.hypervisor.loop().time() + END;
    String expected = runTo(live, end);
    InputLog log = reread(live.hypervisor.input().log());
    assertThat(log.entries()).hasSize(pauses.size());

    Bench replayed = machine();
    connect(replayed);
    replayed.hypervisor.loop().replay(log);
    assertThat(runTo(replayed, end)).isEqualTo(expected);
    replayHalf(half, log, end, expected);
  }

  private static void replayHalf(byte @Nullable [] half, InputLog log, long end, String expected)
      throws IOException {
    if (half != null) {
      Bench bench = load(half);
      connect(bench);
      bench.hypervisor.loop().replay(log);
      assertThat(runTo(bench, end)).isEqualTo(expected);
    }
  }

  private static InputLog reread(InputLog log) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (FileStateWriter writer = new FileStateWriter(out)) {
      log.save(writer);
    }
    InputLog read = new InputLog();
    try (FileStateReader reader =
        new FileStateReader(new ByteArrayInputStream(out.toByteArray()))) {
      read.load(reader);
      reader.end();
    }
    return read;
  }

  @Test
  void inputWakesAnIdleMachineAtThePacedTime() {
    Bench bench = new Bench(1);
    Vcpu vcpu = bench.vm(3).started(0, 0);
    bench.script(vcpu).wfi();
    List<Long> times = new ArrayList<>();
    int source =
        bench
            .hypervisor
            .input()
            .register(
                "test",
                data -> {
                  times.add(bench.hypervisor.now());
                  vcpu.onVirqDeliverable();
                });
    assertThat(bench.hypervisor.loop().run(() -> false, Long.MAX_VALUE).reason())
        .isEqualTo(MachineStop.Reason.STALLED);
    bench.hypervisor.loop().advanceTo(123_456_789);
    bench.hypervisor.input().offer(source, new byte[] {1});
    bench.hypervisor.loop().run(() -> bench.script(vcpu).instructions() > 1, Long.MAX_VALUE);
    assertThat(times).containsExactly(123_456_789L);
    assertThat(bench.hypervisor.cpu(0).clock()).isGreaterThan(123_456_789L);
    assertThat(bench.hypervisor.input().log().entries())
        .singleElement()
        .extracting(InputLog.Entry::time)
        .isEqualTo(123_456_789L);
  }
}
