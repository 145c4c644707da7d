package org.gunyahsim.cli;

import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.gunyahsim.hypervisor.core.HypervisorConfig.Quality;
import org.gunyahsim.machine.Machine;
import org.gunyahsim.machine.conformance.ConsoleComparison;
import org.gunyahsim.machine.conformance.Probe;
import org.gunyahsim.machine.spec.Artifact;
import org.gunyahsim.machine.spec.MachineSpec;
import org.gunyahsim.machine.spec.Numbers;
import org.gunyahsim.machine.spec.UserError;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gunyah-sim conformance}: what the scripts in samples/conformance call. */
@Command(
    name = "conformance",
    mixinStandardHelpOptions = true,
    description = "Runs the recorded system's probe and compares (samples/conformance).")
final class ConformanceCommand implements Callable<Integer> {
  private final MachineFactory machines;

  @Spec private CommandSpec spec = CommandSpec.create();

  ConformanceCommand(MachineFactory machines) {
    this.machines = machines;
  }

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "which command? run, or compare");
  }

  /** What run and compare share. */
  static final class ProbeOptions {
    @Option(
        names = "--sample",
        paramLabel = "FOLDER",
        required = true,
        hidden = true,
        description = "The folder samples/conformance; given by its scripts.")
    private Path sample = Path.of("");

    @Option(
        names = "--image",
        paramLabel = "FILE",
        description = "Another image than the probe, linked at 0x41000000.")
    private @Nullable Path image;

    @Option(
        names = "--quality",
        paramLabel = "QUALITY",
        description = "Build of the hypervisor: production (the default) or debug.")
    private Quality quality = Quality.PRODUCTION;

    @Option(names = "--seed", paramLabel = "NUMBER", description = "Source of randomness.")
    private String seed = "0";

    @Option(
        names = "--max-time",
        paramLabel = "DURATION",
        description = "Stop after this much virtual time (default: 10min).")
    private String maxTime = "10min";

    @Option(
        names = "--wall-limit",
        paramLabel = "DURATION",
        description = "Stop after this much wall-clock time.")
    private @Nullable String wallLimit;

    @Parameters(index = "0", paramLabel = "SUITE", description = "Number of the suite to run.")
    private int suite;

    private MachineSpec machine() {
      Path file = image == null ? sample.resolve("probe").resolve("probe.bin") : image;
      long number =
          Numbers.number(seed)
              .orElseThrow(
                  () -> new UserError.InOption("--seed", "\"" + seed + "\" is not a number"));
      return Probe.machine(
          read("--image", file),
          read("--sample", sample.resolve("platform.dtb")),
          suite,
          quality,
          number);
    }

    private static Artifact read(String option, Path file) {
      try {
        return Artifact.of(file.toString(), Files.readAllBytes(file));
      } catch (IOException e) {
        throw unreadable(option, file, e);
      }
    }

    /** Runs the suite; its console goes to {@code out}. The exit status. */
    private int run(MachineFactory machines, OutputStream out, PrintWriter messages)
        throws InterruptedException {
      long virtualLimit = Durations.parse("--max-time", maxTime);
      long hostLimit = Durations.parse("--wall-limit", wallLimit);
      try (MachineHandle machine = machines.build(machine());
          HostConsole console = new HostConsole(InputStream.nullInputStream(), out)) {
        LineWatch watch = new LineWatch(Probe.DONE);
        Outputs outputs = new Outputs();
        machine.output(
            Machine.PLATFORM_CONSOLE,
            (bytes, offset, length) -> {
              outputs.show(console, bytes, offset, length);
              watch.see(bytes, offset, length);
            });
        console.start();
        StringWriter end = new StringWriter();
        int status =
            new Session(
                    machine,
                    console,
                    Machine.PLATFORM_CONSOLE,
                    new PrintWriter(end, true),
                    outputs,
                    virtualLimit,
                    hostLimit)
                .run();
        // The probe sleeps when it is done: a stall is its regular end. In suite 83 another CPU
        // loops.
        if (watch.seen() && (status == ExitStatus.STALLED || status == ExitStatus.TIME_LIMIT)) {
          return ExitStatus.OK;
        }
        messages.print(end);
        messages.flush();
        return status;
      }
    }
  }

  private static UserError unreadable(String option, Path file, IOException e) {
    return new UserError.InOption(
        option,
        "\"" + file + "\" cannot be read (" + UserError.reason(e) + "); name a file that can");
  }

  /** {@code run}: prints the console of a suite. */
  @Command(
      name = "run",
      mixinStandardHelpOptions = true,
      description = "Runs a suite of the probe as primary VM and prints its console.")
  int run(@Mixin ProbeOptions options) throws InterruptedException {
    return options.run(
        machines, new FileOutputStream(FileDescriptor.out), spec.commandLine().getErr());
  }

  /** {@code compare}: runs a suite and holds it against transcripts. */
  @Command(
      name = "compare",
      mixinStandardHelpOptions = true,
      description = {
        "Runs a suite and compares its console with a recorded one. Exits 0 when they are equal by"
            + " the rules of compare.py, and prints the lines that differ otherwise. With several"
            + " transcripts it is enough to equal one."
      })
  int compare(
      @Mixin ProbeOptions options,
      @Option(names = "--cpu", description = "Also compare the CPU's identity and features.")
          boolean cpu,
      @Option(names = "--lines", defaultValue = "60", description = "Most lines to print.")
          int lines,
      @Parameters(index = "1..*", arity = "1..*", paramLabel = "TRANSCRIPT") List<Path> transcripts)
      throws InterruptedException {
    List<String> recorded = new ArrayList<>();
    for (Path transcript : transcripts) {
      try {
        recorded.add(new String(Files.readAllBytes(transcript), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw unreadable("TRANSCRIPT", transcript, e);
      }
    }
    ByteArrayOutputStream console = new ByteArrayOutputStream();
    int status = options.run(machines, console, spec.commandLine().getErr());
    String ours = console.toString(StandardCharsets.UTF_8);
    PrintWriter out = spec.commandLine().getOut();
    ConsoleComparison closest = null;
    for (String transcript : recorded) {
      ConsoleComparison comparison = ConsoleComparison.of(transcript, ours, cpu);
      if (closest == null || comparison.differences().size() < closest.differences().size()) {
        closest = comparison;
      }
    }
    if (closest == null) {
      return ExitStatus.USAGE;
    }
    closest.differences().stream().limit(lines).forEach(out::println);
    out.println(closest.summary());
    out.flush();
    if (!closest.equal()) {
      return 1;
    }
    return status;
  }

  /** Notices when a text has passed. */
  private static final class LineWatch {
    private final byte[] wanted;
    private int matched;

    LineWatch(String wanted) {
      this.wanted = wanted.getBytes(StandardCharsets.US_ASCII);
    }

    void see(byte[] bytes, int offset, int length) {
      for (int i = offset; i < offset + length && matched < wanted.length; i++) {
        matched = bytes[i] == wanted[matched] ? matched + 1 : bytes[i] == wanted[0] ? 1 : 0;
      }
    }

    boolean seen() {
      return matched == wanted.length;
    }
  }
}
