package org.gunyahsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.gunyahsim.cli.MachineHandle.StopKind;
import org.gunyahsim.cli.MachineHandle.VmEnd;
import org.gunyahsim.hypervisor.trace.Category;
import org.gunyahsim.machine.spec.MachineSpec;
import org.gunyahsim.testing.Oracle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class MainTest {
  private static final Path HELLO =
      Path.of(System.getProperty("gunyahsim.root", ".."), "samples", "hello");

  @TempDir Path folder = Path.of("");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
  private final FakeMachine machine = new FakeMachine();
  private final List<MachineSpec> built = new ArrayList<>();

  private int execute(String... args) {
    CommandLine line =
        new Main(
                spec -> {
                  built.add(spec);
                  return machine;
                },
                _ -> new HostConsole(new ByteArrayInputStream(new byte[0]), terminal))
            .commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(args);
  }

  private static String hello(String file) {
    return HELLO.resolve(file).toString();
  }

  @Test
  void versionAndHelp() {
    assertThat(execute("--version")).isZero();
    assertThat(out.toString()).startsWith("gunyah-sim ").contains("Java 25");
    assertThat(execute("run", "--help")).isZero();
    assertThat(out.toString()).contains("--wall-limit=DURATION").contains("Usage: gunyah-sim run");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void checkSaysWhatTheFileDescribes() {
    assertThat(execute("check", hello("machine.yaml"))).isZero();
    assertThat(out.toString().replaceAll("\\R", "\n"))
        .startsWith(
            "platform: reference map, 2GiB, 2 CPUs, production, strict, seed 0\nVM hello: ");
  }

  @Test
  void checkNamesTheImagesOfTheRootVm() {
    String file = Oracle.projectRoot().resolve("samples/root-vm/machine.yaml").toString();
    assertThat(execute("check", file)).isZero();
    assertThat(out.toString().replaceAll("\\R", "\n"))
        .contains("resource manager: runtime.elf with application.elf\nprimary VM: primary.bin ");
  }

  @Test
  void runsToTheEnd() {
    machine.then(StopKind.ENDED).vm("hello", VmEnd.POWERED_OFF, "");

    assertThat(execute("run", hello("machine.yaml"))).isZero();
    assertThat(machine.closed).isTrue();
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void oneVmWithoutMachineFile() {
    machine.then(StopKind.ENDED);

    assertThat(
            execute(
                "run",
                "--kernel",
                hello("hello.img"),
                "--append",
                "end=off",
                "--memory=16MiB",
                "--vcpus=2",
                "--cpus=4",
                "--seed=0x10"))
        .isZero();
  }

  @Test
  void quirksAreTheFilesUnlessTheOptionSaysOtherwise() {
    for (String[] args : new String[][] {{}, {"--quirks=lenient"}, {"--quirks", "strict"}}) {
      machine.then(StopKind.ENDED);
      List<String> line = new ArrayList<>(List.of("run", hello("machine.yaml")));
      line.addAll(List.of(args));
      assertThat(execute(line.toArray(String[]::new))).isZero();
    }
    assertThat(built)
        .extracting(spec -> spec.platform().strict())
        .containsExactly(true, false, true);
  }

  @Test
  void oneFileForTwoTracesIsRefused() {
    Path trace = folder.resolve("trace.txt");
    assertThat(
            execute("run", "--trace=rpc:" + trace, "--trace-file=" + trace, hello("machine.yaml")))
        .isEqualTo(ExitStatus.USAGE);
    assertThat(err.toString()).contains("--trace-file", "gets another trace already");
  }

  @Test
  void tracesAndLogs() throws Exception {
    Path trace = folder.resolve("trace.txt");
    machine.then(
        (m, pause, limit) -> {
          m.print("hello", "to the terminal\n");
          m.print("platform", "beside it\n");
          return new MachineHandle.Stop(StopKind.ENDED, "", "");
        });

    assertThat(
            execute(
                "run",
                "--trace=hypercall,rpc:" + trace,
                "--logs=" + folder.resolve("logs"),
                hello("machine.yaml")))
        .isZero();

    assertThat(machine.traced).containsExactlyInAnyOrder(Category.HYPERCALL, Category.RPC);
    assertThat(terminal.toString(StandardCharsets.UTF_8)).isEqualTo("to the terminal\n");
    assertThat(trace).isEmptyFile();
    assertThat(Files.readString(folder.resolve("logs/hello.log"))).isEqualTo("to the terminal\n");
    assertThat(Files.readString(folder.resolve("logs/platform.log"))).isEqualTo("beside it\n");
  }

  @Test
  void anotherConsoleCanBeShown() {
    machine.then(
        (m, pause, limit) -> {
          m.print("hello", "a");
          m.print("platform", "b");
          return new MachineHandle.Stop(StopKind.ENDED, "", "");
        });

    assertThat(execute("run", "--console=platform", hello("machine.yaml"))).isZero();
    assertThat(terminal.toString(StandardCharsets.UTF_8)).isEqualTo("b");
  }

  @Test
  void limitsAreReported() {
    machine.then(StopKind.TIME_LIMIT);

    assertThat(execute("run", "--max-time=10s", hello("machine.yaml")))
        .isEqualTo(ExitStatus.TIME_LIMIT);
    assertThat(err.toString().lines())
        .containsExactly(
            "gunyah-sim: at 0 s of virtual time: the virtual time limit is reached",
            "  hello vCPU 0: at 0x80000000");
  }

  @Test
  void allIsEverythingButInstructions() {
    assertThat(TraceOption.parse("all").categories())
        .isEqualTo(EnumSet.complementOf(EnumSet.of(Category.INSTR)));
    assertThat(TraceOption.parse("all,instr:C:\\x").categories()).contains(Category.INSTR);
    assertThat(TraceOption.parse("all,instr:C:\\x").file()).isEqualTo("C:\\x");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "| gunyah-sim: which command? run, check, explain, or doc; see gunyah-sim --help",
        "fly | gunyah-sim: Unmatched argument at index 0: 'fly'; see gunyah-sim --help",
        "run | gunyah-sim: no machine; name a machine file, or --kernel",
        "run nowhere.yaml | nowhere.yaml: there is no such file; name a machine file"
            + " (docs/machine-file.md)",
        "run a.yaml b.yaml | gunyah-sim: Unmatched argument at index 2: 'b.yaml'; see gunyah-sim"
            + " run --help",
        "run a.yaml --append x | --append: goes with --kernel; in a machine file, write it there",
        "run a.yaml --kernel x | --kernel: beside the machine file a.yaml; give one of the two",
        "run --kernel nowhere | --kernel: kernel \"nowhere\" does not exist; paths are relative to"
            + " the current folder",
        "run --kernel HELLO --memory 16M | --memory: \"16M\" is not a size; give 16MiB",
        "run --kernel HELLO --memory some | --memory: \"some\" is not a size; give one such as"
            + " 256MiB",
        "run --kernel HELLO --vcpus 9 | --vcpus: 9 is out of range; give 1 to 8",
        "run --kernel HELLO --vcpus x | gunyah-sim: Invalid value for option '--vcpus': 'x' is not"
            + " an int; see gunyah-sim run --help",
        "run --kernel HELLO --cpus 0 | --cpus: 0 is out of range; give 1 to 8",
        "run --kernel HELLO --seed x | --seed: \"x\" is not a number; give one such as 1",
        "run --kernel HELLO --quirks none | --quirks: \"none\" is neither; give strict or lenient",
        "run --kernel HELLO --max-time 10 | --max-time: \"10\" is not a duration; give one such as"
            + " 10s, 500ms or 2min",
        "run --kernel HELLO --wall-limit 0s | --wall-limit: 0 leaves no time to run; give more",
        "run --kernel HELLO --trace rcp | --trace: \"rcp\" is no category; give some of all,"
            + " hypercall, rpc, vcpu, scheduler, virq, mmio, sysreg, object, memory, fault, psci,"
            + " vmm, input, instr",
        "run --kernel HELLO --trace rpc: | --trace: no file after the colon; name one, or leave it"
            + " out",
        "run --kernel HELLO --trace rpc:vm=a | --trace: vm=, vcpu= and range= filter instr only",
        "run --kernel HELLO --trace instr:vm=a,x=1 | --trace: \"x=1\" filters nothing; give vm=,"
            + " vcpu= or range=",
        "run --kernel HELLO --trace instr:vcpu=a | --trace: \"a\" is no vCPU; give its number",
        "run --kernel HELLO --trace instr:range=5-4 | --trace: \"5-4\" is no range; give its first"
            + " and last address, 0x1000-0x1FFF",
        "run --kernel HELLO --console x | --console: \"x\" is no console; give hello or platform",
        "run --kernel HELLO --fast | gunyah-sim: Unknown option: '--fast'; see gunyah-sim run"
            + " --help",
      })
  void wrongUsageIsOneLine(String command, String message) {
    String[] args =
        command == null
            ? new String[0]
            : command.replace("HELLO", hello("hello.img")).strip().split(" ", -1);

    assertThat(execute(args)).isEqualTo(ExitStatus.USAGE);
    assertThat(err.toString()).isEqualTo(message + System.lineSeparator());
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void internalErrorWithoutStackTrace() {
    machine.then(
        (m, pause, limit) -> {
          throw new IllegalStateException("broken");
        });

    assertThat(execute("run", hello("machine.yaml"))).isEqualTo(ExitStatus.INTERNAL);
    assertThat(err.toString())
        .isEqualTo(
            "gunyah-sim: internal error: java.lang.IllegalStateException: broken; please report it"
                + " with what --verbose shows"
                + System.lineSeparator());
    assertThat(machine.closed).isTrue();
  }

  @Test
  void internalErrorWithStackTraceWhenVerbose() {
    machine.then(
        (m, pause, limit) -> {
          throw new IllegalStateException("broken");
        });

    assertThat(execute("run", "--verbose", hello("machine.yaml"))).isEqualTo(ExitStatus.INTERNAL);
    assertThat(err.toString()).contains("\tat org.gunyahsim.cli.MainTest");
  }

  @Test
  void durations() {
    assertThat(Durations.parse("x", null)).isEqualTo(Long.MAX_VALUE);
    assertThat(Durations.parse("x", "1.5ms")).isEqualTo(1_500_000);
    assertThat(Durations.parse("x", "2min")).isEqualTo(120_000_000_000L);
    assertThat(Durations.format(1_500_000)).isEqualTo("0.0015 s");
    assertThat(Durations.format(0)).isEqualTo("0 s");
  }
}
