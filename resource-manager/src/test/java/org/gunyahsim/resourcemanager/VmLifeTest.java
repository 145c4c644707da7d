package org.gunyahsim.resourcemanager;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.gunyahsim.guest.devicetree.DeviceTree;
import org.gunyahsim.guest.devicetree.DeviceTreeException;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.abi.VcpuRunState;
import org.gunyahsim.resourcemanager.protocol.MessageId;
import org.gunyahsim.resourcemanager.protocol.Requests;
import org.gunyahsim.resourcemanager.protocol.RmError;
import org.gunyahsim.resourcemanager.protocol.VmState;
import org.gunyahsim.resourcemanager.root.RmOptions.Quality;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A VM's life beyond the recorded one: endings, failures, both build qualities. */
class VmLifeTest {
  private static final byte[] NONE = new byte[0];

  private static SecondaryVmFixture prepared(Quality quality, byte[] tree) {
    SecondaryVmFixture vm = new SecondaryVmFixture(quality, tree);
    assertThat(vm.giveImage(false, 0)).isEqualTo(RmError.OK);
    return vm;
  }

  private static byte[] edited(Edit edit) throws DeviceTreeException {
    DeviceTree tree = DeviceTree.parse(Resources.secondaryTree());
    edit.apply(tree);
    return tree.flatten();
  }

  @FunctionalInterface
  private interface Edit {
    void apply(DeviceTree tree);
  }

  private static void remove(DeviceTree tree, String name) {
    var node = tree.root().child(name);
    if (node != null) {
      tree.root().remove(node);
    }
  }

  // Recorded of Linux on both builds: linux-driver observations, section 3.1.
  @ParameterizedTest(name = "{0} share={1}: {2}")
  @CsvSource({"PRODUCTION,false,0,3", "PRODUCTION,true,2,8", "DEBUG,false,0,3", "DEBUG,true,0,3"})
  void onlyLentMemoryBecomesTheImageOfAProductionBuild(
      Quality quality, boolean share, int error, int state) {
    SecondaryVmFixture vm = new SecondaryVmFixture(quality, Resources.secondaryTree());
    assertThat(vm.giveImage(share, 1)).isEqualTo(RmError.OK);
    assertThat(vm.config()).isEqualTo(RmError.OK);
    assertThat(vm.init()).isEqualTo(RmError.OK);
    assertThat(vm.start()).isEqualTo(error);
    assertThat(vm.state()).isEqualTo(state);
  }

  /** A path that the VM manager asks for is bounded as all paths of a tree are. */
  @ParameterizedTest(name = "{0} levels")
  @CsvSource({"60,true", "70,false", "6000,false"})
  void depthOfGeneratedNodes(int levels, boolean fits) throws DeviceTreeException {
    DeviceTree tree = DeviceTree.parse(Resources.tree("guest-1cpu-proxy"));
    Objects.requireNonNull(tree.find("/gunyah-vm-config/vdevices/bell-a"))
        .strings("generate", "/a".repeat(levels));
    SecondaryVmFixture vm = prepared(Quality.PRODUCTION, tree.flatten());
    assertThat(vm.config()).isEqualTo(RmError.OK);
    assertThat(vm.init()).isEqualTo(RmError.OK);
    assertThat(vm.start() == RmError.OK).isEqualTo(fits);
  }

  /**
   * A virtio-mmio device: one page that the VM may only read, and an interrupt each way. What the
   * hypervisor calls the backend's interrupt is raised by the backend, so it goes to the VM
   * (hypercall reference, section 8.9).
   */
  @Test
  void aVirtioDeviceIsSharedBetweenVmAndOwner() throws DeviceTreeException {
    DeviceTree tree = DeviceTree.parse(Resources.tree("guest-1cpu-proxy"));
    Objects.requireNonNull(tree.find("/gunyah-vm-config/vdevices"))
        .addChild("disk")
        .strings("vdevice-type", "virtio-mmio")
        .flag("peer-default")
        .cells("label", 20)
        .cells("vqs-num", 2)
        .addChild("memory")
        .cells("label", 21)
        .flag("allocate-base");
    SecondaryVmFixture vm = prepared(Quality.DEBUG, tree.flatten());
    FakeHypervisor machine = vm.primary.machine;
    assertThat(vm.config()).isEqualTo(RmError.OK);
    int before = machine.calls.size();
    assertThat(vm.init()).isEqualTo(RmError.OK);
    List<FakeHypervisor.Call> calls = machine.calls.subList(before, machine.calls.size());
    List<Long> configured = only(calls, HypercallNumber.VIRTIO_MMIO_CONFIGURE);
    long page = configured.get(1);
    assertThat(configured.subList(2, 5)).containsExactly(2L, 0L, 0L);
    long vmVic = only(calls, HypercallNumber.VIC_CONFIGURE).getFirst();
    assertThat(only(calls, HypercallNumber.VIRTIO_MMIO_BACKEND_BIND_VIRQ).subList(0, 2))
        .containsExactly(configured.getFirst(), vmVic);
    List<Long> backend = only(calls, HypercallNumber.VIRTIO_MMIO_FRONTEND_BIND_VIRQ);
    assertThat(backend.getFirst()).isEqualTo(configured.getFirst());
    assertThat(backend.get(1)).as("the primary VM's VIC").isNotEqualTo(vmVic);
    List<Long> attributes =
        calls.stream()
            .filter(call -> call.number() == HypercallNumber.ADDRSPACE_MAP)
            .filter(call -> call.arguments().get(1) == page)
            .map(call -> call.arguments().get(3))
            .toList();
    assertThat(attributes).as("read-only for the VM").containsExactly(0x1_0044L, 0x1_0066L);
  }

