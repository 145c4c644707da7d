package org.gunyahsim.hypervisor.abi;

/**
 * A rule by which a hypercall's own code refuses, once the declared checks have passed: the error,
 * when it is given, and what would have made the call succeed. Which rules a call has, and in which
 * order they are judged, is {@link HypercallRules}.
 */
public enum HypercallRule {
  // Calls that exist by name only.
  NOT_IMPLEMENTED(
      ErrorCode.UNIMPLEMENTED, "2.1", "the reference build has no code behind it", "nothing"),
  NO_PARTITIONS(
      ErrorCode.UNIMPLEMENTED,
      "2.3",
      "guests cannot make partitions in the reference build",
      "use the root partition"),

  // Creation and activation.
  CREATE_NOMEM(
      ErrorCode.NOMEM,
      "2.3",
      "the partition's heap has no room for the object or for a table of capabilities",
      "delete objects of that partition, or give the machine a larger heap"),
  SPACE_FULL(
      ErrorCode.CSPACE_FULL,
      "2.3",
      "the destination holds as many capabilities as its max_caps allows",
      "delete capabilities in it, or configure a larger max_caps before it is activated"),
  NOT_INIT(
      ErrorCode.OBJECT_STATE,
      "4.1",
      "only an object in state INIT can be activated or changed so; FAILED is for good",
      "make a new object and do it before activating that"),
  ACTIVATE_CSPACE_CONFIG(
      ErrorCode.OBJECT_CONFIG,
      "4.3",
      "the capability space is to hold no capability",
      "cspace_configure with max_caps above 0",
      CapabilityType.CSPACE),
  ACTIVATE_VMID(
      ErrorCode.BUSY,
      "4.3",
      "the address space has no VMID, or another active one has the same",
      "addrspace_configure with a VMID that is free",
      CapabilityType.ADDRSPACE),
  ACTIVATE_INFO_AREA_DENIED(
      ErrorCode.DENIED,
      "4.3",
      "the info area's extent belongs to another partition",
      "use an extent of the same partition",
      CapabilityType.ADDRSPACE),
  ACTIVATE_INFO_AREA_BUSY(
      ErrorCode.BUSY,
      "4.3",
      "other extents are derived from the info area's",
      "use an extent that nothing is derived from",
      CapabilityType.ADDRSPACE),
  ACTIVATE_EXTENT_CONFIG(
      ErrorCode.OBJECT_CONFIG,
      "4.3",
      "the extent was never configured",
      "memextent_configure or memextent_configure_derive first",
      CapabilityType.MEMEXTENT),
  ACTIVATE_EXTENT_OWNER(
      ErrorCode.MEMDB_NOT_OWNER,
      "4.3",
      "a page of the range does not belong to the parent (or the partition)",
      "choose a range that it owns altogether, or destroy who has the page",
      CapabilityType.MEMEXTENT),
  ACTIVATE_EXTENT_BUSY(
      ErrorCode.BUSY,
      "4.3",
      "EL2 uses the parent",
      "derive from an extent that is not attached",
      CapabilityType.MEMEXTENT),
  ACTIVATE_EXTENT_UNEVEN(
      ErrorCode.DENIED,
      "4.3",
      "the parent is not mapped in one and the same way all over the range",
      "derive pieces that are mapped uniformly, or unmap the parent first",
      CapabilityType.MEMEXTENT),
  ACTIVATE_EXTENT_MEMTYPE(
      ErrorCode.ARGUMENT_INVALID,
      "4.3",
      "a mapping to be inherited has a memory type that the child may not have",
      "configure the child with a compatible memory type",
      CapabilityType.MEMEXTENT),
  ACTIVATE_THREAD_SLOT(
      ErrorCode.DENIED,
      "4.3",
      "another active vCPU has that index in the VPM group",
      "vpm_group_attach_vcpu with a free index",
      CapabilityType.THREAD),
  ACTIVATE_THREAD_INDEX(
      ErrorCode.BUSY,
      "4.3",
      "another active vCPU has that index in the VIC",
      "vic_attach_vcpu with a free index",
      CapabilityType.THREAD),
  ACTIVATE_THREAD_NO_VIC(
      ErrorCode.ARGUMENT_INVALID,
      "4.3",
      "no VIC is attached, so timers and PMU have no interrupt to bind to",
      "vic_attach_vcpu first",
      CapabilityType.THREAD),
  ACTIVATE_THREAD_NO_ADDRSPACE(
      ErrorCode.OBJECT_CONFIG,
      "4.3",
      "no address space is attached",
      "addrspace_attach_thread first",
      CapabilityType.THREAD),
  ACTIVATE_THREAD_NO_CSPACE(
      ErrorCode.OBJECT_CONFIG,
      "4.3",
      "no capability space is attached",
      "cspace_attach_thread first",
      CapabilityType.THREAD),
  ACTIVATE_THREAD_CPU(
      ErrorCode.OBJECT_CONFIG,
      "4.3",
      "its affinity is no CPU of this machine",
      "vcpu_set_affinity to a CPU that exists",
      CapabilityType.THREAD),
  ACTIVATE_THREAD_PINNED(
      ErrorCode.OBJECT_CONFIG,
      "4.3",
      "pinned and hlos_vm need a CPU to be pinned to",
      "vcpu_set_affinity first",
      CapabilityType.THREAD),
  ACTIVATE_THREAD_SVE(
      ErrorCode.OBJECT_CONFIG,
      "4.3",
      "only vCPUs with hlos_vm may be allowed SVE",
      "leave sve_allowed out",
      CapabilityType.THREAD),
  ACTIVATE_THREAD_PRIMARY(
      ErrorCode.OBJECT_CONFIG,
      "4.3",
      "another hlos_vm vCPU has that CPU already",
      "use a CPU of its own, or leave hlos_vm out",
      CapabilityType.THREAD),
  ACTIVATE_QUEUE_CONFIG(
      ErrorCode.OBJECT_CONFIG,
      "4.3",
      "depth and size of the queue were never configured",
      "msgqueue_configure first",
      CapabilityType.MSGQUEUE),
  ACTIVATE_HWIRQ(
      ErrorCode.BUSY,
      "4.3",
      "that physical interrupt has an object already",
      "use the object made at boot",
      CapabilityType.HWIRQ),
  ACTIVATE_VIRTIO_CONFIG(
      ErrorCode.OBJECT_CONFIG,
      "4.3",
      "no memory extent was configured",
      "virtio_mmio_configure first",
      CapabilityType.VIRTIO_MMIO),
  ACTIVATE_VIRTIO_QUEUES(
      ErrorCode.OBJECT_CONFIG,
      "4.3",
      "the device was configured without queues (the real hypervisor does not survive that)",
      "virtio_mmio_configure with vqs_num above 0",
      CapabilityType.VIRTIO_MMIO),
  ACTIVATE_VIRTIO_BUSY(
      ErrorCode.BUSY,
      "4.3",
      "the extent is another device's already, or other extents are derived from it",
      "use an extent of its own",
      CapabilityType.VIRTIO_MMIO),
  ACTIVATE_VIRTIO_DENIED(
      ErrorCode.DENIED,
      "4.3",
      "the extent belongs to another partition, or its access lacks R or W",
      "use an extent of the same partition with access RW",
      CapabilityType.VIRTIO_MMIO),
  ACTIVATE_VIRTIO_SIZE(
      ErrorCode.ARGUMENT_SIZE,
      "4.3",
      "the extent cannot be attached in this size",
      "use an extent of one page",
      CapabilityType.VIRTIO_MMIO),
  ACTIVATE_NOMEM(
      ErrorCode.NOMEM,
      "4.3",
      "the partition's heap has no room for what activation needs",
      "delete objects of that partition, or give the machine a larger heap"),

