package org.gunyahsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.gunyahsim.cli.MachineHandle.Stop;
import org.gunyahsim.cli.MachineHandle.StopKind;
import org.gunyahsim.cli.MachineHandle.VmEnd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SessionTest {
  private final FakeMachine machine = new FakeMachine();
  private final StringWriter messages = new StringWriter();
  private final Outputs outputs = new Outputs();

  private Session session(HostConsole console, long maxTime, long wallLimit) {
    console.start();
    return new Session(
        machine, console, "hello", new PrintWriter(messages, true), outputs, maxTime, wallLimit);
  }

  @Test
  void anOutputThatBreaksEndsTheSession() throws Exception {
    HostConsole full =
        new HostConsole(
            InputStream.nullInputStream(),
            new OutputStream() {
              @Override
              public void write(int value) throws IOException {
                throw new IOException("Broken pipe");
              }
            });
    machine.thenBusy();
    outputs.show(full, new byte[1], 0, 1);

    assertThat(session(pipe(""), Long.MAX_VALUE, Long.MAX_VALUE).run())
        .isEqualTo(ExitStatus.OUTPUT);
    assertThat(said()).contains("the console cannot be written: Broken pipe");
  }

  @Test
  void aWatchedStreamTellsItsFirstFailure() throws IOException {
    OutputStream log =
        outputs.watch(
            "the log of a",
            new OutputStream() {
              @Override
              public void write(int value) throws IOException {
                throw new IOException("No space left on device");
              }
            });
    assertThat(outputs.failure()).isNull();
    log.write(1);
    log.flush();
    assertThat(outputs.failure())
        .isEqualTo("the log of a cannot be written: No space left on device");
  }

  private int run() throws InterruptedException {
    return session(pipe(""), Long.MAX_VALUE, Long.MAX_VALUE).run();
  }

  private static HostConsole pipe(String text) {
    return pipe(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static HostConsole pipe(InputStream in) {
    return new HostConsole(in, new ByteArrayOutputStream());
  }

  private String said() {
    return messages.toString().replace(System.lineSeparator(), "\n");
  }

  @Test
  void everyVmPoweredOff() throws Exception {
    machine.then(StopKind.ENDED).vm("a", VmEnd.POWERED_OFF, "").vm("b", VmEnd.POWERED_OFF, "");

    assertThat(run()).isEqualTo(ExitStatus.OK);
    assertThat(said()).isEmpty();
  }

  @Test
  void boardWithoutVmsPoweredOff() throws Exception {
    machine.then(StopKind.ENDED);

    assertThat(run()).isEqualTo(ExitStatus.OK);
  }

  @Test
  void crashCountsMoreThanAnotherEnd() throws Exception {
    machine
        .then(StopKind.ENDED)
        .vm("a", VmEnd.OTHER, "asked for a reset")
        .vm("b", VmEnd.CRASHED, "crashed: undefined instruction")
        .vm("c", VmEnd.OTHER, "")
        .vm("d", VmEnd.NOT_STARTED, "")
        .vm("e", VmEnd.POWERED_OFF, "");

    assertThat(run()).isEqualTo(ExitStatus.CRASH);
    assertThat(said())
        .isEqualTo(
            """
            gunyah-sim: a asked for a reset
            gunyah-sim: b crashed: undefined instruction
            gunyah-sim: c ended otherwise than by powering off
            gunyah-sim: d could not be started
            """);
  }

  @Test
  void endOtherThanPowerOff() throws Exception {
    machine.then(StopKind.ENDED).vm("a", VmEnd.OTHER, "asked for a reset");

    assertThat(run()).isEqualTo(ExitStatus.OTHER_END);
  }

  @Test
  void panicShowsItsDump() throws Exception {
    machine.then(
        (m, pause, limit) -> new Stop(StopKind.PANIC, "critical vCPU exited", "x0 0\nx1 1\n"));

    assertThat(run()).isEqualTo(ExitStatus.INTERNAL);
    assertThat(said())
        .isEqualTo(
            """
            gunyah-sim: the machine broke down: critical vCPU exited
            x0 0
            x1 1
              hello vCPU 0: at 0x80000000
            """);
  }

  @Test
  void virtualTimeLimitSaysWhereEverybodyIs() throws Exception {
    machine.then(
        (m, pause, limit) -> {
          assertThat(limit).isEqualTo(10_000_000_000L);
          m.time = limit;
          return new Stop(StopKind.TIME_LIMIT, "", "");
        });

    assertThat(session(pipe(""), 10_000_000_000L, Long.MAX_VALUE).run())
        .isEqualTo(ExitStatus.TIME_LIMIT);
    assertThat(said())
        .isEqualTo(
            """
            gunyah-sim: at 10 s of virtual time: the virtual time limit is reached
              hello vCPU 0: at 0x80000000
            """);
  }

  @Test
  void wallLimitEndsBusyMachine() throws Exception {
    machine.time = 1_500_000;
    machine.thenBusy();
    machine.thenBusy();

    assertThat(session(pipe(""), Long.MAX_VALUE, TimeUnit.MILLISECONDS.toNanos(30)).run())
        .isEqualTo(ExitStatus.WALL_LIMIT);
    assertThat(said()).startsWith("gunyah-sim: at 0.0015 s of virtual time: the wall-clock limit");
  }

  @Test
  void wallLimitEndsMachineThatWaitsForInput() throws Exception {
    machine.then(StopKind.STALLED);
    try (PipedOutputStream open = new PipedOutputStream();
        PipedInputStream in = new PipedInputStream(open)) {
      Session session = session(pipe(in), Long.MAX_VALUE, TimeUnit.MILLISECONDS.toNanos(120));
      machine.then(StopKind.STALLED);

      assertThat(session.run()).isEqualTo(ExitStatus.WALL_LIMIT);
    }
  }

  @Test
  void stallWithoutFurtherInput() throws Exception {
    machine.then(StopKind.STALLED);

    assertThat(run()).isEqualTo(ExitStatus.STALLED);
    assertThat(said()).startsWith("gunyah-sim: at 0 s of virtual time: stalled, because\n");
  }

  @Test
  void endOfInputDoesNotEndTheRun() throws Exception {
    HostConsole console = pipe("");
    machine.then(
        new FakeMachine.Step() {
          @Override
          public Stop run(FakeMachine m, BooleanSupplier pause, long limit) {
            if (console.ended()) {
              return new Stop(StopKind.ENDED, "", "");
            }
            m.script.addFirst(this);
            return new Stop(StopKind.PAUSED, "", "");
          }
        });

    assertThat(session(console, Long.MAX_VALUE, Long.MAX_VALUE).run()).isEqualTo(ExitStatus.OK);
  }

  @Test
  void inputWakesStalledMachine() throws Exception {
    machine.then(StopKind.STALLED).then(StopKind.ENDED);
    try (PipedOutputStream typing = new PipedOutputStream();
        PipedInputStream in = new PipedInputStream(typing)) {
      Thread person =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      Thread.sleep(120);
                      typing.write("hi\r".getBytes(StandardCharsets.UTF_8));
                      typing.flush();
                    } catch (java.io.IOException | InterruptedException e) {
                      throw new AssertionError(e);
                    }
                  });

      assertThat(session(pipe(in), Long.MAX_VALUE, Long.MAX_VALUE).run()).isEqualTo(ExitStatus.OK);
      person.join();
    }
    assertThat(machine.typed).hasToString("hello<hi\r>");
  }

  @Test
  void leavingSaysWhereEverybodyIs() throws Exception {
    Session session = session(pipe(""), Long.MAX_VALUE, Long.MAX_VALUE);
    machine.then(
        (m, pause, limit) -> {
          session.leave(ExitStatus.INTERRUPTED);
          assertThat(pause.getAsBoolean()).isTrue();
          return new Stop(StopKind.PAUSED, "", "");
        });

    assertThat(session.run()).isEqualTo(ExitStatus.INTERRUPTED);
    assertThat(said()).startsWith("gunyah-sim: at 0 s of virtual time: ended by the user\n  hello");
  }

  @Test
  void withPersonIdleTimePassesLikeWallTime() throws Exception {
    HostConsole person =
        new HostConsole(InputStream.nullInputStream(), new ByteArrayOutputStream()) {
          @Override
          boolean interactive() {
            return true;
          }
        };
    machine.idle = true;
    machine.next = TimeUnit.MILLISECONDS.toNanos(80);
    machine
        .thenBusy() // the end of input, or idleness
        .then(
            (m, pause, limit) -> {
              m.time = m.next;
              m.idle = false;
              return new Stop(StopKind.PAUSED, "", "");
            })
        .then(StopKind.ENDED);
    long before = System.nanoTime();

    assertThat(session(person, Long.MAX_VALUE, Long.MAX_VALUE).run()).isEqualTo(ExitStatus.OK);
    assertThat(System.nanoTime() - before).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(75));
  }
}
