package org.gunyahsim.hypervisor.vic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.addrspace.AddressSpace;
import org.gunyahsim.hypervisor.hypercall.RootVmFixture;
import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The calls of hypercall reference, sections 2.8 and 2.9 (attach_vdevice), and the table of 8.3.
 */
class VicHypercallsTest {
  /** Capabilities of the root VM, in the recorded order. */
  private static final int CSPACE = 0;

  private static final int PARTITION = 1;
  private static final int ROOT_VCPU = 2;
  private static final int ROOT_VIC = 3;

  /** PPI 16 is the first physical interrupt, SPI 32 the first shared one. */
  private static final int HWIRQ_PPI = 4;

  private static final int HWIRQ_SPI = 15;

  private final RootVmFixture machine = new RootVmFixture();

  @AfterEach
  void close() {
    machine.close();
  }

  private long error(int number, long... arguments) {
    return machine.call(number, arguments);
  }

  private long create(int number) {
    return machine.must(number, PARTITION, CSPACE, 0);
  }

  private void activate(long cap) {
    machine.must(HypercallNumber.OBJECT_ACTIVATE, cap, 0);
  }

  private long vic(int vcpus, int virqs) {
    long vic = create(HypercallNumber.PARTITION_CREATE_VIC);
    machine.must(HypercallNumber.VIC_CONFIGURE, vic, vcpus, virqs, 3, 0);
    activate(vic);
    return vic;
  }

  private long doorbell() {
    long doorbell = create(HypercallNumber.PARTITION_CREATE_DOORBELL);
    activate(doorbell);
    return doorbell;
  }

  private long addressSpace(int vmid) {
    long space = create(HypercallNumber.PARTITION_CREATE_ADDRSPACE);
    machine.must(HypercallNumber.ADDRSPACE_CONFIGURE, space, vmid, 0);
    activate(space);
    return space;
  }

  /** An active vCPU on CPU {@code index}, pinned or not. */
  private long vcpu(long space, long vic, int index, boolean pinned) {
    long vcpu = create(HypercallNumber.PARTITION_CREATE_THREAD);
    machine.must(HypercallNumber.VCPU_CONFIGURE, vcpu, pinned ? 1 : 0, 0);
    machine.must(HypercallNumber.VCPU_SET_AFFINITY, vcpu, index, -1);
    machine.must(HypercallNumber.CSPACE_ATTACH_THREAD, CSPACE, vcpu, 0);
    machine.must(HypercallNumber.ADDRSPACE_ATTACH_THREAD, space, vcpu, 0);
    machine.must(HypercallNumber.VIC_ATTACH_VCPU, vic, vcpu, index, 0);
    activate(vcpu);
    return vcpu;
  }

  @ParameterizedTest
  @CsvSource({
    // max_vcpus, max_virqs, options, max_msis, error
    "1, 0, 0, 0, 0",
    "8, 988, 3, 0, 0",
    "8, 988, 2, 0x2000, 0",
    "8, 988, 3, 0x2000, 1",
    "8, 988, 1, 1, 1",
    "0, 10, 0, 0, 1",
    "9, 10, 0, 0, 1",
    "0xffffffff, 10, 0, 0, 1",
    "1, 989, 0, 0, 1",
    "1, 0xffffffff, 0, 0, 1",
    "1, 10, 4, 0, 1",
    "0x100000001, 10, 0, 0, 0",
  })
  void configure(String vcpus, String virqs, String options, String msis, int error) {
    long vic = create(HypercallNumber.PARTITION_CREATE_VIC);
    assertThat(
            error(
                HypercallNumber.VIC_CONFIGURE,
                vic,
                Long.decode(vcpus),
                Long.decode(virqs),
                Long.decode(options),
                Long.decode(msis)))
        .isEqualTo(error);
  }