  // Look-ups that the call itself makes.
  INNER_UNDECODABLE(
      ErrorCode.ARGUMENT_INVALID,
      "4.4",
      "the number is no CapID of the space that it is looked up in",
      "pass a CapID that was given out for that very space"),
  INNER_NULL(
      ErrorCode.CSPACE_CAP_NULL,
      "4.4",
      "the slot is empty: never filled, or deleted",
      "pass a CapID that is still there"),
  INNER_REVOKED(
      ErrorCode.CSPACE_CAP_REVOKED,
      "4.4",
      "the capability was revoked",
      "get another copy from the holder of the master capability"),
  INNER_TYPE(
      ErrorCode.CSPACE_WRONG_OBJECT_TYPE,
      "4.4",
      "the capability names an object of another type",
      "pass a capability of the type needed"),
  INNER_RIGHTS(
      ErrorCode.CSPACE_INSUFFICIENT_RIGHTS,
      "4.4",
      "the capability lacks a right",
      "use a capability with the right; copies can only lose rights"),
  INNER_STATE(
      ErrorCode.OBJECT_STATE, "4.4", "the object is not in the state needed", "activate it first"),
  NO_PROVIDER(
      ErrorCode.CSPACE_WRONG_OBJECT_TYPE,
      "2.8, 2.9",
      "no object type of the reference build provides this",
      "nothing"),

