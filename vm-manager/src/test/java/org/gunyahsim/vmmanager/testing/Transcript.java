package org.gunyahsim.vmmanager.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gunyahsim.vmmanager.driver.Errno;

/**
 * A recording of the probe on the real driver, read line by line: a test makes the same calls and
 * compares each answer with the recorded one. Kernel messages are left out.
 */
public final class Transcript {
  private static final Pattern CALL =
      Pattern.compile("ioctl (.*) -> (-?[0-9]+)(?: .*\\(([0-9]+)\\))?");
  private static final Pattern RPC =
      Pattern.compile("GHT rpc >(\\+?) (?:([0-9a-f]{8}) size=[0-9]+ )?([0-9a-f]*)");

  private final List<String> lines;
  private int next;

  private Transcript(List<String> lines) {
    this.lines = lines;
  }

  /** The lines of a recording. */
  public static Transcript of(String name) {
    try (InputStream in = Transcript.class.getResourceAsStream("/linux-driver/" + name)) {
      if (in == null) {
        throw new AssertionError("no recording " + name);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new Transcript(text.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Goes to the line behind the first one that begins so. */
  public Transcript after(String start) {
    while (!lines.get(next).startsWith(start)) {
      next++;
    }
    next++;
    return this;
  }

  /** The next recorded call. */
  private Matcher nextCall() {
    while (true) {
      Matcher matcher = CALL.matcher(lines.get(next++));
      if (matcher.matches()) {
        return matcher;
      }
    }
  }

  /** Skips recorded calls that cannot be made here. */
  public void skip(int count) {
    for (int i = 0; i < count; i++) {
      nextCall();
    }
  }

  /**
   * Compares an answer with the next recorded one. A recorded value that is no error stands for any
   * that is none, unless it is 0.
   */
  public void check(String call, long answer) {
    Matcher recorded = nextCall();
    assertThat(recorded.group(1)).as("the next recorded call").isEqualTo(call);
    if (recorded.group(3) != null) {
      int errno = Integer.parseInt(recorded.group(3));
      assertThat(answer).as("%s, recorded %s", call, Errno.name(errno)).isEqualTo(-errno);
    } else if (recorded.group(2).equals("0")) {
      assertThat(answer).as(call).isZero();
    } else {
      assertThat(answer).as(call).isGreaterThanOrEqualTo(0);
    }
  }

  /** The RPC requests of a trace: id, a space, the payload in hexadecimal. */
  public List<String> requests() {
    List<String> requests = new ArrayList<>();
    for (String line : lines) {
      Matcher matcher = RPC.matcher(line);
      if (matcher.find()) {
        if (matcher.group(1).isEmpty()) {
          requests.add(matcher.group(2) + " " + matcher.group(3));
        } else {
          requests.set(requests.size() - 1, requests.getLast() + matcher.group(3));
        }
      }
    }
    return requests;
  }
}