  @Test
  void optionsAreJudgedBeforeTheState() {
    long vic = vic(1, 10);
    assertThat(error(HypercallNumber.VIC_CONFIGURE, vic, 1, 10, 4, 0))
        .isEqualTo(ErrorCode.ARGUMENT_INVALID);
    assertThat(error(HypercallNumber.VIC_CONFIGURE, vic, 1, 10, 0, 0))
        .isEqualTo(ErrorCode.OBJECT_STATE);
  }

  @Test
  void theFixedAddressOptionIsTakenOverEvenOnError() {
    long vic = create(HypercallNumber.PARTITION_CREATE_VIC);
    machine.must(HypercallNumber.VIC_CONFIGURE, vic, 1, 0, 2, 0);
    assertThat(error(HypercallNumber.VIC_CONFIGURE, vic, 99, 0, 0, 0)).isEqualTo(1);
    activate(vic);
    assertThat(machine.object(vic, Vic.class).fixedFrameAt(0x0800_0000, 4)).isNotNull();
    assertThat(machine.object(vic, Vic.class).fixedFrameAt(0x080A_0000, 4)).isNull();
    vcpu(addressSpace(5), vic, 0, false);
    assertThat(machine.object(vic, Vic.class).fixedFrameAt(0x080A_0000, 4)).isNotNull();
    assertThat(machine.object(vic, Vic.class).fixedFrameAt(0x080C_0000, 4)).isNull();
    assertThat(machine.object(vic(1, 0), Vic.class).fixedFrameAt(0x0800_0000, 4)).isNull();
  }

  @Test
  void whatComesBeforeTheRefusedValueIsTakenOverToo() {
    long vic = create(HypercallNumber.PARTITION_CREATE_VIC);
    assertThat(error(HypercallNumber.VIC_CONFIGURE, vic, 3, 989, 3, 0)).isEqualTo(1);
    assertThat(machine.object(vic, Vic.class).maxVcpus()).isEqualTo(3);
    assertThat(error(HypercallNumber.VIC_CONFIGURE, vic, 2, 8, 3, 0x2000)).isEqualTo(1);
    activate(vic);
    assertThat(machine.object(vic, Vic.class).maxVcpus()).isEqualTo(2);
    assertThat(error(HypercallNumber.DOORBELL_BIND_VIRQ, doorbell(), vic, 39, 0)).isZero();
    assertThat(error(HypercallNumber.DOORBELL_BIND_VIRQ, doorbell(), vic, 40, 0)).isEqualTo(1);
  }

  @Test
  void theFixedRedistributorBeforeAGapIsTheLast() {
    long vic = create(HypercallNumber.PARTITION_CREATE_VIC);
    machine.must(HypercallNumber.VIC_CONFIGURE, vic, 3, 8, 1, 0);
    activate(vic);
    long space = addressSpace(5);
    vcpu(space, vic, 0, false);
    assertThat(fixedTyper(vic, 0)).isEqualTo(0x10);
    vcpu(space, vic, 1, false);
    assertThat(fixedTyper(vic, 0)).isZero();
    assertThat(fixedTyper(vic, 1)).isEqualTo(0x110);
    vcpu(space, vic, 2, false);
    assertThat(fixedTyper(vic, 1)).isEqualTo(0x100);
    assertThat(fixedTyper(vic, 2)).isEqualTo(0x210);
  }

  private long fixedTyper(long vicCap, int index) {
    long ipa = 0x080A_0008L + 0x2_0000L * index;
    return typer(machine.object(vicCap, Vic.class).fixedFrameAt(ipa, 4), ipa);
  }