  private static List<Long> only(List<FakeHypervisor.Call> calls, int number) {
    return calls.stream()
        .filter(call -> call.number() == number)
        .findFirst()
        .orElseThrow()
        .arguments();
  }

  /** Recorded of Linux with shared memory: run.debug-share. */
  @Test
  void sizeOfTheTreeOfASharedImage() {
    SecondaryVmFixture vm =
        new SecondaryVmFixture(Quality.DEBUG, Resources.tree("guest-1cpu-proxy"));
    assertThat(vm.giveImage(true, 1)).isEqualTo(RmError.OK);
    vm.config();
    vm.init();
    assertThat(vm.start()).isEqualTo(RmError.OK);
    byte[] header = new byte[8];
    vm.primary.machine.read(
        SecondaryVmFixture.IMAGE + SecondaryVmFixture.TREE_OFFSET, header, 0, header.length);
    assertThat(HexFormat.of().formatHex(header)).isEqualTo("d00dfeed00000b22");
  }

  /** Recorded of Linux: the resources of its guest (trace.debug-share), capabilities and all. */
  @Test
  void resourcesOfTheLinuxGuest() {
    SecondaryVmFixture vm =
        new SecondaryVmFixture(Quality.DEBUG, Resources.tree("guest-1cpu-proxy"));
    vm.giveImage(true, 1);
    vm.config();
    vm.init();
    String reply =
        vm.primary
            .request(MessageId.VM_GET_HYP_RESOURCES, Requests.vmid(SecondaryVmFixture.VMID))
            .getFirst();
    StringBuilder recorded = new StringBuilder();
    for (String line : Resources.lines("trace.debug-share.txt")) {
      if (line.matches(".*rpc < 56000020 err=0 .*|.*rpc <\\+ .*")) {
        recorded.append(line.substring(line.lastIndexOf(' ') + 1));
      }
    }
    assertThat(reply.substring(24)).isEqualTo(recorded.toString());
  }

  /** A VM that the hypervisor schedules; its stop kills the real resource manager. */
  @Test
  void hypervisorScheduledVmIsPolledUntilItIsGone() {
    SecondaryVmFixture vm =
        new SecondaryVmFixture(
            Quality.PRODUCTION, Resources.tree("guest-1cpu-hypervisor-scheduled"));
    vm.giveImage(false, 0);
    vm.config();
    assertThat(vm.init()).isEqualTo(RmError.OK);
    assertThat(vm.start()).isEqualTo(RmError.OK);
    FakeHypervisor machine = vm.primary.machine;
    long vcpu =
        machine.calls.reversed().stream()
            .filter(call -> call.number() == HypercallNumber.VCPU_POWERON)
            .findFirst()
            .orElseThrow()
            .arguments()
            .getFirst();
    machine.exitAfterChecks(vcpu, 3);
    List<String> got =
        vm.primary.request(
            MessageId.VM_STOP, Requests.stop(SecondaryVmFixture.VMID, Requests.FORCE_STOP, 3));
    assertThat(got).hasSize(3);
    assertThat(
            machine.calls.stream()
                .filter(call -> call.number() == HypercallNumber.VCPU_RUN_CHECK)
                .count())
        .isEqualTo(4);
    String list =
        vm.primary
            .request(MessageId.VM_GET_HYP_RESOURCES, Requests.vmid(SecondaryVmFixture.VMID))
            .getFirst();
    assertThat(list).as("no wake-up interrupt").contains("ffffffff");
    cleanUp(vm);
  }

  @Test
  void treeWithoutMemoryNodeFailsAtStart() throws DeviceTreeException {
    SecondaryVmFixture vm = prepared(Quality.PRODUCTION, edited(tree -> remove(tree, "memory")));
    assertThat(vm.config()).isEqualTo(RmError.OK);
    assertThat(vm.init()).isEqualTo(RmError.OK);
    assertThat(vm.start()).isEqualTo(RmError.NORESOURCE);
    assertThat(vm.state()).isEqualTo(VmState.INIT_FAILED);
    cleanUp(vm);
  }