  // Capability spaces.
  MAX_CAPS(
      ErrorCode.ARGUMENT_INVALID,
      "2.5",
      "max_caps is above 14384",
      "ask for at most 232 tables of 62"),
  COPY_NOTHING_LEFT(
      ErrorCode.CSPACE_INSUFFICIENT_RIGHTS,
      "2.5",
      "no right of the source is left under the mask",
      "keep at least one right that the source has"),
  NOT_MASTER(
      ErrorCode.CSPACE_INSUFFICIENT_RIGHTS,
      "2.5",
      "only the master capability, which creation returned, can revoke",
      "pass the master capability; once it is deleted nobody can revoke"),

  // Binding virtual IRQs (8.3).
  BIND_SOURCE_BOUND(
      ErrorCode.VIRQ_BOUND,
      "8.3",
      "the source is bound to a virtual IRQ already",
      "unbind it first"),
  BIND_NO_SPI(
      ErrorCode.ARGUMENT_INVALID,
      "8.3",
      "virq is no SPI of that VIC: below 32, above 1019, or beyond its max_virqs",
      "use 32 .. 31 + max_virqs of vic_configure; bits 31:24 must be zero"),
  BIND_VIRQ_TAKEN(
      ErrorCode.BUSY,
      "8.3",
      "the virtual IRQ has another source",
      "use a free virq, or unbind the other source"),
  BIND_HWIRQ_LISTED(
      ErrorCode.RETRY,
      "8.3",
      "an interrupt of the source bound there before is still being handled",
      "call again once the guest has ended that interrupt"),
  BIND_PPI_FORWARDED(
      ErrorCode.DENIED, "2.8", "that PPI is forwarded to a VIC already", "unbind it there first"),
  BIND_PPI_NOT_PPI(
      ErrorCode.ARGUMENT_INVALID, "2.8", "a PPI can only become a PPI", "use virq 16 .. 31"),
  BIND_PPI_NOT_PINNED(
      ErrorCode.DENIED,
      "2.8",
      "a vCPU of the VIC is not pinned",
      "set option pinned for all vCPUs of the VIC before they are activated"),
  BIND_PPI_TAKEN(ErrorCode.BUSY, "2.8", "a vCPU has another source at that PPI", "use a free PPI"),
  HWIRQ_NOT_BOUND(
      ErrorCode.VIRQ_NOT_BOUND, "2.8", "the interrupt is bound to no virtual IRQ", "bind it first"),