  @Test
  void aVcpuThatGoesTakesItsFrameWithIt() {
    long space = addressSpace(5);
    long vic = vic(1, 8);
    vcpu(space, vic, 0, false);
    int call = HypercallNumber.ADDRSPACE_ATTACH_VDEVICE;
    machine.must(call, space, vic, 1, 0x102_0000, 0x2_0000, 0);
    Vic object = machine.object(vic, Vic.class);
    Vcpu gone = object.vcpu(0);
    assertThat(gone).isNotNull();
    if (gone != null) {
      object.detach(gone, 0);
    }
    assertThat(machine.object(space, AddressSpace.class).vdeviceAt(0x102_0000, 4)).isNull();
    vcpu(space, vic, 0, false);
    machine.must(call, space, vic, 1, 0x102_0000, 0x2_0000, 0);
  }

  @Test
  void attachVcpu() {
    long vic = vic(2, 10);
    long thread = create(HypercallNumber.PARTITION_CREATE_THREAD);
    assertThat(error(HypercallNumber.VIC_ATTACH_VCPU, vic, thread, 2, 0))
        .isEqualTo(ErrorCode.ARGUMENT_INVALID);
    assertThat(error(HypercallNumber.VIC_ATTACH_VCPU, vic, doorbell(), 0, 0))
        .isEqualTo(ErrorCode.CSPACE_WRONG_OBJECT_TYPE);
    assertThat(error(HypercallNumber.VIC_ATTACH_VCPU, vic, ROOT_VCPU, 0, 0))
        .isEqualTo(ErrorCode.OBJECT_STATE);
    assertThat(error(HypercallNumber.VIC_ATTACH_VCPU, vic, thread, 1, 0)).isZero();
  }

  @Test
  void twoVcpusWithOneIndexCannotBothBeActive() {
    long vic = vic(2, 10);
    long space = addressSpace(5);
    vcpu(space, vic, 0, false);
    long second = create(HypercallNumber.PARTITION_CREATE_THREAD);
    machine.must(HypercallNumber.CSPACE_ATTACH_THREAD, CSPACE, second, 0);
    machine.must(HypercallNumber.ADDRSPACE_ATTACH_THREAD, space, second, 0);
    machine.must(HypercallNumber.VIC_ATTACH_VCPU, vic, second, 0, 0);
    assertThat(error(HypercallNumber.OBJECT_ACTIVATE, second, 0)).isEqualTo(ErrorCode.BUSY);
  }

  @Test
  void bindErrorsComeInTheRecordedOrder() {
    long vic = vic(1, 16);
    long first = doorbell();
    long second = doorbell();
    for (long outside : List.of(0L, 16L, 31L, 48L, 1019L, 1020L, 0x0100_0020L, 0xFFFF_FFFFL)) {
      assertThat(error(HypercallNumber.DOORBELL_BIND_VIRQ, first, vic, outside, 0))
          .as("virq %x", outside)
          .isEqualTo(ErrorCode.ARGUMENT_INVALID);
    }
    assertThat(error(HypercallNumber.DOORBELL_BIND_VIRQ, first, vic, 32, 0)).isZero();
    assertThat(error(HypercallNumber.DOORBELL_BIND_VIRQ, second, vic, 32, 0))
        .isEqualTo(ErrorCode.BUSY);
    // Bound already wins over everything else that is wrong.
    assertThat(error(HypercallNumber.DOORBELL_BIND_VIRQ, first, vic, 5, 0))
        .isEqualTo(ErrorCode.VIRQ_BOUND);
    assertThat(error(HypercallNumber.DOORBELL_BIND_VIRQ, first, vic, 32, 0))
        .isEqualTo(ErrorCode.VIRQ_BOUND);
    assertThat(error(HypercallNumber.DOORBELL_BIND_VIRQ, second, vic, 47, 0)).isZero();
    // Unbinding is always fine, and makes room.
    assertThat(error(HypercallNumber.DOORBELL_UNBIND_VIRQ, first, 0)).isZero();
    assertThat(error(HypercallNumber.DOORBELL_UNBIND_VIRQ, first, 0)).isZero();
    assertThat(error(HypercallNumber.DOORBELL_BIND_VIRQ, first, vic, 47, 0))
        .isEqualTo(ErrorCode.BUSY);
    assertThat(error(HypercallNumber.DOORBELL_BIND_VIRQ, first, vic, 32, 0)).isZero();
  }