  @Test
  void treeWithAHypervisorNodeFailsAtStart() throws DeviceTreeException {
    SecondaryVmFixture vm =
        prepared(Quality.PRODUCTION, edited(tree -> tree.root().addChild("hypervisor")));
    vm.config();
    assertThat(vm.init()).isEqualTo(RmError.OK);
    assertThat(vm.start()).isEqualTo(RmError.NORESOURCE);
    cleanUp(vm);
  }

  @Test
  void noTreeFailsAtInit() {
    SecondaryVmFixture vm = prepared(Quality.PRODUCTION, new byte[64]);
    vm.config();
    assertThat(vm.init()).isEqualTo(RmError.MEM_INVALID);
    assertThat(vm.state()).isEqualTo(VmState.INIT_FAILED);
    cleanUp(vm);
  }

  @Test
  void missingImageNameFailsAtInit() throws DeviceTreeException {
    SecondaryVmFixture vm =
        prepared(
            Quality.PRODUCTION,
            edited(tree -> tree.root().addChild("gunyah-vm-config").removeProperty("image-name")));
    vm.config();
    assertThat(vm.init()).isEqualTo(RmError.MEM_INVALID);
    cleanUp(vm);
  }

  @Test
  void aHypercallThatFailsDuringInitLeavesNothingBehind() {
    SecondaryVmFixture vm = prepared(Quality.PRODUCTION, Resources.secondaryTree());
    vm.config();
    vm.primary.machine.failures.put(HypercallNumber.DOORBELL_BIND_VIRQ, ErrorCode.NORESOURCES);
    assertThat(vm.init()).isEqualTo(RmError.NORESOURCE);
    vm.primary.machine.failures.clear();
    cleanUp(vm);
  }

  /** Reset, reclaim, deallocate; then the whole life once more. */
  private static void cleanUp(SecondaryVmFixture vm) {
    Client primary = vm.primary;
    List<String> got = primary.request(MessageId.VM_RESET, Requests.vmid(SecondaryVmFixture.VMID));
    assertThat(got.getFirst()).endsWith("80000000" + "0a000000");
    assertThat(got.getLast()).endsWith("80000000" + "0b000000");
    assertThat(primary.error(MessageId.MEM_RECLAIM, Requests.memHandle(vm.handle, 0)))
        .isEqualTo(RmError.OK);
    assertThat(primary.machine.ownerOf(SecondaryVmFixture.IMAGE)).isEqualTo(Client.PRIMARY_EXTENT);
    assertThat(primary.error(MessageId.VM_DEALLOCATE, Requests.vmid(SecondaryVmFixture.VMID)))
        .isEqualTo(RmError.OK);
    byte[] tree = Resources.secondaryTree();
    primary.machine.write(
        SecondaryVmFixture.IMAGE + SecondaryVmFixture.TREE_OFFSET, tree, 0, tree.length);
    primary.request(MessageId.VM_ALLOCATE, Requests.vmid(0));
    assertThat(vm.giveImage(false, 0)).isEqualTo(RmError.OK);
    assertThat(vm.config()).isEqualTo(RmError.OK);
    assertThat(vm.init()).isEqualTo(RmError.OK);
    assertThat(vm.start()).isEqualTo(RmError.OK);
    String list =
        String.join(
            "",
            primary.request(
                MessageId.VM_GET_HYP_RESOURCES, Requests.vmid(SecondaryVmFixture.VMID)));
    assertThat(list).as("interrupt numbers are used again").contains("c2030000");
  }

  @Test
  void forcedStop() {
    SecondaryVmFixture vm = SecondaryVmFixture.running(Quality.PRODUCTION);
    List<String> got =
        vm.primary.request(
            MessageId.VM_STOP, Requests.stop(SecondaryVmFixture.VMID, Requests.FORCE_STOP, 3));
    assertThat(got.stream().map(message -> message.substring(8)).toList())
        .containsExactly(
            "08001056" + "80000000" + "09000000",
            "01001056" + "80000700" + "04000000" + "00000000",
            "05000056" + "00000000");
    cleanUp(vm);
  }

