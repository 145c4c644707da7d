package org.gunyahsim.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.PrintWriter;
import org.gunyahsim.machine.spec.UserError;
import org.slf4j.LoggerFactory;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program {@code gunyah-sim}. */
@Command(
    name = "gunyah-sim",
    description = "Simulates a whole machine with a Gunyah-style Type-1 hypervisor and its VMs.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      RunCommand.class,
      CheckCommand.class,
      ExplainCommand.class,
      DocCommand.class,
      ConformanceCommand.class,
      AutoComplete.GenerateCompletion.class
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:every VM powered itself off",
      "1:a VM crashed, or could not be started",
      "2:wrong usage, or a bad machine file",
      "3:the virtual time of --max-time was reached",
      "4:the wall-clock time of --wall-limit was reached",
      "5:stalled: every vCPU waits for what will not come",
      "6:a VM ended otherwise",
      "70:an internal error",
      "74:the console, a log or a trace could no longer be written",
      "130:interrupted",
      "143:terminated"
    })
public final class Main implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = {"-v", "--verbose"},
      scope = ScopeType.INHERIT,
      description = "Show diagnostics, and stack traces of internal errors.")
  private boolean verbose;

  private final MachineFactory machines;
  private final ConsoleFactory consoles;

  public Main() {
    this(MachineFactory.DEFAULT, ConsoleFactory.DEFAULT);
  }

  Main(MachineFactory machines, ConsoleFactory consoles) {
    this.machines = machines;
    this.consoles = consoles;
  }

  /** Runs a command and exits with its status. */
  public static void main(String[] args) {
    System.exit(new Main().execute(args));
  }

  /** Runs a command; the exit status. */
  int execute(String... args) {
    return commandLine().execute(args);
  }

  CommandLine commandLine() {
    CommandLine line =
        new CommandLine(
            this,
            new CommandLine.IFactory() {
              @Override
              public <K> K create(Class<K> type) throws Exception {
                if (type == RunCommand.class) {
                  return type.cast(new RunCommand(machines, consoles));
                }
                if (type == ConformanceCommand.class) {
                  return type.cast(new ConformanceCommand(machines));
                }
                return CommandLine.defaultFactory().create(type);
              }
            });
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionStrategy(
        parsed -> {
          setLogLevel();
          return new CommandLine.RunLast().execute(parsed);
        });
    line.setParameterExceptionHandler(Main::wrongUsage);
    line.setExecutionExceptionHandler((error, command, _) -> failed(error, command));
    for (CommandLine command : line.getSubcommands().values()) {
      String name = command.getCommandName();
      if (name.equals("generate-completion") || name.equals("conformance")) {
        command.getCommandSpec().usageMessage().hidden(true);
      }
    }
    return line;
  }

  private void setLogLevel() {
    if (LoggerFactory.getLogger("org.gunyahsim") instanceof Logger logger) {
      logger.setLevel(verbose ? Level.DEBUG : null);
    }
  }

  private static int wrongUsage(ParameterException error, String[] args) {
    CommandLine command = error.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(
        "gunyah-sim: "
            + error.getMessage()
            + "; see "
            + command.getCommandSpec().qualifiedName()
            + " --help");
    CommandLine.UnmatchedArgumentException.printSuggestions(error, err);
    err.flush();
    return ExitStatus.USAGE;
  }

  private int failed(Exception error, CommandLine command) {
    PrintWriter err = command.getErr();
    if (error instanceof UserError user) {
      err.println(user.line());
      err.flush();
      return ExitStatus.USAGE;
    }
    err.println(
        "gunyah-sim: internal error: "
            + error
            + (verbose ? "" : "; please report it with what --verbose shows"));
    if (verbose) {
      error.printStackTrace(err);
    }
    err.flush();
    return ExitStatus.INTERNAL;
  }

  /** Without a command: the help. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "which command? run, check, explain, or doc");
  }
}