  @Test
  void aVicThatGoesUnbindsItsSources() {
    long vic = vic(1, 16);
    long bell = doorbell();
    machine.must(HypercallNumber.DOORBELL_BIND_VIRQ, bell, vic, 40, 0);
    machine.must(HypercallNumber.HWIRQ_BIND_VIRQ, HWIRQ_SPI, vic, 41, 0);
    machine.must(HypercallNumber.CSPACE_DELETE_CAP_FROM, CSPACE, vic, 0);
    machine.must(HypercallNumber.DOORBELL_BIND_VIRQ, bell, ROOT_VIC, 40, 0);
    machine.must(HypercallNumber.HWIRQ_BIND_VIRQ, HWIRQ_SPI, ROOT_VIC, 41, 0);
  }

  @Test
  void sharedPhysicalInterrupts() {
    long vic = vic(1, 16);
    for (long virq : new long[] {0, 31, 48, 1020}) {
      assertThat(error(HypercallNumber.HWIRQ_BIND_VIRQ, HWIRQ_SPI, vic, virq, 0))
          .isEqualTo(ErrorCode.ARGUMENT_INVALID);
    }
    assertThat(error(HypercallNumber.HWIRQ_UNBIND_VIRQ, HWIRQ_SPI, 0))
        .isEqualTo(ErrorCode.VIRQ_NOT_BOUND);
    assertThat(error(HypercallNumber.HWIRQ_BIND_VIRQ, HWIRQ_SPI, vic, 33, 0)).isZero();
    assertThat(error(HypercallNumber.HWIRQ_BIND_VIRQ, HWIRQ_SPI, vic, 34, 0))
        .isEqualTo(ErrorCode.VIRQ_BOUND);
    assertThat(error(HypercallNumber.HWIRQ_BIND_VIRQ, HWIRQ_SPI + 1, vic, 33, 0))
        .isEqualTo(ErrorCode.BUSY);
    assertThat(error(HypercallNumber.HWIRQ_UNBIND_VIRQ, HWIRQ_SPI, 0)).isZero();
    assertThat(error(HypercallNumber.HWIRQ_UNBIND_VIRQ, HWIRQ_SPI, 0))
        .isEqualTo(ErrorCode.VIRQ_NOT_BOUND);
  }

  @Test
  void privatePhysicalInterruptsNeedPinnedVcpus() {
    long space = addressSpace(5);
    long vic = vic(2, 16);
    vcpu(space, vic, 0, true);
    assertThat(error(HypercallNumber.HWIRQ_BIND_VIRQ, HWIRQ_PPI, vic, 32, 0))
        .isEqualTo(ErrorCode.ARGUMENT_INVALID);
    for (long used : new long[] {23, 27, 30}) {
      assertThat(error(HypercallNumber.HWIRQ_BIND_VIRQ, HWIRQ_PPI, vic, used, 0))
          .isEqualTo(ErrorCode.BUSY);
    }
    assertThat(error(HypercallNumber.HWIRQ_BIND_VIRQ, HWIRQ_PPI, vic, 16, 0)).isZero();
    assertThat(error(HypercallNumber.HWIRQ_BIND_VIRQ, HWIRQ_PPI, vic, 17, 0))
        .isEqualTo(ErrorCode.DENIED);
    assertThat(error(HypercallNumber.HWIRQ_UNBIND_VIRQ, HWIRQ_PPI, 0)).isZero();
    assertThat(error(HypercallNumber.HWIRQ_UNBIND_VIRQ, HWIRQ_PPI, 0)).isZero();

    vcpu(space, vic, 1, false);
    assertThat(error(HypercallNumber.HWIRQ_BIND_VIRQ, HWIRQ_PPI, vic, 16, 0))
        .isEqualTo(ErrorCode.DENIED);
    // The failed attempt has left nothing bound on the first vCPU.
    machine.must(HypercallNumber.HWIRQ_BIND_VIRQ, HWIRQ_PPI, vic(1, 0), 16, 0);
  }

