package org.gunyahsim.guest.devicetree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Editing a blob as libfdt does, against what the real resource manager made of one. */
class OverlayTest {
  @Test
  void resourceManagersAdditionsByteByByte() throws Exception {
    DeviceTree tree = DeviceTree.parse(Dtc.compile(Dtc.recorded("probe-svm.dts")));
    Node additions = Node.fragment();
    additions.addChild("chosen").longs("kaslr-seed", 0xF176_CD00_0C58_2A0FL);
    additions
        .addChild("memory")
        .strings("device_type", "memory")
        .longs("reg", 0x8000_0000L, 0x20_0000L);
    reservedMemory(additions, tree.unusedPhandle());
    additions
        .addChild("vsoc")
        .cells("#address-cells", 2)
        .cells("#size-cells", 2)
        .flag("ranges")
        .strings("compatible", "simple-bus");
    hypervisor(additions);
    tree.root().overlay(additions);
    byte[] recorded = Dtc.recordedBlob("secondary-vm-dtb-after-rm.hex");
    assertThat(tree.toDts()).isEqualTo(DeviceTree.parse(recorded).toDts());
    // libfdt leaves what was there before in the bytes behind a value that is no whole word.
    byte[] paddingCleared = DeviceTree.parse(recorded).flatten();
    assertThat(paddingCleared).hasSameSizeAs(recorded);
    assertThat(tree.flatten()).isEqualTo(paddingCleared);
  }

  private static void reservedMemory(Node additions, int phandle) {
    additions
        .addChild("reserved-memory")
        .cells("#address-cells", 2)
        .cells("#size-cells", 2)
        .flag("ranges")
        .addChild("buffer@80000000")
        .longs("reg", 0x8000_0000L, 0x20_0000L)
        .flag("qcom,shared-memory")
        .flag("no-map")
        .cells("peers", 0x82)
        .cells("qcom,rm-mem-handle", 8)
        .cells("phandle", phandle)
        .cells("qcom,label", 0x11);
  }

  private static void hypervisor(Node additions) {
    Node hypervisor =
        additions
            .addChild("hypervisor")
            .cells("#address-cells", 2)
            .cells("#size-cells", 0)
            .strings(
                "compatible",
                "gunyah-hypervisor",
                "qcom,gunyah-hypervisor-1.0",
                "qcom,gunyah-hypervisor",
                "simple-bus");
    hypervisor
        .addChild("qcom,gunyah-vm")
        .strings("compatible", "qcom,gunyah-vm-id-1.0", "qcom,gunyah-vm-id")
        .cells("qcom,vmid", 0x82)
        .cells("qcom,owner-vmid", 3)
        .strings("qcom,vendor", "Qualcomm")
        .strings("qcom,image-name", "testsvm");
    Node rpc =
        hypervisor
            .addChild("qcom,resource-mgr@4a209e798e31af17")
            .strings(
                "compatible",
                "gunyah-resource-manager",
                "qcom,resource-manager",
                "qcom,resource-manager-1-0",
                "qcom,gunyah-message-queue",
                "qcom,gunyah-capability")
            .longs("reg", 0x4A20_9E79_8E31_D775L, 0x4A20_9E79_8E31_AF17L)
            .cells("interrupts", 0, 0x3A0, 1, 0, 0x3A1, 1);
    queues(rpc, 0);
    bell(hypervisor, "bell-a", 10, 0x4A20_9E79_8E31_27B1L, "qcom,gunyah-doorbell", 5);
    String source = "qcom,gunyah-doorbell-source";
    bell(hypervisor, "bell-b", 11, 0x4A20_9E79_8E30_BE53L, source, -1);
    bell(hypervisor, "bell-c", 12, 0x4A20_9E79_8E30_36FDL, source, -1);
    Node pair =
        hypervisor
            .addChild("mq-x@4a209e798e330539")
            .strings("compatible", "qcom,gunyah-message-queue", "qcom,gunyah-capability")
            .longs("reg", 0x4A20_9E79_8E33_8E9FL, 0x4A20_9E79_8E33_0539L)
            .cells("interrupts", 0, 6, 1, 0, 7, 1);
    queues(pair, 3);
    pair.cells("qcom,label", 20).cells("label", 20);
  }

  private static void queues(Node node, int handle) {
    node.cells("qcom,free-irq-start", 0)
        .flag("qcom,is-full-duplex")
        .cells("qcom,tx-message-size", 0xF0)
        .cells("qcom,rx-message-size", 0xF0)
        .cells("qcom,tx-queue-depth", 8)
        .cells("qcom,rx-queue-depth", 8)
        .cells("qcom,vdevice-handle", handle);
  }

  private static void bell(
      Node hypervisor, String name, int label, long cap, String compatible, int spi) {
    Node bell =
        hypervisor
            .addChild("%s@%x".formatted(name, cap))
            .strings("compatible", compatible, "qcom,gunyah-capability")
            .longs("reg", cap);
    if (spi >= 0) {
      bell.cells("interrupts", 0, spi, 1);
    }
    bell.cells("qcom,label", label).cells("label", label);
  }

  @Test
  void additionsStandInFrontAndInReverse() {
    DeviceTree tree = new DeviceTree();
    tree.root().cells("a", 1).addChild("old").cells("x", 1);
    Node more = Node.fragment().cells("b", 2).cells("a", 7).cells("c", 3);
    more.addChild("one");
    more.addChild("old").cells("x", 2).cells("y", 3);
    more.addChild("two");
    tree.root().overlay(more);
    assertThat(tree.root().properties().toString())
        .isEqualTo("[c = <0x03>, b = <0x02>, a = <0x07>]");
    assertThat(tree.root().children().toString()).isEqualTo("[/two, /one, /old]");
    assertThat(Objects.requireNonNull(tree.find("/old")).properties().toString())
        .isEqualTo("[y = <0x03>, x = <0x02>]");
  }

  @Test
  void nameWithoutUnitAddressMeansTheExistingNode() {
    DeviceTree tree = new DeviceTree();
    tree.root().addChild("memory@80000000").cells("reg", 1);
    Node more = Node.fragment();
    more.addChild("memory").cells("reg", 2);
    more.addChild("memory@90000000").cells("reg", 3);
    tree.root().overlay(more);
    assertThat(tree.root().children().toString()).isEqualTo("[/memory@90000000, /memory@80000000]");
    assertThat(tree.root().children().get(1).cell("reg")).hasValue(2);
  }

  @Test
  void removedNamesStayInTheStringsBlock() throws Exception {
    DeviceTree tree = new DeviceTree();
    tree.root().cells("one", 1).cells("two", 2);
    DeviceTree edited = DeviceTree.parse(tree.flatten());
    edited.root().removeProperty("one");
    assertThat(edited.flatten()).hasSize(tree.flatten().length - 16);
    assertThat(edited.copy().flatten()).isEqualTo(edited.flatten());
  }
}