  @Test
  void whileVcpusAreReapedNothingElseIsServed() {
    SecondaryVmFixture vm = SecondaryVmFixture.running(Quality.PRODUCTION);
    FakeHypervisor machine = vm.primary.machine;
    machine.runErrors.add(ErrorCode.BUSY);
    machine.runErrors.add(ErrorCode.BUSY);
    vm.primary.sendRaw(HexFormat.of().parseHex("2101010005000056" + "80000100" + "03000000"));
    while (!machine.runningVcpu()) {
      assertThat(machine.step()).isTrue();
    }
    vm.primary.sendRaw(HexFormat.of().parseHex("2101020024000056"));
    machine.afterEachHandler =
        program -> Snapshots.copy((ResourceManager) program, Quality.PRODUCTION);
    machine.settle();
    assertThat(vm.primary.receiveAll().stream().map(message -> message.substring(8, 16)).toList())
        .containsExactly("08001056", "01001056", "05000056", "24000056");
    assertThat(
            machine.calls.stream()
                .filter(call -> call.number() == HypercallNumber.VCPU_RUN)
                .count())
        .isEqualTo(3);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "off,2,0,0,01000400000000000000",
    "reset,100,8000000000000000,0,02000400000000000000",
    "reset2,100,4000000080000001,77,0300100000000080000001000080" + "7700000000000000",
    "reset2 32 bit,100,5,99999999ffffffff,03001000000000000000050000" + "00ffffffff00000000",
    "fault,6,0,0,05000400000000000000",
    "odd state,1,0,0,05000400000000000200"
  })
  void endings(String what, String state, String word0, String word1, String payload) {
    SecondaryVmFixture vm = SecondaryVmFixture.running(Quality.PRODUCTION);
    FakeHypervisor machine = vm.primary.machine;
    long vcpu =
        machine.calls.stream()
            .filter(call -> call.number() == HypercallNumber.VCPU_KILL)
            .findFirst()
            .map(call -> call.arguments().getFirst())
            .orElseGet(
                () ->
                    machine.calls.reversed().stream()
                        .filter(call -> call.number() == HypercallNumber.VCPU_POWERON)
                        .findFirst()
                        .orElseThrow()
                        .arguments()
                        .getFirst());
    machine.runStates.put(
        vcpu,
        new long[] {
          Long.parseLong(state, 16),
          Long.parseUnsignedLong(word0, 16),
          Long.parseUnsignedLong(word1, 16)
        });
    machine.raise(43);
    machine.settle();
    List<String> got = vm.primary.receiveAll();
    assertThat(got).as(what).hasSize(2);
    assertThat(got.get(1).substring(16)).as(what).isEqualTo("8000" + payload);
    assertThat(vm.state()).isEqualTo(VmState.EXITED);
    machine.raise(43);
    machine.settle();
    assertThat(vm.primary.receiveAll()).as("a later halt is ignored").isEmpty();
    assertThat(VcpuRunState.POWERED_OFF).isEqualTo(2);
  }

  @Test
  void requestsThatKillTheRealOneAreRefused() {
    SecondaryVmFixture vm = SecondaryVmFixture.running(Quality.PRODUCTION);
    vm.primary.request(
        MessageId.VM_STOP, Requests.stop(SecondaryVmFixture.VMID, Requests.FORCE_STOP, 3));
    byte[] vmid = Requests.vmid(SecondaryVmFixture.VMID);
    assertThat(vm.primary.request(MessageId.VM_RESET, vmid)).hasSize(4);
    assertThat(vm.primary.error(MessageId.VM_RESET, vmid)).isEqualTo(RmError.VM_STATE);
    assertThat(vm.primary.error(MessageId.VM_DEALLOCATE, vmid)).isEqualTo(RmError.OK);
    assertThat(vm.primary.error(MessageId.VM_DEALLOCATE, vmid)).isEqualTo(RmError.VMID_INVALID);
    assertThat(vm.primary.error(MessageId.VM_ALLOCATE, Requests.vmid(0))).isEqualTo(RmError.OK);
    assertThat(vm.primary.error(MessageId.VM_RESET, vmid)).isEqualTo(RmError.VM_STATE);
    assertThat(vm.primary.error(MessageId.VM_HOST_GET_TYPE, NONE)).isEqualTo(RmError.OK);
  }

  /** Everything that a VM's life made is deleted in the end. */
  @Test
  void nothingIsLeftAfterReset() {
    SecondaryVmFixture vm = SecondaryVmFixture.running(Quality.PRODUCTION);
    FakeHypervisor machine = vm.primary.machine;
    int before = machine.calls.size();
    vm.primary.request(
        MessageId.VM_STOP, Requests.stop(SecondaryVmFixture.VMID, Requests.FORCE_STOP, 3));
    vm.primary.request(MessageId.VM_RESET, Requests.vmid(SecondaryVmFixture.VMID));
    vm.primary.request(MessageId.MEM_RECLAIM, Requests.memHandle(vm.handle, 0));
    long deleted =
        machine.calls.subList(before, machine.calls.size()).stream()
            .filter(call -> call.number() == HypercallNumber.CSPACE_DELETE_CAP_FROM)
            .count();
    assertThat(machine.rootCaps()).as("master capabilities").isEqualTo(0x411 - 0x400 + 5);
    assertThat(machine.capsOf(Client.PRIMARY_CSPACE)).as("the primary VM's").isEqualTo(3);
    assertThat(deleted).isGreaterThan(20);
  }
}
