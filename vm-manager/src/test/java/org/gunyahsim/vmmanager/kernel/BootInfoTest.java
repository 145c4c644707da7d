package org.gunyahsim.vmmanager.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gunyahsim.guest.devicetree.DeviceTree;
import org.gunyahsim.guest.devicetree.DeviceTreeException;
import org.gunyahsim.guest.devicetree.Node;
import org.gunyahsim.testing.Oracle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is taken from the tree that the real system gave its primary VM. */
class BootInfoTest {
  @TempDir private Path folder = Path.of("");

  private byte[] recordedTree() throws IOException, InterruptedException {
    Oracle.require(Oracle.DTC);
    Path source =
        Oracle.projectRoot()
            .resolve("guest-sim/src/test/resources/devicetrees/primary-vm-dtb-production.dts");
    Path blob = folder.resolve("primary.dtb");
    Oracle.Result result =
        Oracle.run(
            folder,
            Oracle.DTC,
            "-q",
            "-I",
            "dts",
            "-O",
            "dtb",
            "-o",
            blob.toString(),
            source.toString());
    assertThat(result.status()).as(result.output()).isZero();
    return Files.readAllBytes(blob);
  }

  @Test
  void recorded() throws IOException, InterruptedException, DeviceTreeException {
    BootInfo info = BootInfo.parse(recordedTree());
    assertThat(info.sendCap()).isEqualTo(0x7d43d4211e6bfd9eL);
    assertThat(info.receiveCap()).isEqualTo(0x7d43d4211e6bebb2L);
    assertThat(info.sendInterrupt()).isEqualTo(960);
    assertThat(info.receiveInterrupt()).isEqualTo(961);
    assertThat(info.memory()).containsExactly(new BootInfo.Range(0x4000_0000L, 0x4000_0000L));
    assertThat(info.mpidrs()).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L);
    assertThat(info.distributor()).isEqualTo(0x0800_0000L);
    assertThat(info.redistributor()).isEqualTo(0x080A_0000L);
    assertThat(info.redistributorStride()).isEqualTo(0x2_0000L);
  }

  @Test
  void whatIsMissingIsNamed() throws IOException, InterruptedException, DeviceTreeException {
    byte[] blob = recordedTree();
    String[][] table = {
      {"/hypervisor", "gunyah-resource-manager"},
      {"/memory", "memory"},
      {"/cpus", "CPUs"},
      {"/intc", "arm,gic-v3"}
    };
    for (String[] row : table) {
      DeviceTree tree = DeviceTree.parse(blob);
      Node gone = tree.find(row[0]);
      assertThat(gone).as(row[0]).isNotNull();
      if (gone != null && gone.parent() != null) {
        gone.parent().remove(gone);
      }
      assertThatThrownBy(() -> BootInfo.parse(tree.flatten())).hasMessageContaining(row[1]);
    }
    assertThatThrownBy(() -> BootInfo.parse(new byte[64])).isInstanceOf(DeviceTreeException.class);
  }
}
