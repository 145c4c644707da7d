package org.gunyahsim.resourcemanager;

import java.util.List;
import org.gunyahsim.guest.devicetree.DeviceTree;
import org.gunyahsim.guest.devicetree.DeviceTreeException;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.resourcemanager.protocol.AclEntry;
import org.gunyahsim.resourcemanager.protocol.LittleEndian;
import org.gunyahsim.resourcemanager.protocol.MemoryType;
import org.gunyahsim.resourcemanager.protocol.MessageId;
import org.gunyahsim.resourcemanager.protocol.Requests;
import org.gunyahsim.resourcemanager.protocol.SglEntry;
import org.gunyahsim.resourcemanager.root.RmOptions.Quality;

/** A primary VM that brings a secondary one to life as a VM manager does. */
final class SecondaryVmFixture {
  static final int VMID = 0x80;
  static final long IMAGE = 0x6000_0000L;
  static final long SIZE = 0x20_0000L;
  static final long TREE_OFFSET = 0x10_0000L;
  static final long TREE_SIZE = 0x4000;

  final Client primary;
  int handle;

  SecondaryVmFixture(Quality quality, byte[] tree) {
    primary = Client.primary(quality);
    primary.machine.write(IMAGE + TREE_OFFSET, tree, 0, tree.length);
    primary.request(MessageId.VM_ALLOCATE, Requests.vmid(0));
  }

  /** MEM_LEND or MEM_SHARE of the image; the error. */
  int giveImage(boolean share, int label) {
    List<AclEntry> acl =
        share
            ? List.of(new AclEntry(VMID, MemoryType.ALL), new AclEntry(3, MemoryType.ALL))
            : List.of(new AclEntry(VMID, MemoryType.ALL));
    String reply =
        primary
            .request(
                share ? MessageId.MEM_SHARE : MessageId.MEM_LEND,
                Requests.memCreate(0, 0, label, acl, List.of(new SglEntry(IMAGE, SIZE))))
            .getLast();
    byte[] bytes = java.util.HexFormat.of().parseHex(reply);
    int error = LittleEndian.get32(bytes, 8);
    handle = error == 0 ? LittleEndian.get32(bytes, 12) : -1;
    return error;
  }

  int config() {
    return primary.error(
        MessageId.VM_CONFIG_IMAGE,
        Requests.configImage(VMID, Requests.AUTH_NONE, handle, 0, 0, TREE_OFFSET, TREE_SIZE));
  }

  int init() {
    return primary.error(MessageId.VM_INIT, Requests.vmid(VMID));
  }

  int start() {
    return primary.error(MessageId.VM_START, Requests.vmid(VMID));
  }

  int state() {
    String reply = primary.request(MessageId.VM_GET_STATE, Requests.vmid(VMID)).getLast();
    return Integer.parseInt(reply.substring(24, 26), 16);
  }

  /** A running VM, or an exception. */
  static SecondaryVmFixture running(Quality quality) {
    SecondaryVmFixture vm = new SecondaryVmFixture(quality, Resources.secondaryTree());
    if (vm.giveImage(false, 0) != 0 || vm.config() != 0 || vm.init() != 0 || vm.start() != 0) {
      throw new IllegalStateException("the VM does not start");
    }
    return vm;
  }

  /** The secondary VM's own link, from the capabilities in its tree. */
  Client secondary() {
    byte[] blob = new byte[(int) TREE_SIZE];
    primary.machine.read(IMAGE + TREE_OFFSET, blob, 0, blob.length);
    try {
      var node = DeviceTree.parse(blob).compatible("gunyah-resource-manager").getFirst();
      var reg = java.util.Objects.requireNonNull(node.property("reg")).reader();
      long cspace =
          primary.machine.calls.reversed().stream()
              .filter(call -> call.number() == HypercallNumber.CSPACE_CONFIGURE)
              .findFirst()
              .orElseThrow()
              .arguments()
              .getFirst();
      return new Client(
          primary.machine,
          primary.machine.master(cspace, reg.number(2)),
          primary.machine.master(cspace, reg.number(2)));
    } catch (DeviceTreeException e) {
      throw new IllegalStateException(e);
    }
  }
}
