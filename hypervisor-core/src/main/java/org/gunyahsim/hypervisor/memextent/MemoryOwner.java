package org.gunyahsim.hypervisor.memextent;

/** What kind of owner a page has (hypercall reference, section 9.1). */
public enum MemoryOwner {
  /** Nobody: no memory, or not known to the hypervisor. */
  NOTYPE,
  /** A partition: free to be given to extents. */
  PARTITION,
  /** The heap of a partition, and the hypervisor's own image. */
  ALLOCATOR,
  EXTENT,
  /** The trace buffers. */
  TRACE
}