  // Doorbells and message queues.
  RECEIVE_NOTHING(
      ErrorCode.ARGUMENT_INVALID,
      "2.6",
      "no flag is to be cleared",
      "set at least one bit of clear_flags"),
  QUEUE_FULL(
      ErrorCode.MSGQUEUE_FULL,
      "5.2",
      "the queue holds depth messages",
      "wait for the not-full interrupt, or until the other side has received"),
  QUEUE_EMPTY(
      ErrorCode.MSGQUEUE_EMPTY, "5.3", "the queue holds no message", "wait for the receive VIRQ"),
  COPY_SIZE(
      ErrorCode.ARGUMENT_SIZE,
      "2.15",
      "the size is 0, or does not fit the other side (a strict machine answers OK)",
      "1 .. the queue's message size for a send, a buffer for the whole message for a receive"),
  COPY_WRAPS(
      ErrorCode.ADDR_OVERFLOW,
      "2.15",
      "address and size pass the end of the address space (a strict machine answers OK)",
      "pass a buffer that does not wrap"),
  COPY_STAGE_1(
      ErrorCode.ARGUMENT_INVALID,
      "2.15",
      "the caller's own translation has no such access to the buffer (a strict machine answers OK)",
      "map the buffer at EL1"),
  COPY_STAGE_2_DENIED(
      ErrorCode.DENIED,
      "2.15",
      "the VM's memory does not permit the access (a strict machine answers OK)",
      "use memory with the access needed"),
  COPY_STAGE_2(
      ErrorCode.ADDR_INVALID,
      "2.15",
      "the buffer is not in the VM's RAM (a strict machine answers OK)",
      "use RAM of the VM"),
  HOLDOFF(
      ErrorCode.UNIMPLEMENTED,
      "2.7",
      "there are no delays for the interrupts of a queue",
      "pass -1 as holdoff"),
  THRESHOLD(
      ErrorCode.ARGUMENT_INVALID,
      "2.7",
      "the threshold does not lie within the queue's depth",
      "not full: 0 .. depth-1 or -1; not empty: 1 .. depth, -1 or -2"),
  QUEUE_SHAPE(
      ErrorCode.ARGUMENT_INVALID,
      "2.7",
      "depth is not 1 .. 255, or the message size not 1 .. 1023",
      "choose within those"),

  // Interrupt controllers.
  VIC_VCPUS(ErrorCode.ARGUMENT_INVALID, "2.8", "max_vcpus is not 1 .. 8", "ask for 1 .. 8 vCPUs"),
  VIC_VIRQS(ErrorCode.ARGUMENT_INVALID, "2.8", "max_virqs is above 988", "ask for 0 .. 988 SPIs"),
  VIC_MSIS(
      ErrorCode.ARGUMENT_INVALID,
      "2.8",
      "there are no message-signalled interrupts",
      "pass max_msis 0, or leave max_msis_valid clear"),
  VIC_INDEX(
      ErrorCode.ARGUMENT_INVALID,
      "2.8",
      "index is not below the VIC's max_vcpus",
      "pass a smaller index"),
  MPIDR_MAPPING(
      ErrorCode.ARGUMENT_INVALID,
      "2.8",
      "a shift is above 31, fields overlap, or together they are no mask from bit 0 up",
      "give each index bit exactly one place"),