  @Test
  void nothingIsAMessageSource() {
    assertThat(error(HypercallNumber.VIC_BIND_MSI_SOURCE, ROOT_VIC, ROOT_VCPU, 0))
        .isEqualTo(ErrorCode.CSPACE_WRONG_OBJECT_TYPE);
    assertThat(error(HypercallNumber.VIC_BIND_MSI_SOURCE, ROOT_VIC, 0x3A00, 0))
        .as("nobody looks at it")
        .isEqualTo(ErrorCode.CSPACE_WRONG_OBJECT_TYPE);
  }

  @ParameterizedTest
  @CsvSource({
    // mask, shifts of Aff0..3, error
    "0x7fff, 0, 8, 16, 24, 0",
    "0x7, 0, 8, 16, 24, 0",
    "0, 0, 0, 0, 0, 0",
    "0x0101, 1, 0, 0, 0, 0",
    "0x0100000003, 0, 0, 0, 2, 0",
    "0x7, 32, 8, 16, 24, 1",
    "0x7, 0, 0xffffffff, 0, 0, 1",
    "0x0103, 0, 1, 0, 0, 1",
    "0x7, 1, 0, 0, 0, 1",
    "0x5, 0, 0, 0, 0, 1",
    "0xffff, 0, 8, 0, 0, 1",
    "0x1ffff, 0, 8, 16, 0, 1",
  })
  void mpidrMapping(String mask, long aff0, String aff1, long aff2, long aff3, int error) {
    long vic = create(HypercallNumber.PARTITION_CREATE_VIC);
    assertThat(
            error(
                HypercallNumber.VGIC_SET_MPIDR_MAPPING,
                vic,
                Long.decode(mask),
                aff0,
                Long.decode(aff1),
                aff2,
                aff3,
                0))
        .isEqualTo(error);
  }

  @Test
  void mpidrMappingScattersTheIndex() {
    long vic = create(HypercallNumber.PARTITION_CREATE_VIC);
    Vic object = machine.object(vic, Vic.class);
    assertThat(object.mpidr(5)).isEqualTo(0x8000_0005L);
    assertThat(object.indexOf(0x8000_0007L)).isEqualTo(7);
    assertThat(object.indexOf(8)).isEqualTo(-1);
    assertThat(object.indexOf(0x100)).isEqualTo(-1);
    // Index bit 0 in Aff1, bits 2..1 in Aff0, MT set.
    machine.must(HypercallNumber.VGIC_SET_MPIDR_MAPPING, vic, 0x103, 1, 0, 8, 8, 1);
    assertThat(object.mpidr(6)).isEqualTo(0x8100_0003L);
    assertThat(object.mpidr(5)).isEqualTo(0x8100_0102L);
    for (int index = 0; index < 8; index++) {
      assertThat(object.indexOf(object.mpidr(index))).isEqualTo(index);
    }
    activate(vic);
    assertThat(error(HypercallNumber.VGIC_SET_MPIDR_MAPPING, vic, 7, 0, 8, 16, 24, 0))
        .isEqualTo(ErrorCode.OBJECT_STATE);
  }

