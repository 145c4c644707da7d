package org.gunyahsim.hypervisor.virtiommio;

import static org.assertj.core.api.Assertions.assertThat;

import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.core.HypervisorConfig;
import org.gunyahsim.hypervisor.core.HypervisorConfig.Quality;
import org.gunyahsim.hypervisor.core.Traps;
import org.gunyahsim.hypervisor.hypercall.RootVmFixture;
import org.gunyahsim.hypervisor.hypercall.SpiProbe;
import org.gunyahsim.hypervisor.vcpu.Vcpu;

/**
 * A frontend and a backend: the root VM is the backend, and a second VM has the register page
 * mapped read-only. Everything goes through hypercalls, traps and memory.
 */
final class DeviceBench implements AutoCloseable {
  static final long CSPACE = 0;
  static final long PARTITION = 1;
  static final long ROOT_VIC = 3;
  static final long OWN = 0x336;

  /** Where the register page lies in physical memory and in the backend's VM. */
  static final long PAGE = RootVmFixture.ROOT_MEMORY + 0x8_0000;

  /** Where it lies in the frontend's. */
  static final long FRONTEND_PAGE = 0x1000_0000;

  static final long RW = 6;
  static final int FRONTEND_SPI = 40;
  static final int BACKEND_SPI = 41;
  private static final long READ_ONLY_WB = 0xF_0044;

  final RootVmFixture machine;
  final Vcpu frontend;
  final long frontendVic;
  final long frontendSpace;

  DeviceBench(boolean strict) {
    machine = new RootVmFixture(new HypervisorConfig(Quality.DEBUG, strict, 1, 8, 3 << 20));
    frontendSpace = create(HypercallNumber.PARTITION_CREATE_ADDRSPACE);
    machine.must(HypercallNumber.ADDRSPACE_CONFIGURE, frontendSpace, 9, 0);
    activate(frontendSpace);
    frontendVic = create(HypercallNumber.PARTITION_CREATE_VIC);
    machine.must(HypercallNumber.VIC_CONFIGURE, frontendVic, 1, 64, 3, 0);
    activate(frontendVic);
    long thread = create(HypercallNumber.PARTITION_CREATE_THREAD);
    machine.must(HypercallNumber.CSPACE_ATTACH_THREAD, CSPACE, thread, 0);
    machine.must(HypercallNumber.ADDRSPACE_ATTACH_THREAD, frontendSpace, thread, 0);
    machine.must(HypercallNumber.VIC_ATTACH_VCPU, frontendVic, thread, 0, 0);
    activate(thread);
    frontend = machine.object(thread, Vcpu.class);
    machine.must(HypercallNumber.VCPU_POWERON, thread, 0x4000_0000L, 0, 0);
    frontend.state.vbarEl1 = 0x4000_8000L;
  }

  long create(int number) {
    return machine.must(number, PARTITION, CSPACE, 0);
  }

  void activate(long cap) {
    machine.must(HypercallNumber.OBJECT_ACTIVATE, cap, 0);
  }

  void delete(long cap) {
    machine.must(HypercallNumber.CSPACE_DELETE_CAP_FROM, CSPACE, cap, 0);
  }

  /** An active BASIC extent of the root VM's memory. */
  long extent(long base, long size, long access) {
    long extent = create(HypercallNumber.PARTITION_CREATE_MEMEXTENT);
    machine.must(
        HypercallNumber.MEMEXTENT_CONFIGURE_DERIVE,
        extent,
        OWN,
        base - RootVmFixture.ROOT_MEMORY,
        size,
        access,
        0);
    activate(extent);
    return extent;
  }

  /** The register page, mapped for both. */
  long page() {
    long extent = extent(PAGE, 0x1000, RW);
    machine.must(
        HypercallNumber.ADDRSPACE_MAP, frontendSpace, extent, FRONTEND_PAGE, READ_ONLY_WB, 0, 0, 0);
    return extent;
  }

  /** An active device of so many queues; input devices say type 18, others 0. */
  long device(long page, int queues, int type) {
    long device = create(HypercallNumber.PARTITION_CREATE_VIRTIO_MMIO);
    machine.must(
        HypercallNumber.VIRTIO_MMIO_CONFIGURE, device, page, queues, type == 0 ? 0 : 1 << 6, type);
    activate(device);
    return device;
  }

  /** Binds the interrupt that the backend raises; the frontend has it edge-triggered. */
  SpiProbe bindBackend(long device) {
    machine.must(
        HypercallNumber.VIRTIO_MMIO_BACKEND_BIND_VIRQ, device, frontendVic, FRONTEND_SPI, 0);
    return new SpiProbe(frontend, FRONTEND_SPI);
  }

  /** Binds the interrupt that the frontend's stores raise; the backend has it edge-triggered. */
  SpiProbe bindFrontend(long device) {
    machine.must(HypercallNumber.VIRTIO_MMIO_FRONTEND_BIND_VIRQ, device, ROOT_VIC, BACKEND_SPI, 0);
    return new SpiProbe(machine, BACKEND_SPI);
  }

  /** The frontend stores a word; false when it gets an external abort. */
  boolean store(int offset, long value) {
    return store(offset, 4, value);
  }

  /** The frontend stores; false when it gets an external abort. */
  boolean store(int offset, int size, long value) {
    boolean emulated =
        Traps.access(machine.hypervisor, frontend, true, FRONTEND_PAGE + offset, size, value, true);
    if (!emulated) {
      assertThat(frontend.state.esrEl1).isEqualTo(0x9600_0010L);
      assertThat(frontend.state.farEl1).isEqualTo(FRONTEND_PAGE + offset);
      assertThat(frontend.state.pc).isEqualTo(frontend.state.vbarEl1 + 0x200);
      frontend.state.pc = 0x4000_0000L;
    }
    return emulated;
  }

  /** A register as either side reads it. */
  int read(int offset) {
    return machine.memory.getInt(PAGE + offset);
  }

  @Override
  public void close() {
    machine.close();
  }
}
