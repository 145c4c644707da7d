package org.gunyahsim.vmmanager.api;

/** Why VCPU_RUN returned 0. */
public sealed interface VcpuExit {
  /**
   * The guest touched an address that the VMM emulates.
   *
   * @param address IPA
   * @param length bytes: 1, 2, 4 or 8
   * @param write false for a load, which takes its answer at the next run
   * @param data what lies in the page's data field
   */
  record Mmio(long address, int length, boolean write, long data) implements VcpuExit {}

  /**
   * The VM no longer runs.
   *
   * @param status 1 LOAD_FAILED, 2 EXITED, 3 CRASHED
   * @param type the resource manager's exit type
   * @param reasonSize bytes of the reason that the resource manager sent
   * @param reason the first eight of them, little-endian
   */
  record Status(int status, int type, int reasonSize, long reason) implements VcpuExit {}

  /** Any other reason. */
  record Unknown(int reason) implements VcpuExit {}
}
