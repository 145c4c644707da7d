package org.gunyahsim.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.gunyahsim.machine.spec.UserError;
import org.gunyahsim.machine.trace.Explainer;
import org.gunyahsim.machine.trace.TraceFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gunyah-sim explain}: hypercalls of a saved trace. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description =
        "Explains a hypercall of a trace that run --trace-file saved: what was looked up, what"
            + " decided, what would have made it succeed. Without NUMBER, lists the calls that"
            + " failed.")
final class ExplainCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "FILE", description = "The saved trace.")
  private String file = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "NUMBER",
      description = "The call's number, as after # in a trace.")
  private @Nullable String numberText;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Long number = numberText == null ? null : number(numberText);
    long[] found = {0, 0};
    TraceFile.Reader reader = new TraceFile.Reader();
    Explainer explainer =
        new Explainer(
            reader::vmName,
            (call, failed, summary, text) -> {
              found[1] = Math.max(found[1], call);
              if (number == null ? failed : call == number) {
                found[0]++;
                out.print(number == null ? summary + System.lineSeparator() : text);
              }
            });
    try (BufferedReader in = Files.newBufferedReader(Path.of(file))) {
      reader.read(in, explainer);
    } catch (TraceFile.FormatException e) {
      throw new UserError.InOption(
          "FILE", "\"" + file + "\", line " + e.line() + ": " + e.getMessage());
    } catch (CharacterCodingException e) {
      throw new UserError.InOption(
          "FILE", "\"" + file + "\" is not a trace that --trace-file wrote: it is no text");
    } catch (InvalidPathException e) {
      throw new UserError.InOption(
          "FILE", "\"" + file + "\" cannot be read (" + e.getReason() + ")");
    } catch (IOException e) {
      throw new UserError.InOption(
          "FILE", "\"" + file + "\" cannot be read (" + UserError.reason(e) + ")");
    }
    if (number != null && found[0] == 0) {
      throw new UserError.InOption(
          "NUMBER",
          found[1] == 0
              ? "the trace has no hypercall that returned"
              : "no call #" + number + " returned in the trace; the last that did is #" + found[1]);
    }
    if (found[0] == 0) {
      out.println("no hypercall failed");
    }
    out.flush();
    return ExitStatus.OK;
  }

  /** As a trace shows it: with or without the sign before it. */
  private static Long number(String text) {
    try {
      return Long.valueOf(text.startsWith("#") ? text.substring(1) : text);
    } catch (NumberFormatException e) {
      throw new UserError.InOption(
          "NUMBER", "\"" + text + "\" is not the number of a call; give one such as 325");
    }
  }
}
