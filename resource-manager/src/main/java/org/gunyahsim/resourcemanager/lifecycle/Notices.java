package org.gunyahsim.resourcemanager.lifecycle;

import org.gunyahsim.resourcemanager.link.Links;
import org.gunyahsim.resourcemanager.protocol.MessageId;
import org.gunyahsim.resourcemanager.protocol.VmExited;
import org.gunyahsim.resourcemanager.protocol.VmState;
import org.gunyahsim.resourcemanager.protocol.VmStatus;
import org.gunyahsim.resourcemanager.vm.Vm;
import org.gunyahsim.resourcemanager.vm.VmTable;

/** Tells VMs of each other's changes (reference, section 4.3). */
public final class Notices {
  private final Links links;
  private final VmTable vms;

  public Notices(Links links, VmTable vms) {
    this.links = links;
    this.vms = vms;
  }

  /** Changes a VM's state and tells its running peers. */
  void become(Vm vm, int state) {
    vm.state = state;
    status(vm);
  }

  /** VM_STATUS to every running peer that has a link. */
  void status(Vm vm) {
    byte[] payload = new VmStatus(vm.vmid(), vm.state, vm.osStatus, vm.appStatus).encode();
    for (int peer : vm.peers) {
      Vm other = vms.find(peer);
      if (other != null && other.state == VmState.RUNNING) {
        links.notify(peer, MessageId.NOTIFY_VM_STATUS, payload);
      }
    }
  }

  /** VM_EXITED to the owner. */
  void exited(Vm vm, int type, int[] words) {
    links.notify(
        vm.owner(), MessageId.NOTIFY_VM_EXITED, VmExited.of(vm.vmid(), type, words).encode());
  }
}