  // Address spaces.
  THREADS(ErrorCode.NOMEM, "2.9", "the address space has eight threads already", "use another one"),
  VMID(ErrorCode.ARGUMENT_INVALID, "2.9", "the VMID is 0 or above 255", "use 1 .. 255"),
  LOOKUP_SIZE(ErrorCode.ARGUMENT_SIZE, "2.9", "size is 0", "ask for at least a page"),
  LOOKUP_WRAPS(
      ErrorCode.ADDR_OVERFLOW, "2.9", "vbase and size wrap", "pass a range that does not wrap"),
  LOOKUP_ALIGNMENT(
      ErrorCode.ARGUMENT_ALIGNMENT, "2.9", "vbase or size is no multiple of 4 KiB", "align both"),
  LOOKUP_UNMAPPED(
      ErrorCode.ADDR_INVALID, "2.9", "nothing is mapped at vbase", "ask for what is mapped"),
  LOOKUP_OWNER(
      ErrorCode.MEMDB_NOT_OWNER,
      "2.9",
      "what is mapped there does not belong to the extent",
      "pass the extent that owns it"),
  INFO_SIZE(
      ErrorCode.ARGUMENT_INVALID, "2.9", "the extent is larger than a page", "use one of 4 KiB"),
  INFO_ADDRESS(
      ErrorCode.ADDR_INVALID,
      "2.9",
      "ipa is misaligned or beyond 36 bits",
      "use an aligned address inside"),
  INFO_EXTENT(
      ErrorCode.ARGUMENT_INVALID,
      "2.9",
      "the extent is not BASIC with access RW and memory type ANY",
      "use an extent like that"),
  VMMIO_STATE(
      ErrorCode.OBJECT_STATE,
      "2.9",
      "the address space is neither INIT nor ACTIVE",
      "use one that has not failed"),
  VMMIO_OPERATION(ErrorCode.UNIMPLEMENTED, "2.9", "op is unknown", "0 adds, 1 removes"),
  VMMIO_EMPTY(ErrorCode.ARGUMENT_SIZE, "2.9", "size is 0", "pass a size"),
  VMMIO_WRAPS(
      ErrorCode.ADDR_OVERFLOW, "2.9", "vbase and size wrap", "pass a range that does not wrap"),
  VMMIO_FULL(ErrorCode.NORESOURCES, "2.9", "there are 128 ranges already", "remove one first"),
  VMMIO_BEYOND(ErrorCode.ARGUMENT_SIZE, "2.9", "the range ends beyond 2^52", "stay below"),
  VMMIO_CLASH(
      ErrorCode.BUSY,
      "2.9",
      "adding: it overlaps another range; removing: no range is exactly this one",
      "add what is free, remove what was added"),
  VDEVICE_INDEX(
      ErrorCode.ARGUMENT_INVALID,
      "2.9",
      "index is above the VIC's max_vcpus",
      "0 is GICD, n the GICR of vCPU n-1"),
  VDEVICE_FLAGS(
      ErrorCode.ARGUMENT_INVALID,
      "2.9",
      "flags has other bits than last_valid and last, or any bit for GICD",
      "clear them"),
  VDEVICE_IDLE(ErrorCode.IDLE, "2.9", "no vCPU is active at that index", "activate the vCPU first"),
  VDEVICE_ATTACHED(
      ErrorCode.BUSY, "2.9", "that frame is attached already", "a frame has one place"),
  VDEVICE_OVERLAP(
      ErrorCode.BUSY, "2.9", "the range overlaps another device", "choose free addresses"),
  VDEVICE_RANGE(
      ErrorCode.ADDR_INVALID, "2.9", "vbase and size are no range", "pass a range that exists"),

  // Mapping (9.5), in its order.
  MAP_ALIGNMENT(
      ErrorCode.ARGUMENT_ALIGNMENT,
      "9.5",
      "vbase, or for a part offset or size, is no multiple of 4 KiB",
      "align them"),
  MAP_SIZE(
      ErrorCode.ARGUMENT_SIZE,
      "9.5",
      "the part is empty, wraps, or ends beyond the extent",
      "keep offset + size within the extent"),
  MAP_MEMTYPE(
      ErrorCode.ARGUMENT_INVALID,
      "9.4",
      "the memory type does not exist, or the extent's does not permit it",
      "DEVICE extents take device types, UNCACHED ones NORMAL_NC too, ANY all"),
  MAP_ACCESS(
      ErrorCode.ARGUMENT_INVALID,
      "9.4",
      "the access exceeds the extent's, R or W differ between user and kernel, or X or W is without R",
      "ask for no more than the extent has, and for the same R and W in both"),
  MAP_BASIC_PART(
      ErrorCode.MEMEXTENT_TYPE,
      "9.5",
      "a part of a BASIC extent cannot be mapped by itself",
      "leave map_flags.partial clear, or use a SPARSE extent"),
  MAP_WRAPS(
      ErrorCode.ADDR_OVERFLOW,
      "9.5",
      "a BASIC extent would wrap at the end of the addresses",
      "map it lower"),
  MAP_BEYOND_48(
      ErrorCode.ADDR_INVALID, "9.5", "a SPARSE extent would end beyond 2^48", "map it lower"),
  MAP_FULL(
      ErrorCode.MEMEXTENT_MAPPINGS_FULL,
      "9.5",
      "all four mappings of the extent are in use",
      "unmap one first"),
  MAP_RECORDS(
      ErrorCode.ARGUMENT_SIZE,
      "9.5",
      "the part lies beyond the physical addresses that mappings can be recorded for",
      "map a part at lower addresses"),
  MAP_BEYOND_IPA(
      ErrorCode.ADDR_INVALID, "9.5", "vbase lies beyond the 36 bits of an IPA", "map it lower"),
  MAP_ENDS_BEYOND_IPA(
      ErrorCode.ADDR_OVERFLOW, "9.5", "the end lies beyond the 36 bits of an IPA", "map it lower"),
  MAP_NOMEM(
      ErrorCode.NOMEM,
      "9.5",
      "the heap has no room for translation tables",
      "delete objects of that partition, or give the machine a larger heap"),
  NOT_MAPPED(
      ErrorCode.ADDR_INVALID,
      "9.5",
      "the extent is not mapped there in that address space",
      "pass the vbase that it was mapped at"),
  UPDATE_SPARSE(
      ErrorCode.ADDR_INVALID,
      "9.2",
      "the access of SPARSE extents cannot be changed",
      "unmap and map anew"),

