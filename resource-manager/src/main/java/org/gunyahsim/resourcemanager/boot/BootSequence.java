package org.gunyahsim.resourcemanager.boot;

import org.gunyahsim.guest.runtime.GuestCpu;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.abi.MapAttributes;
import org.gunyahsim.hypervisor.abi.MemextentAttributes;
import org.gunyahsim.hypervisor.abi.PgtableAccess;
import org.gunyahsim.hypervisor.abi.Rights;
import org.gunyahsim.hypervisor.abi.VcpuVirqType;
import org.gunyahsim.hypervisor.abi.VmMemtype;
import org.gunyahsim.resourcemanager.build.VmObjects;
import org.gunyahsim.resourcemanager.hyp.Hyp;
import org.gunyahsim.resourcemanager.irq.GicDriver;
import org.gunyahsim.resourcemanager.irq.VirqRoles;
import org.gunyahsim.resourcemanager.irqlending.HwIrqs;
import org.gunyahsim.resourcemanager.protocol.VmId;
import org.gunyahsim.resourcemanager.protocol.VmState;
import org.gunyahsim.resourcemanager.root.HeapPages;
import org.gunyahsim.resourcemanager.root.PlatformLog;
import org.gunyahsim.resourcemanager.root.RootEnvironment;
import org.gunyahsim.resourcemanager.root.RootVm;
import org.gunyahsim.resourcemanager.vm.VcpuRecord;
import org.gunyahsim.resourcemanager.vm.Vm;
import org.gunyahsim.resourcemanager.vm.VmResources;
import org.gunyahsim.resourcemanager.vm.VmTable;

/**
 * The resource manager's own part of its boot, up to the creation of the primary VM: the first
 * seventeen hypercalls of the recorded list (reference, section 9.3; conformance transcript
 * rm-boot-sequence).
 */
public final class BootSequence {
  private final RootVm root;
  private final Hyp hyp;
  private final VmTable vms;
  private final VmObjects objects;
  private final HwIrqs hwIrqs;
  private final PrimaryVm primary;

  public BootSequence(
      RootVm root, VmTable vms, VmObjects objects, HwIrqs hwIrqs, PrimaryVm primary) {
    this.root = root;
    this.hyp = root.hyp();
    this.vms = vms;
    this.objects = objects;
    this.hwIrqs = hwIrqs;
    this.primary = primary;
  }

  /**
   * Boots and starts the primary VM.
   *
   * @param address of the environment that the hypervisor hands over
   * @throws IllegalStateException when the hypervisor refuses what it must grant
   */
  public void run(GuestCpu cpu, long address) {
    // The runtime's stack protector.
    hyp.entropy(8);
    RootEnvironment environment = RootEnvironment.read(cpu, address);
    GicDriver.initialise(cpu, environment.gicdBase(), environment.gicrBase());
    root.begin(environment);
    root.entropy().seed(hyp);
    hyp.identify();
    openLog(cpu, environment);
    Vm self = createRecords();
    hyp.entropy(8);
    hwIrqs.initialise(environment.numbers("vic_hwirq"), (int) hyp.result(1));
    createParentExtent();
    takeOwnVcpu();
    VmResources own = new VmResources();
    self.resources = own;
    own.addrspace = root.addrspace();
    own.vic = root.vic();
    own.direct = true;
    require(objects.createExtents(own), "own extents");
    primary.create(environment);
  }

  private void openLog(GuestCpu cpu, RootEnvironment environment) {
    long uart = environment.number("uart_address");
    require(
        hyp.map(
            root.addrspace(),
            environment.number("uart_me_capid"),
            uart,
            MapAttributes.of(PgtableAccess.RW, VmMemtype.DEVICE_NGNRE)),
        "UART");
    PlatformLog log = root.log();
    log.openUart(uart);
    log.openArea(cpu, root.heap().logArea(), HeapPages.LOG_SIZE);
    log.line(cpu, "Resource Manager version: gunyah-sim");
  }

  /** The records of the resource manager itself and of the primary VM. */
  private Vm createRecords() {
    Vm self = new Vm(VmId.RESOURCE_MANAGER, VmId.RESOURCE_MANAGER);
    self.name = "RM";
    self.sensitive = true;
    vms.add(self);
    Vm first = new Vm(VmId.PRIMARY, VmId.RESOURCE_MANAGER);
    first.name = "HLOS";
    first.state = VmState.LOAD;
    vms.add(first);
    return self;
  }

  private void createParentExtent() {
    require(hyp.create(HypercallNumber.PARTITION_CREATE_MEMEXTENT), "parent extent");
    long cap = hyp.newCap();
    require(
        hyp.configureMemextent(
            cap,
            0,
            VmObjects.DDR_WINDOW,
            MemextentAttributes.of(
                PgtableAccess.RWX,
                MemextentAttributes.MEMTYPE_ANY,
                MemextentAttributes.TYPE_SPARSE)),
        "parent extent");
    require(hyp.activate(cap), "parent extent");
    root.setParentExtent(cap);
  }

  private void takeOwnVcpu() {
    int virq = root.allocateVirq();
    require(
        hyp.bindVcpuVirq(root.vcpu(), root.vic(), virq, VcpuVirqType.HALT), "own halt interrupt");
    require(
        hyp.copyCap(root.vcpu(), root.environment().number("cspace_capid"), Rights.THREAD_POWER),
        "own vCPU");
    root.setVcpuPowerCap(hyp.newCap());
    root.enableVirq(virq, VirqRoles.OWN_HALT, VmId.RESOURCE_MANAGER);
  }

  /** The resource manager's vCPU as the primary VM may see it. */
  static void grantOwnVcpu(Vm self, long primaryCap) {
    VcpuRecord vcpu = new VcpuRecord();
    vcpu.ownerCap = primaryCap;
    self.resources().vcpus.add(vcpu);
  }

  static void require(int error, String what) {
    if (error != ErrorCode.OK) {
      throw new IllegalStateException(
          "the hypervisor refuses the resource manager its %s: %s"
              .formatted(what, ErrorCode.name(error)));
    }
  }
}