  @Test
  void attachVdevice() {
    long space = addressSpace(5);
    long vic = vic(2, 16);
    int call = HypercallNumber.ADDRSPACE_ATTACH_VDEVICE;
    assertThat(error(call, space, vic, 3, 0x100_0000, 0x2_0000, 0))
        .isEqualTo(ErrorCode.ARGUMENT_INVALID);
    assertThat(error(call, space, vic, 0, 0x100_0000, 0x1_0000, 1))
        .isEqualTo(ErrorCode.ARGUMENT_INVALID);
    assertThat(error(call, space, vic, 1, 0x100_0000, 0x2_0000, 4))
        .isEqualTo(ErrorCode.ARGUMENT_INVALID);
    assertThat(error(call, space, vic, 1, 0x100_0000, 0x2_0000, 0)).isEqualTo(ErrorCode.IDLE);
    vcpu(space, vic, 0, false);
    vcpu(space, vic, 1, false);
    assertThat(error(call, space, doorbell(), 0, 0x100_0000, 0x1_0000, 0))
        .isEqualTo(ErrorCode.CSPACE_WRONG_OBJECT_TYPE);
    assertThat(error(call, space, vic, 0, 0x100_0000, 0x1_0000, 0)).isZero();
    assertThat(error(call, space, vic, 0, 0x200_0000, 0x1_0000, 0)).isEqualTo(ErrorCode.BUSY);
    assertThat(error(call, space, vic, 1, 0x100_8000, 0x2_0000, 0)).isEqualTo(ErrorCode.BUSY);
    assertThat(error(call, space, vic, 1, 0x102_0000, 0x2_0000, 0)).isZero();
    assertThat(error(call, space, vic, 2, 0x104_0000, 0x2_0000, 0)).isZero();
    // Without flags the redistributor with the highest index is the last.
    assertThat(typer(space, 0x102_0008)).isZero();
    assertThat(typer(space, 0x104_0008)).isEqualTo(0x110);
  }

  @Test
  void lastIsWhatTheFlagsSay() {
    long space = addressSpace(5);
    long vic = vic(2, 16);
    vcpu(space, vic, 0, false);
    vcpu(space, vic, 1, false);
    int call = HypercallNumber.ADDRSPACE_ATTACH_VDEVICE;
    machine.must(call, space, vic, 1, 0x102_0000, 0x2_0000, 3);
    machine.must(call, space, vic, 2, 0x104_0000, 0x2_0000, 1);
    assertThat(typer(space, 0x102_0008)).isEqualTo(0x10);
    assertThat(typer(space, 0x104_0008)).isEqualTo(0x100);
  }

  private long typer(long spaceCap, long ipa) {
    AddressSpace space = machine.object(spaceCap, AddressSpace.class);
    return typer(space.vdeviceAt(ipa, 4), ipa);
  }

  private long typer(AddressSpace.@Nullable AttachedVdevice frame, long ipa) {
    assertThat(frame).isNotNull();
    Vcpu vcpu = machine.root;
    vcpu.exit.write = false;
    vcpu.exit.size = 4;
    assertThat(frame != null && frame.device().access(vcpu, vcpu.exit, ipa - frame.ipa())).isTrue();
    return vcpu.exit.value;
  }

  @Test
  void theHeapLimitsVics() {
    long vic;
    long error;
    do {
      error = error(HypercallNumber.PARTITION_CREATE_VIC, PARTITION, CSPACE, 0);
      vic = machine.root.state.x[1];
      if (error == ErrorCode.OK) {
        machine.must(HypercallNumber.VIC_CONFIGURE, vic, 8, 988, 3, 0);
        error = error(HypercallNumber.OBJECT_ACTIVATE, vic, 0);
      }
    } while (error == ErrorCode.OK);
    assertThat(error).isEqualTo(ErrorCode.NOMEM);
  }

  /** The table of the recorded environment: -1 for 0..15, 23, 25, 26, 27 and 30. */
  @Test
  void usableInterruptsAreTheRecordedOnes() {
    List<Integer> kept = List.of(23, 25, 26, 27, 30);
    for (int irq = 0; irq < 256; irq++) {
      assertThat(HwIrqs.usable(irq)).as("irq %d", irq).isEqualTo(irq >= 16 && !kept.contains(irq));
      assertThat(machine.assembly.interrupts().hwIrqs().get(irq) != null)
          .isEqualTo(HwIrqs.usable(irq));
    }
  }
}
