package org.gunyahsim.cli;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.gunyahsim.hypervisor.trace.Category;
import org.gunyahsim.machine.spec.MachineSpec;
import org.gunyahsim.machine.spec.UserError;
import org.gunyahsim.machine.trace.Explainer;
import org.gunyahsim.machine.trace.TextTrace;
import org.gunyahsim.machine.trace.TraceFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gunyah-sim run}. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Runs a machine: the one that FILE describes, or one VM given by --kernel and the options"
            + " that go with it.")
final class RunCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);

  private final MachineFactory machines;
  private final ConsoleFactory consoles;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private MachineOptions machine = new MachineOptions();

  @Option(
      names = "--trace",
      paramLabel = "CATEGORY,...[:FILTER][:FILE]",
      description =
          "Write a line for each event of these categories to standard error, or to FILE. May be"
              + " given several times. Categories: all (all but instr), hypercall, rpc, vcpu,"
              + " scheduler, virq, mmio, sysreg, object, memory, fault, psci, vmm, input, instr. FILTER chooses instructions:"
              + " vm=NAME,vcpu=N,range=FROM-TO.")
  private List<String> traces = new ArrayList<>();

  @Option(
      names = "--trace-file",
      paramLabel = "FILE",
      description = "Save every event but instructions to FILE, for gunyah-sim explain.")
  private @Nullable String traceFile;

  /** Which hypercalls to explain. */
  enum Explain {
    errors,
    all
  }

  @Option(
      names = "--explain",
      paramLabel = "WHICH",
      description =
          "Explain each hypercall that fails (errors), or each one (all), on standard error.")
  private @Nullable Explain explain;

  @Option(
      names = "--max-time",
      paramLabel = "DURATION",
      description = "Stop after this much virtual time, such as 10s or 500ms.")
  private @Nullable String maxTime;

  @Option(
      names = "--wall-limit",
      paramLabel = "DURATION",
      description = "Stop after this much wall-clock time.")
  private @Nullable String wallLimit;

  @Option(
      names = "--console",
      paramLabel = "NAME",
      description =
          "The console to show: a VM's name, or platform (default: the first VM's; without VMs,"
              + " platform).")
  private @Nullable String console;

  @Option(
      names = "--logs",
      paramLabel = "FOLDER",
      description = "Write what each console shows to FOLDER/NAME.log.")
  private @Nullable String logs;

  private final List<Flushable> openTraces = new ArrayList<>();
  private final Set<Path> traceFiles = new HashSet<>();
  private final List<OutputStream> openLogs = new ArrayList<>();
  private final Outputs outputs = new Outputs();

  RunCommand(MachineFactory machines, ConsoleFactory consoles) {
    this.machines = machines;
    this.consoles = consoles;
  }

  @Override
  public Integer call() throws Exception {
    long virtualLimit = Durations.parse("--max-time", maxTime);
    long hostLimit = Durations.parse("--wall-limit", wallLimit);
    List<TraceOption> traceOptions = traces.stream().map(TraceOption::parse).toList();
    MachineSpec described = machine.machine();
    try (MachineHandle built = machines.build(described)) {
      String shown = shownConsole(built);
      for (TraceOption option : traceOptions) {
        openTrace(built, option);
      }
      openTraceFile(built);
      openExplainer(built);
      LOG.debug("machine built: {} VMs, console {}", described.vms().size(), shown);
      return session(built, shown, virtualLimit, hostLimit);
    } finally {
      closeAll();
    }
  }

  private int session(MachineHandle built, String shown, long virtualLimit, long hostLimit)
      throws InterruptedException, IOException {
    Session[] session = new Session[1];
    HostConsole host = consoles.open(() -> session[0].leave(ExitStatus.INTERRUPTED));
    PrintWriter messages = spec.commandLine().getErr();
    session[0] = new Session(built, host, shown, messages, outputs, virtualLimit, hostLimit);
    connect(built, shown, host);
    CountDownLatch done = new CountDownLatch(1);
    Thread onSignal = new Thread(() -> interrupted(session[0], done), "signal");
    Runtime.getRuntime().addShutdownHook(onSignal);
    try {
      host.start();
      int status = session[0].run();
      closeAll();
      return status == ExitStatus.OUTPUT ? status : written(status, messages);
    } finally {
      host.close();
      closeAll();
      done.countDown();
      removeHook(onSignal);
    }
  }

  /** What was still buffered may have failed as well. */
  private int written(int status, PrintWriter messages) {
    String failure = outputs.failure();
    if (failure == null) {
      return status;
    }
    messages.println("gunyah-sim: " + failure);
    messages.flush();
    return status == ExitStatus.OK ? ExitStatus.OUTPUT : status;
  }

  /** A signal ends the process: lets the session say where it was, and the terminal recover. */
  private static void interrupted(Session session, CountDownLatch done) {
    session.leave(ExitStatus.INTERRUPTED);
    try {
      if (!done.await(5, TimeUnit.SECONDS)) {
        LOG.debug("the machine did not stop within five seconds");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void removeHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException alreadyGoingDown) {
      LOG.debug("ended by a signal");
    }
  }

  private String shownConsole(MachineHandle built) {
    List<String> names = built.consoles();
    if (console == null) {
      return names.getFirst();
    }
    if (!names.contains(console)) {
      throw new UserError.InOption(
          "--console", "\"" + console + "\" is no console; give " + String.join(" or ", names));
    }
    return console;
  }

  private void connect(MachineHandle built, String shown, HostConsole host) {
    for (String name : built.consoles()) {
      OutputStream log = openLog(name);
      boolean show = name.equals(shown);
      if (log == null && !show) {
        continue;
      }
      built.output(
          name,
          (bytes, offset, length) -> {
            if (show) {
              flushTraces();
              outputs.show(host, bytes, offset, length);
            }
            if (log != null) {
              outputs.append(log, bytes, offset, length);
            }
          });
    }
  }

  private @Nullable OutputStream openLog(String name) {
    if (logs == null) {
      return null;
    }
    try {
      Path folder = Files.createDirectories(Path.of(logs));
      OutputStream log =
          new BufferedOutputStream(
              outputs.watch(
                  "the log of " + name, Files.newOutputStream(folder.resolve(name + ".log"))));
      openLogs.add(log);
      return log;
    } catch (InvalidPathException e) {
      throw notWritable("--logs", logs, e.getReason());
    } catch (IOException e) {
      throw notWritable("--logs", logs, UserError.reason(e));
    }
  }

  private static UserError notWritable(String option, String path, String reason) {
    return new UserError.InOption(
        option, "\"" + path + "\" cannot be written (" + reason + "); name another place");
  }

  /** A writer to a file, or to standard error without one. */
  private BufferedWriter traceWriter(String option, @Nullable String file) {
    OutputStream target;
    try {
      target =
          file == null
              ? new FileOutputStream(FileDescriptor.err)
              : Files.newOutputStream(Path.of(file));
      if (file != null && !traceFiles.add(Path.of(file).toRealPath())) {
        target.close();
        throw new UserError.InOption(
            option, "\"" + file + "\" gets another trace already; name another file");
      }
    } catch (InvalidPathException e) {
      throw notWritable(option, String.valueOf(file), e.getReason());
    } catch (IOException e) {
      throw notWritable(option, String.valueOf(file), UserError.reason(e));
    }
    return new BufferedWriter(
        new OutputStreamWriter(outputs.watch("the trace", target), StandardCharsets.UTF_8),
        1 << 16);
  }

  private void openTraceFile(MachineHandle built) {
    if (traceFile != null) {
      TraceFile.Writer writer =
          new TraceFile.Writer(traceWriter("--trace-file", traceFile), built.vmNames());
      openTraces.add(writer);
      built.trace(EnumSet.complementOf(EnumSet.of(Category.INSTR)), writer);
    }
  }

  private void openExplainer(MachineHandle built) {
    Explain which = explain;
    if (which == null) {
      return;
    }
    BufferedWriter out = traceWriter("--explain", null);
    openTraces.add(out);
    built.trace(
        EnumSet.of(Category.HYPERCALL),
        new Explainer(
            built.vmNames(),
            (call, failed, summary, text) -> {
              if (failed || which == Explain.all) {
                try {
                  out.write(text);
                } catch (IOException e) {
                  LOG.debug("explaining", e);
                }
              }
            }));
  }

  private void openTrace(MachineHandle built, TraceOption option) {
    TextTrace trace =
        new TextTrace(traceWriter("--trace", option.file()), built.vmNames(), built.symbols());
    openTraces.add(trace);
    IntFunction<String> vmNames = built.vmNames();
    InstructionFilter filter = option.instructions();
    built.trace(
        option.categories(),
        record -> {
          if (filter.shows(record, vmNames)) {
            trace.accept(record);
          }
        });
  }

  private void flushTraces() {
    for (Flushable trace : openTraces) {
      try {
        trace.flush();
      } catch (IOException e) {
        LOG.debug("flushing a trace", e);
      }
    }
  }

  private void closeAll() {
    flushTraces();
    for (OutputStream log : openLogs) {
      try {
        log.close();
      } catch (IOException e) {
        LOG.debug("closing a console log", e);
      }
    }
    openLogs.clear();
  }
}