  // Memory extents.
  MODIFY_FLAGS(
      ErrorCode.ARGUMENT_INVALID,
      "9.6",
      "a reserved bit is set, the operation is unknown, or no_sync does not go with it",
      "range operations need no_sync, sync_all must be without"),
  MODIFY_DENIED(
      ErrorCode.DENIED,
      "2.10",
      "the contents of device memory, or of an extent without W, are not to be touched",
      "use an extent with access W that is no device memory"),
  RANGE_ALIGNMENT(
      ErrorCode.ARGUMENT_ALIGNMENT, "9.6", "offset or size is no multiple of 4 KiB", "align both"),
  RANGE_START(
      ErrorCode.ARGUMENT_INVALID,
      "9.6",
      "the extent's base and offset wrap, or the range leaves the extent",
      "keep offset + size within the extent"),
  RANGE_SIZE(
      ErrorCode.ARGUMENT_SIZE, "9.6", "size is 0, or the end wraps", "pass a size that fits"),
  EXTENT_RANGE(ErrorCode.ARGUMENT_INVALID, "2.10", "size is 0, or the range wraps", "pass a range"),
  EXTENT_ALIGNMENT(
      ErrorCode.ARGUMENT_ALIGNMENT,
      "2.10",
      "base (or offset) or size is no multiple of 4 KiB",
      "align both"),
  EXTENT_ATTRIBUTES(
      ErrorCode.ARGUMENT_INVALID,
      "2.10",
      "attributes have a reserved bit, append, or an access, memory type or type that is not to be had",
      "use access [2:0], memtype ANY, DEVICE or UNCACHED [9:8], type BASIC or SPARSE [17:16]"),
  DERIVE_OUTSIDE(
      ErrorCode.ADDR_INVALID, "2.10", "the range leaves the parent", "stay within the parent"),
  DERIVE_ACCESS(
      ErrorCode.ARGUMENT_INVALID,
      "2.10",
      "access exceeds the parent's, or the memory type is not the parent's (unless that is ANY)",
      "ask for no more than the parent has"),
  DONATE_OPTIONS(
      ErrorCode.ARGUMENT_INVALID,
      "9.6",
      "a reserved bit is set, or the type of donation is unknown",
      "0 to child, 1 to parent, 2 to sibling"),
  DONATE_RELATION(
      ErrorCode.ARGUMENT_INVALID,
      "9.6",
      "giver and receiver are no parent and child (nor siblings, for to_sibling)",
      "name the extent's actual parent, or its partition if it has none"),
  DONATE_BASIC_PARENT(
      ErrorCode.ARGUMENT_INVALID,
      "9.6",
      "the other extent is BASIC: its pages stay together",
      "donate between SPARSE extents"),
  DONATE_BASIC(
      ErrorCode.MEMEXTENT_TYPE,
      "9.6",
      "only SPARSE extents give and take pages",
      "configure the extent as SPARSE"),
  DONATE_OWNER(
      ErrorCode.MEMDB_NOT_OWNER,
      "9.6",
      "a page of the range does not belong to the giver",
      "donate only what it owns"),
  DONATE_NOMEM(
      ErrorCode.NOMEM,
      "9.6",
      "the heap has no room for the receiver's translation tables",
      "delete objects of that partition, or give the machine a larger heap"),

