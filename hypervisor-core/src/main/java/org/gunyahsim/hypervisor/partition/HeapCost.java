package org.gunyahsim.hypervisor.partition;

/**
 * Bytes of partition heap that objects take, in the order of magnitude of the real ones; sizes that
 * are known exactly (capability tables, translation tables, stacks) are exact.
 */
public final class HeapCost {
  /** A capability space: header and the first level of 232 pointers. */
  public static final long CSPACE = 2048;

  /** A table of 62 capabilities. */
  public static final long CAP_TABLE = 2048;

  /** An address space: header and level-1 table. */
  public static final long ADDRSPACE = 8192;

  /** One translation table of level 2 or 3. */
  public static final long TRANSLATION_TABLE = 4096;

  /** A memory extent with its mapping records. */
  public static final long MEMEXTENT = 512;

  /** A thread: header, registers and its EL2 stack. */
  public static final long THREAD = 8192 + 4096;

  public static final long DOORBELL = 256;

  /** A message queue without its buffer. */
  public static final long MSGQUEUE = 512;

  /** What each message of a queue needs beside its bytes. */
  public static final long MSGQUEUE_MESSAGE_HEADER = 8;

  /** A virtual interrupt controller without its sources. */
  public static final long VIC = 1024;

  /** One virtual IRQ, shared or private, of an active virtual interrupt controller. */
  public static final long VIC_SOURCE = 16;

  public static final long VPM_GROUP = 512;

  /** A virtio-mmio device without its queue banks. */
  public static final long VIRTIO_MMIO = 1024;

  /** The registers of one virtqueue. */
  public static final long VIRTIO_QUEUE = 36;

  /** What a virtio device for input has beside: name, serial number, ids, properties. */
  public static final long VIRTIO_INPUT = 320;

  /** Data of one of its event types. */
  public static final long VIRTIO_INPUT_EVENT_TYPE = 130;

  /** Data of one of its axes. */
  public static final long VIRTIO_INPUT_AXIS = 21;

  public static final long HWIRQ = 128;

  public static final long VRTC = 128;

  private HeapCost() {}
}
