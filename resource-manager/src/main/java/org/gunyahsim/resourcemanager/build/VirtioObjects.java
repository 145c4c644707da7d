package org.gunyahsim.resourcemanager.build;

import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.abi.MapAttributes;
import org.gunyahsim.hypervisor.abi.MemextentAttributes;
import org.gunyahsim.hypervisor.abi.PgtableAccess;
import org.gunyahsim.hypervisor.abi.Rights;
import org.gunyahsim.hypervisor.abi.VirtioMmioFlags;
import org.gunyahsim.hypervisor.abi.VmMemtype;
import org.gunyahsim.resourcemanager.hyp.Hyp;
import org.gunyahsim.resourcemanager.ipa.IpaAllocator;
import org.gunyahsim.resourcemanager.irq.VirqNamespace;
import org.gunyahsim.resourcemanager.root.RootVm;
import org.gunyahsim.resourcemanager.vdevice.Vdevice;
import org.gunyahsim.resourcemanager.vm.VmResources;
import org.jspecify.annotations.Nullable;

/** The objects of a virtio-mmio device: its register page, seen by both sides, and interrupts. */
final class VirtioObjects {
  private static final int PAGE = 4096;

  private final RootVm root;
  private final Hyp hyp;
  private final VmObjects objects;

  VirtioObjects(RootVm root, VmObjects objects) {
    this.root = root;
    this.hyp = root.hyp();
    this.objects = objects;
  }

  int create(VmResources vm, VmResources backend, Vdevice device) {
    IpaAllocator frontIpa = vm.ipa;
    IpaAllocator backIpa = backend.ipa;
    device.page = root.heap().allocate();
    if (device.page == Vdevice.NO_ADDRESS || frontIpa == null || backIpa == null) {
      return ErrorCode.NOMEM;
    }
    device.frontendIpa = frontIpa.allocate(PAGE, PAGE);
    device.backendIpa = backIpa.allocate(PAGE, PAGE);
    if (device.frontendIpa == IpaAllocator.NONE || device.backendIpa == IpaAllocator.NONE) {
      return ErrorCode.NORESOURCES;
    }
    int error =
        objects.derive(
            root.ownExtent(),
            root.ownOffset(device.page),
            PAGE,
            MemextentAttributes.of(
                PgtableAccess.RW,
                MemextentAttributes.MEMTYPE_DEVICE,
                MemextentAttributes.TYPE_BASIC));
    device.pageExtent = objects.made();
    if (error == ErrorCode.OK) {
      error = hyp.create(HypercallNumber.PARTITION_CREATE_VIRTIO_MMIO);
      device.virtioMaster = error == ErrorCode.OK ? hyp.newCap() : Hyp.NO_CAP;
    }
    if (error == ErrorCode.OK) {
      error =
          hyp.configureVirtioMmio(
              device.virtioMaster,
              device.pageExtent,
              device.queues,
              device.deviceType == 0 ? 0 : VirtioMmioFlags.VALID_DEVICE_TYPE,
              device.deviceType);
    }
    if (error == ErrorCode.OK) {
      error = hyp.activate(device.virtioMaster);
    }
    if (error == ErrorCode.OK) {
      error = map(vm.addrspace, device.pageExtent, device.frontendIpa, PgtableAccess.R);
    }
    if (error == ErrorCode.OK) {
      error = map(backend.addrspace, device.pageExtent, device.backendIpa, PgtableAccess.RW);
    }
    return error == ErrorCode.OK ? bind(vm, backend, device) : error;
  }

  private int map(long addrspace, long extent, long ipa, int access) {
    return hyp.map(addrspace, extent, ipa, MapAttributes.of(access, VmMemtype.DEVICE_NGNRE));
  }

  private int bind(VmResources vm, VmResources backend, Vdevice device) {
    int wanted = device.virq(0);
    device.virtioVmVirq =
        wanted == VirqNamespace.NONE
            ? vm.virqs.allocate()
            : vm.virqs.reserve(wanted) ? wanted : VirqNamespace.NONE;
    device.virtioPeerVirq = backend.virqs.allocate();
    if (device.virtioVmVirq == VirqNamespace.NONE || device.virtioPeerVirq == VirqNamespace.NONE) {
      return ErrorCode.NORESOURCES;
    }
    // "Backend" is the interrupt that the backend raises: it is the frontend's to take.
    int error = hyp.bindVirtioBackend(device.virtioMaster, vm.vic, device.virtioVmVirq);
    if (error == ErrorCode.OK) {
      error = hyp.bindVirtioFrontend(device.virtioMaster, backend.vic, device.virtioPeerVirq);
    }
    if (error == ErrorCode.OK) {
      error =
          hyp.copyCap(
              device.virtioMaster,
              backend.cspace,
              Rights.VIRTIO_MMIO_CONFIG | Rights.VIRTIO_MMIO_ASSERT_VIRQ);
      device.virtioPeerCap = error == ErrorCode.OK ? hyp.newCap() : Hyp.NO_CAP;
    }
    return error;
  }

  void destroy(VmResources vm, VmResources backend, Vdevice device) {
    vm.virqs.free(device.virtioVmVirq);
    backend.virqs.free(device.virtioPeerVirq);
    if (device.virtioPeerCap != Hyp.NO_CAP) {
      hyp.deleteCap(backend.cspace, device.virtioPeerCap);
    }
    if (device.virtioMaster != Hyp.NO_CAP) {
      hyp.deleteCap(device.virtioMaster);
    }
    if (device.pageExtent != Hyp.NO_CAP) {
      hyp.deleteCap(device.pageExtent);
    }
    release(vm.ipa, device.frontendIpa);
    release(backend.ipa, device.backendIpa);
    root.heap().free(device.page);
  }

  private static void release(@Nullable IpaAllocator ipa, long address) {
    if (ipa != null && address != IpaAllocator.NONE) {
      ipa.release(address, PAGE);
    }
  }
}
