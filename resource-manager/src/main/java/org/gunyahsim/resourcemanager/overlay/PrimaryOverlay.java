package org.gunyahsim.resourcemanager.overlay;

import org.gunyahsim.guest.devicetree.DeviceTree;
import org.gunyahsim.guest.devicetree.DeviceTreeException;
import org.gunyahsim.guest.devicetree.Node;
import org.gunyahsim.resourcemanager.irq.VirqNamespace;
import org.gunyahsim.resourcemanager.link.RpcLink;
import org.gunyahsim.resourcemanager.vm.Vm;

/** The hypervisor node of the primary VM's tree. */
public final class PrimaryOverlay {
  private PrimaryOverlay() {}

  /**
   * Adds the node to a tree.
   *
   * @param blob the tree as the platform gave it
   * @param limit bytes that the result may have
   * @throws DeviceTreeException when it is no tree or does not fit
   */
  public static byte[] apply(byte[] blob, Vm vm, RpcLink link, int limit)
      throws DeviceTreeException {
    DeviceTree tree = DeviceTree.parse(blob);
    Node fragment = Node.fragment();
    Node hypervisor = fragment.addChild("hypervisor");
    hypervisor.cells("#address-cells", 2).cells("#size-cells", 0);
    hypervisor.strings(
        "compatible", "qcom,gunyah-hypervisor-1.0", "qcom,gunyah-hypervisor", "simple-bus");
    hypervisor
        .addChild("qcom,gunyah-vm")
        .strings("compatible", "qcom,gunyah-vm-id-1.0", "qcom,gunyah-vm-id")
        .cells("qcom,vmid", vm.vmid())
        .strings("qcom,vendor", "Qualcomm");
    hypervisor
        .addChild("qcom,resource-manager-rpc@%016x".formatted(link.clientSendCap))
        .strings(
            "compatible",
            "gunyah-resource-manager",
            "qcom,resource-manager-1-0",
            "qcom,resource-manager")
        .longs("reg", link.clientSendCap, link.clientReceiveCap)
        .cells("interrupts", Spis.two(link.clientSendVirq, false, link.clientReceiveVirq, false))
        .cells("qcom,free-irq-start", VirqNamespace.CLIENT_FIRST)
        .flag("qcom,is-full-duplex")
        .cells("qcom,tx-message-size", link.messageSize())
        .cells("qcom,rx-message-size", link.messageSize())
        .cells("qcom,tx-queue-depth", link.depth())
        .cells("qcom,rx-queue-depth", link.depth());
    tree.root().overlay(fragment);
    return tree.flatten(limit);
  }
}