  // vCPUs.
  NOT_OFF(
      ErrorCode.BUSY,
      "7.7",
      "the vCPU is not off",
      "power it off first; use another one when it was killed"),
  KILLED(ErrorCode.FAILURE, "7.7", "the vCPU was killed or has exited", "use another vCPU"),
  NOT_SELF(
      ErrorCode.ARGUMENT_INVALID,
      "2.11",
      "a vCPU can only power itself off",
      "let it make the call, or vcpu_kill it"),
  NOT_LAST(
      ErrorCode.DENIED,
      "7.7",
      "flags.last_vcpu does not say whether it is the last one that is on",
      "set last_vcpu for the last vCPU of the group (or without a group), and only then"),
  AFFINITY_STATE(
      ErrorCode.OBJECT_STATE,
      "2.11",
      "the thread is neither INIT nor ACTIVE",
      "use one that has not failed"),
  AFFINITY_PINNED(
      ErrorCode.DENIED, "7.4", "an active pinned vCPU stays", "do it before activation"),
  AFFINITY_MOVING(
      ErrorCode.RETRY, "7.4", "the previous change is still under way", "call again later"),
  PRIORITY(ErrorCode.DENIED, "2.11", "the priority is above 62", "use 0 .. 62"),
  TIMESLICE(
      ErrorCode.ARGUMENT_INVALID,
      "2.11",
      "the time slice is not 100 us .. 100 ms",
      "use 100000 .. 100000000"),
  VIRQ_TYPE(
      ErrorCode.ARGUMENT_INVALID,
      "2.11",
      "virq_type is unknown",
      "0 is halt, 1 the wake-up of vcpu_run"),
  BIND_RUNNING(
      ErrorCode.BUSY,
      "7.8",
      "a vCPU that runs cannot become proxy-scheduled",
      "bind the wake-up before it is powered on"),
  REGISTER_EXITED(
      ErrorCode.OBJECT_STATE, "2.11", "the vCPU was killed or has exited", "use another vCPU"),
  REGISTER(
      ErrorCode.ARGUMENT_INVALID,
      "2.11",
      "there is no such register, or the value is misaligned for it",
      "set 0: X0 .. X30; 1: PC, multiple of 4; 2: SP_EL0, SP_EL1, multiples of 16"),
  NOT_PROXIED(
      ErrorCode.BUSY,
      "7.8",
      "the vCPU is not proxy-scheduled, or another caller runs it",
      "bind its wake-up VIRQ or set vcpu_run_scheduled; one vcpu_run at a time"),
  RUN_PINNED(ErrorCode.DENIED, "7.8", "a pinned vCPU cannot be run by another", "leave pinned out"),
  RUN_MOVING(ErrorCode.RETRY, "7.8", "the vCPU is just being moved to another CPU", "call again"),
  CHECK_RUNNABLE(
      ErrorCode.BUSY,
      "7.10",
      "the vCPU could run, or is blocked for a moment only",
      "ask after its halt VIRQ"),
  YIELD_HINT(
      ErrorCode.ARGUMENT_INVALID,
      "7.3",
      "impl_def is set, or the hint is not 0 or 1",
      "0 yields to all, 1 to the thread of arg1"),

  // VPM groups.
  VPM_INDEX(ErrorCode.ARGUMENT_INVALID, "2.12", "index is not below 8", "use 0 .. 7"),

