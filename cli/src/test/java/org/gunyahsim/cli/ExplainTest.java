package org.gunyahsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gunyahsim.machine.trace.TraceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code explain} and {@code doc}. */
class ExplainTest {
  private static final String TRACE =
      TraceFile.firstLine()
          + """

      e 2 hypercall hypercall call number smccc a0 a1 a2 a3 a4 a5 a6
      e 41 hypercall_return hypercall call number smccc decided rule r0 r1 r2 r3 r4 r5
      v 3 primary
      2 10 0 3 0 1 e 0 5 0 0 0 0 0 0
      41 20 0 3 0 1 e 0 1 0 ffffffffffffffff 0 0 0 0 0
      2 30 0 3 0 2 13 0 5 0 0 0 0 0 0
      41 40 0 3 0 2 13 0 0 0 0 0 0 0 0 0
      """;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder = Path.of("");

  private int run(String... words) {
    CommandLine line = new Main().commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    return line.execute(words);
  }

  private String trace(String text) throws IOException {
    return Files.writeString(folder.resolve("a.trace"), text).toString();
  }

  @Test
  void oneCallOfATrace() throws IOException {
    assertThat(run("explain", trace(TRACE), "1")).isZero();
    assertThat(out.toString())
        .startsWith("#1 object_reset (0x0e) by primary/0, native\n")
        .contains("result      UNIMPLEMENTED (-1)", "decided by");
  }

  @Test
  void theCallsThatFailed() throws IOException {
    assertThat(run("explain", trace(TRACE))).isZero();
    assertThat(out.toString().lines())
        .containsExactly("#1 object_reset (0x0e) = UNIMPLEMENTED (-1)");
  }

  @Test
  void whatIsWrongWithTheTrace() throws IOException {
    assertThat(run("explain", trace(TRACE), "9")).isEqualTo(ExitStatus.USAGE);
    assertThat(run("explain", trace("hello\n"))).isEqualTo(ExitStatus.USAGE);
    assertThat(run("explain", folder.resolve("none").toString())).isEqualTo(ExitStatus.USAGE);
    assertThat(run("explain", trace(TRACE), "x")).isEqualTo(ExitStatus.USAGE);
    assertThat(err.toString().lines()).hasSize(4);
    assertThat(err.toString())
        .contains("no call #9 returned", "the last that did is #2", "line 1: not a trace")
        .contains("cannot be read");
  }

  @Test
  void theNumberAsATraceShowsIt() throws IOException {
    assertThat(run("explain", trace(TRACE), "#1")).isZero();
    assertThat(out.toString()).startsWith("#1 object_reset");
  }

  @Test
  void whatIsNoTextIsNoTrace() throws IOException {
    Path file = Files.write(folder.resolve("b.trace"), new byte[] {(byte) 0xFF, (byte) 0xFE, 0});
    assertThat(run("explain", file.toString())).isEqualTo(ExitStatus.USAGE);
    assertThat(err.toString()).contains("not a trace that --trace-file wrote");
  }

  @Test
  void docTakesNumbersAsTheyAre() {
    assertThat(run("doc", "hypercall", "0x100000012")).isEqualTo(ExitStatus.USAGE);
    assertThat(run("doc", "error", "0x100000032")).isEqualTo(ExitStatus.USAGE);
    for (String minusOne : new String[] {"0xffffffff", "0xffffffffffffffff"}) {
      out.getBuffer().setLength(0);
      assertThat(run("doc", "error", minusOne)).isZero();
      assertThat(out.toString()).startsWith("UNIMPLEMENTED (-1)");
    }
  }

  @Test
  void docFindsACallByAnyName() {
    for (String name :
        new String[] {
          "doorbell_send", "DOORBELL_SEND", "hypcall_doorbell_send", "0x12", "0x6012", "0xC6008012"
        }) {
      out.getBuffer().setLength(0);
      assertThat(run("doc", "hypercall", name)).as(name).isZero();
      assertThat(out.toString()).startsWith("doorbell_send (0x12)").contains("rights send");
    }
  }

  @Test
  void docListsAllCalls() {
    assertThat(run("doc", "hypercall")).isZero();
    assertThat(out.toString()).contains("0x00  hypervisor_identify", "0x68  vcpu_run_check");
  }

  @Test
  void docOfAnError() {
    assertThat(run("doc", "error", "virq_bound")).isZero();
    assertThat(out.toString()).startsWith("VIRQ_BOUND (40)").contains("doorbell_bind_virq (8.3)");
    assertThat(run("doc", "error", "-1")).isNotEqualTo(ExitStatus.INTERNAL);
    assertThat(run("doc", "error")).isZero();
  }

  @Test
  void docSuggestsWhatIsNear() {
    assertThat(run("doc", "hypercall", "dorbell_sned")).isEqualTo(ExitStatus.USAGE);
    assertThat(err.toString()).contains("did you mean", "doorbell_send");
    assertThat(run("doc", "hypercall", "0x99")).isEqualTo(ExitStatus.USAGE);
    assertThat(run("doc", "hypercall", "0x100000012")).isEqualTo(ExitStatus.USAGE);
    assertThat(run("doc", "error", "nonsense")).isEqualTo(ExitStatus.USAGE);
    assertThat(err.toString()).contains("lists all");
  }
}
