package org.gunyahsim.machine.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.gunyahsim.hypervisor.abi.Hypercall;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.abi.HypercallTable;
import org.junit.jupiter.api.Test;

class HypercallDocTest {
  private static final Path PAGE = Path.of("..", "docs", "hypercalls.md");

  /** Run with {@code -Ddocs.write=true} to write the page anew. */
  @Test
  void pageIsCurrent() throws IOException {
    String page = HypercallDoc.page();
    if (Boolean.getBoolean("docs.write")) {
      Files.writeString(PAGE, page);
    }
    assertThat(PAGE).as("run this test with -Ddocs.write=true").hasContent(page);
  }

  @Test
  void everyCallIsDocumented() {
    assertThat(HypercallTable.all())
        .allSatisfy(
            call ->
                assertThat(HypercallDoc.text(call))
                    .contains(call.name(), "arguments", "checks", "results", "then"));
  }

  @Test
  void aCallHasAllOfItsDeclaration() {
    Hypercall map = Objects.requireNonNull(HypercallTable.byNumber(HypercallNumber.ADDRSPACE_MAP));
    assertThat(HypercallDoc.text(map))
        .contains(
            "hvc #0x602b",
            "0xC600802B",
            "x0 addrspace: addrspace, ACTIVE, rights map",
            "[6:4] kernel",
            "bits of map_flags outside 0x80000001: ARGUMENT_INVALID",
            "MEMEXTENT_MAPPINGS_FULL: all four mappings");
  }
}
