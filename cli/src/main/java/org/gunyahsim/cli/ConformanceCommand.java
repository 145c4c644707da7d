package org.gunyahsim.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code gunyah-sim conformance}: used by the scripts in samples/conformance. */
@Command(
    name = "conformance",
    mixinStandardHelpOptions = true,
    description = "Runs the recorded system's probe and compares (samples/conformance).")
final class ConformanceCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "which command? run, or compare");
  }
}