  // virtio_mmio.
  VIRTIO_EXTENT(
      ErrorCode.ARGUMENT_INVALID,
      "2.13",
      "the extent is not BASIC of 4 KiB",
      "use an extent of one page"),
  VIRTIO_QUEUES(ErrorCode.ARGUMENT_INVALID, "2.13", "there are at most 16 queues", "ask for fewer"),
  VIRTIO_DEVICE(
      ErrorCode.ARGUMENT_INVALID,
      "2.13",
      "valid_device_type is set and the type is not 18 (input)",
      "leave the flag clear for other devices"),
  VIRTIO_NEEDS_RESET(
      ErrorCode.DENIED,
      "2.13",
      "the device waits for its reset",
      "virtio_mmio_backend_acknowledge_reset first"),
  VIRTIO_SELECT(
      ErrorCode.ARGUMENT_INVALID,
      "2.13",
      "sel is not below 2 (features) or the number of queues",
      "select what exists"),
  VIRTIO_FEATURES(
      ErrorCode.DENIED,
      "2.13",
      "word 1 must have F_VERSION_1 and F_ACCESS_PLATFORM, and not F_NOTIFICATION_DATA",
      "set bits 0 and 1, clear bit 6"),
  INPUT_TYPE(
      ErrorCode.OBJECT_CONFIG,
      "2.13",
      "the device is not of type 18 (input)",
      "virtio_mmio_configure with device_type 18"),
  INPUT_COUNTS(
      ErrorCode.ARGUMENT_INVALID, "2.13", "more than 32 event types or 64 axes", "ask for fewer"),
  INPUT_AGAIN(ErrorCode.BUSY, "2.13", "it is configured already", "configure it once"),
  INPUT_NOMEM(
      ErrorCode.NOMEM, "2.13", "the heap has no room for the tables", "delete objects first"),
  INPUT_DATA_TYPE(
      ErrorCode.CSPACE_WRONG_OBJECT_TYPE,
      "2.13",
      "the device is not of type 18 (input)",
      "virtio_mmio_configure with device_type 18"),
  INPUT_SELECT(
      ErrorCode.ARGUMENT_INVALID,
      "2.13",
      "sel or subsel does not exist, or the tables were not configured",
      "virtio_input_configure first"),
  INPUT_FULL(ErrorCode.NORESOURCES, "2.13", "the table is full", "configure more entries"),

  INPUT_COPY_SIZE(
      ErrorCode.ARGUMENT_SIZE,
      "2.15",
      "the size is 0, or more than the device keeps of it",
      "8 bytes of ids, 4 of properties, at most 128 of a name, serial number or bitmap, 20 of an axis"),
  INPUT_COPY_WRAPS(
      ErrorCode.ADDR_OVERFLOW,
      "2.15",
      "address and size pass the end of the address space",
      "pass a buffer that does not wrap"),
  INPUT_COPY_STAGE_1(
      ErrorCode.ARGUMENT_INVALID,
      "2.15",
      "the caller's own translation does not permit to read the buffer",
      "map the buffer at EL1"),
  INPUT_COPY_STAGE_2_DENIED(
      ErrorCode.DENIED,
      "2.15",
      "the VM's memory does not permit to read the buffer",
      "use memory that can be read"),
  INPUT_COPY_STAGE_2(
      ErrorCode.ADDR_INVALID, "2.15", "the buffer is not in the VM's RAM", "use RAM of the VM"),

  // Miscellaneous.
  ENTROPY_SIZE(
      ErrorCode.ARGUMENT_SIZE, "2.14", "num_bytes is not 1 .. 16", "ask for 4, 8, 12 or 16"),
  ENTROPY_ALIGNMENT(
      ErrorCode.ARGUMENT_ALIGNMENT,
      "2.14",
      "num_bytes is no multiple of 4",
      "ask for 4, 8, 12 or 16"),
  ENTROPY_RATE(
      ErrorCode.BUSY,
      "2.14",
      "the thread has made four calls within 33 ms",
      "call again when that window is over"),
  TRACE_DENIED(ErrorCode.DENIED, "2.14", "the platform's security forbids debugging", "nothing");

  private final int error;
  private final String section;
  private final String condition;
  private final String remedy;
  private final CapabilityType type;

  HypercallRule(int error, String section, String condition, String remedy) {
    this(error, section, condition, remedy, CapabilityType.ANY);
  }

  HypercallRule(int error, String section, String condition, String remedy, CapabilityType type) {
    this.error = error;
    this.section = section;
    this.condition = condition;
    this.remedy = remedy;
    this.type = type;
  }

  /** What the caller gets ({@link ErrorCode}). */
  public int error() {
    return error;
  }

  /** Where the hypercall reference says so. */
  public String section() {
    return section;
  }

  /** When the rule refuses, as a clause. */
  public String condition() {
    return condition;
  }

  /** What would have made the call succeed, as an instruction. */
  public String remedy() {
    return remedy;
  }

  /** The type of the object that the rule is about; ANY unless it depends (activation). */
  public CapabilityType type() {
    return type;
  }
}
