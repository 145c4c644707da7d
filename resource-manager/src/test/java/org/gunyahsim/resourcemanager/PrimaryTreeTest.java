package org.gunyahsim.resourcemanager;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.gunyahsim.guest.devicetree.DeviceTree;
import org.gunyahsim.guest.devicetree.DeviceTreeException;
import org.gunyahsim.resourcemanager.link.RpcLink;
import org.gunyahsim.resourcemanager.overlay.PrimaryOverlay;
import org.gunyahsim.resourcemanager.protocol.VmId;
import org.gunyahsim.resourcemanager.root.RmOptions;
import org.gunyahsim.resourcemanager.vm.Vm;
import org.junit.jupiter.api.Test;

/** The primary VM's tree against the one that the real primary VM found. */
class PrimaryTreeTest {
  /** Lines of a source text without what differs between printers of the same tree. */
  private static List<String> words(String dts) {
    return dts.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .map(line -> line.replaceAll("0x0+(?=[0-9a-f])", "0x").replace("\\0", "\", \""))
        .toList();
  }

  @Test
  void asRecorded() throws IOException, DeviceTreeException {
    RpcLink link = new RpcLink(VmId.PRIMARY, 240, 8);
    link.clientSendCap = 0x7d43d4211e6bfd9eL;
    link.clientReceiveCap = 0x7d43d4211e6bebb2L;
    link.clientSendVirq = 960;
    link.clientReceiveVirq = 961;
    byte[] tree =
        PrimaryOverlay.apply(
            Resources.sample("platform.dtb"),
            new Vm(VmId.PRIMARY, VmId.RESOURCE_MANAGER),
            link,
            0x4000);
    String recorded;
    try (InputStream in =
        PrimaryTreeTest.class.getResourceAsStream("/primary-vm-dtb-production.dts")) {
      recorded = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    assertThat(words(DeviceTree.parse(tree).toDts())).isEqualTo(words(recorded));
  }

  @Test
  void aTreeThatCannotBeCompletedStopsNobody() {
    FakeHypervisor machine = new FakeHypervisor();
    machine.boot(new ResourceManager(new RmOptions(RmOptions.Quality.PRODUCTION)));
    assertThat(machine.uart.toString()).contains("[RM]HLOS DT: ").endsWith("disabling UART\n");
  }
}
