package org.gunyahsim.hypervisor.fuzz;

import java.util.ArrayDeque;
import java.util.Objects;
import java.util.function.IntSupplier;
import org.gunyahsim.hypervisor.abi.Hypercall;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.abi.HypercallTable;
import org.gunyahsim.hypervisor.abi.VcpuOptions;
import org.gunyahsim.hypervisor.vic.IccRegisters;

/**
 * Sequences that get somewhere: without them chance alone would hardly ever make a VM that runs.
 * What they emit are ordinary steps, between which others come.
 */
final class Recipes {
  private final ArrayDeque<Step> out = new ArrayDeque<>();
  private final Values values;
  private final IntSupplier newId;
  private int actor;
  private int nextVmid = 40;

  /** The address space of the VM that was made last. */
  private int lastAddrspace;

  /** The actor's capabilities to its partition and a space that it may create in. */
  private int partition;

  private int space;

  Recipes(Values values, IntSupplier newId) {
    this.values = values;
    this.newId = newId;
  }

  /** Steps that wait to be done. */
  ArrayDeque<Step> steps() {
    return out;
  }

  /** On whose behalf the next recipe is; symbols. */
  void as(int thread, int partitionCap, int cspaceCap) {
    actor = thread;
    partition = partitionCap;
    space = cspaceCap;
  }

  /** A value is plain when it is below zero as an int symbol: see {@link #plain}. */
  private record Argument(long value, int symbol) {}

  private static Argument plain(long value) {
    return new Argument(value, 0);
  }

  private static Argument cap(int symbol) {
    return new Argument(0, symbol);
  }

  private int call(int number, Argument... arguments) {
    Hypercall call = Objects.requireNonNull(HypercallTable.byNumber(number));
    Draft draft = new Draft(call);
    for (int i = 0; i < arguments.length; i++) {
      draft.value(i, arguments[i].value);
      draft.symbol(i, arguments[i].symbol);
    }
    int id = newId.getAsInt();
    out.add(draft.step(id, actor, values.oneIn(3)));
    return id;
  }

  private int create(int number) {
    return call(number, cap(partition), cap(space));
  }

  private void activate(int object) {
    int unused = call(HypercallNumber.OBJECT_ACTIVATE, cap(object));
  }

  private void guest(int thread, Step.Kind kind, int number, long... operands) {
    out.add(Step.guest(newId.getAsInt(), thread, kind, number, operands));
  }

  /**
   * With all copies: a space that a thread is attached to and that has a capability to the thread
   * would keep both alive.
   */
  void deleteAll(int capability) {
    call(HypercallNumber.CSPACE_REVOKE_CAPS_FROM, cap(space), cap(capability));
    delete(capability);
  }

  void delete(int capability) {
    int unused = call(HypercallNumber.CSPACE_DELETE_CAP_FROM, cap(space), cap(capability));
  }

  /** Twice: the caller's time slice may end the first run before it has begun. */
  void run(int thread) {
    call(HypercallNumber.VCPU_RUN, cap(thread));
    call(HypercallNumber.VCPU_RUN, cap(thread));
  }

  /** Ends a thread, with a last run in case that its end waits for one. */
  void end(int thread) {
    call(HypercallNumber.VCPU_KILL, cap(thread));
    run(thread);
    deleteAll(thread);
  }

  int doorbell() {
    int bell = create(HypercallNumber.PARTITION_CREATE_DOORBELL);
    activate(bell);
    return bell;
  }

  int queue() {
    int queue = create(HypercallNumber.PARTITION_CREATE_MSGQUEUE);
    call(HypercallNumber.MSGQUEUE_CONFIGURE, cap(queue), plain(values.argument("create_info")));
    activate(queue);
    return queue;
  }

  int cspace() {
    int made = create(HypercallNumber.PARTITION_CREATE_CSPACE);
    call(HypercallNumber.CSPACE_CONFIGURE, cap(made), plain(values.pick(20, 63, 200)));
    activate(made);
    return made;
  }

  int addrspace() {
    int made = create(HypercallNumber.PARTITION_CREATE_ADDRSPACE);
    nextVmid = nextVmid % 200 + 1;
    call(HypercallNumber.ADDRSPACE_CONFIGURE, cap(made), plain(nextVmid));
    if (values.oneIn(4)) {
      int page = extent(0, 1);
      call(HypercallNumber.ADDRSPACE_CONFIGURE_INFO_AREA, cap(made), cap(page), plain(Values.POOL));
    }
    activate(made);
    return made;
  }

  int vic() {
    int made = create(HypercallNumber.PARTITION_CREATE_VIC);
    call(
        HypercallNumber.VIC_CONFIGURE,
        cap(made),
        plain(2 + values.below(2)),
        plain(64),
        plain(values.pick(0, 0, 2, 3)));
    activate(made);
    return made;
  }

  int group() {
    int made = create(HypercallNumber.PARTITION_CREATE_VPM_GROUP);
    call(HypercallNumber.VPM_GROUP_CONFIGURE, cap(made), plain(values.below(2)));
    activate(made);
    return made;
  }

  /** An extent of some pages of the playground; SPARSE when kind is 1. */
  int extent(int kind, int pages) {
    int made = create(HypercallNumber.PARTITION_CREATE_MEMEXTENT);
    long base = kind == 1 ? Values.POOL : values.physical();
    long size = kind == 1 ? Values.POOL_PAGES * Values.PAGE : pages * Values.PAGE;
    call(
        HypercallNumber.MEMEXTENT_CONFIGURE,
        cap(made),
        plain(base),
        plain(size),
        plain(7L | (long) kind << 16));
    activate(made);
    if (kind == 1) {
      donate(partition, made);
    }
    return made;
  }

  private void donate(int from, int to) {
    call(
        HypercallNumber.MEMEXTENT_DONATE,
        plain(0x8000_0000L),
        cap(from),
        cap(to),
        plain(values.below(Values.POOL_PAGES) * Values.PAGE),
        plain((1 + values.below(4)) * Values.PAGE));
  }

  /** A SPARSE parent with two children that pages move between. */
  void family() {
    int parent = extent(1, 0);
    int[] children = new int[2];
    for (int i = 0; i < children.length; i++) {
      children[i] = derived(parent, 1, 0, Values.POOL_PAGES);
      donate(parent, children[i]);
    }
    call(
        HypercallNumber.MEMEXTENT_DONATE,
        plain(0x8000_0002L),
        cap(children[0]),
        cap(children[1]),
        plain(values.below(Values.POOL_PAGES) * Values.PAGE),
        plain(Values.PAGE));
    int unused = derived(parent, 0, values.below(Values.POOL_PAGES), 1);
  }

  private int derived(int parent, int kind, long page, long pages) {
    int made = create(HypercallNumber.PARTITION_CREATE_MEMEXTENT);
    call(
        HypercallNumber.MEMEXTENT_CONFIGURE_DERIVE,
        cap(made),
        cap(parent),
        plain(page * Values.PAGE),
        plain(pages * Values.PAGE),
        plain(7L | (long) kind << 16));
    activate(made);
    return made;
  }

  void virtio() {
    int page = extent(0, 1);
    int made = create(HypercallNumber.PARTITION_CREATE_VIRTIO_MMIO);
    call(
        HypercallNumber.VIRTIO_MMIO_CONFIGURE,
        cap(made),
        cap(page),
        plain(1 + values.below(4)),
        plain(0x40),
        plain(18));
    activate(made);
    if (lastAddrspace != 0) {
      call(
          HypercallNumber.ADDRSPACE_MAP,
          cap(lastAddrspace),
          cap(page),
          plain(Values.VIRTIO + values.below(Values.VIRTIO_PAGES) * Values.PAGE),
          plain(values.pick(0xF_0044, 0x1_0044)));
    }
    call(HypercallNumber.VIRTIO_INPUT_CONFIGURE, cap(made), plain(1), plain(1), plain(2), plain(2));
  }

  private int thread(int cspace, int addrspace, int vic, int group, int index, boolean proxied) {
    int made = create(HypercallNumber.PARTITION_CREATE_THREAD);
    call(
        HypercallNumber.VCPU_CONFIGURE,
        cap(made),
        plain(proxied ? VcpuOptions.VCPU_RUN_SCHEDULED : values.oneIn(6) ? VcpuOptions.PINNED : 0));
    call(HypercallNumber.CSPACE_ATTACH_THREAD, cap(cspace), cap(made));
    call(HypercallNumber.ADDRSPACE_ATTACH_THREAD, cap(addrspace), cap(made));
    call(HypercallNumber.VIC_ATTACH_VCPU, cap(vic), cap(made), plain(index));
    if (group != 0) {
      call(HypercallNumber.VPM_GROUP_ATTACH_VCPU, cap(group), cap(made), plain(index));
    }
    if (!proxied) {
      call(HypercallNumber.VCPU_SET_AFFINITY, cap(made), plain(1 + values.below(3)));
      call(HypercallNumber.VCPU_SET_PRIORITY, cap(made), plain(values.pick(31, 32, 32)));
      call(HypercallNumber.VCPU_SET_TIMESLICE, cap(made), plain(100_000));
    } else {
      call(HypercallNumber.VCPU_SET_PRIORITY, cap(made), plain(0));
    }
    activate(made);
    return made;
  }

  /** A VM with memory, capabilities of its own and two vCPUs that run. */
  void vm(int ownPartition) {
    int cspace = cspace();
    int addrspace = addrspace();
    lastAddrspace = addrspace;
    int vic = vic();
    int group = values.oneIn(4) ? 0 : group();
    boolean proxied = values.oneIn(2);
    int first = thread(cspace, addrspace, vic, group, 0, proxied);
    int second = thread(cspace, addrspace, vic, group, 1, proxied);
    int memory = extent(values.below(2), 4);
    for (int i = 0; i < 2; i++) {
      call(
          HypercallNumber.ADDRSPACE_MAP,
          cap(addrspace),
          cap(memory),
          plain(Values.POOL + i * 0x10_0000L),
          plain(0xF_0077));
    }
    call(
        HypercallNumber.ADDRSPACE_CONFIGURE_VMMIO,
        cap(addrspace),
        plain(0x0A00_0000L),
        plain(0x10_0000L));
    int bell = doorbell();
    int queue = queue();
    call(HypercallNumber.DOORBELL_BIND_VIRQ, cap(bell), cap(vic), plain(33));
    call(HypercallNumber.MSGQUEUE_BIND_SEND_VIRQ, cap(queue), cap(vic), plain(34));
    call(HypercallNumber.MSGQUEUE_BIND_RECEIVE_VIRQ, cap(queue), cap(vic), plain(35));
    call(HypercallNumber.VCPU_BIND_VIRQ, cap(first), cap(vic), plain(36), plain(0));
    for (int each :
        new int[] {
          ownPartition, cspace, addrspace, vic, group, first, second, memory, bell, queue
        }) {
      if (each != 0) {
        call(
            HypercallNumber.CSPACE_COPY_CAP_FROM,
            cap(space),
            cap(each),
            cap(cspace),
            plain(0xFFFF_FFFFL));
      }
    }
    for (int each : new int[] {first, second}) {
      call(HypercallNumber.VCPU_POWERON, cap(each), plain(0x8048_1000L));
      interrupts(each, proxied);
    }
  }

  /** A vCPU lets interrupts come: distributor, one SPI after the other, CPU interface. */
  private void interrupts(int thread, boolean proxied) {
    if (proxied) {
      run(thread);
    }
    guest(thread, Step.Kind.STORE, 0, 0x0800_0000L, 4, 3);
    for (int i = 0; i < 2; i++) {
      guest(thread, Step.Kind.STORE, 0, 0x080B_0080L + i * 0x2_0000L, 4, 0xFFFF_FFFFL);
      guest(thread, Step.Kind.STORE, 0, 0x080B_0100L + i * 0x2_0000L, 4, 0xFFFF_FFFFL);
    }
    if (proxied) {
      run(thread);
    }
    guest(thread, Step.Kind.STORE, 0, 0x0800_0084L, 4, 0xFFFF_FFFFL);
    guest(thread, Step.Kind.STORE, 0, 0x0800_0104L, 4, 0xFFFF_FFFFL);
    guest(thread, Step.Kind.STORE, 0, 0x0800_0C08L, 4, 0xAAAA_AAAAL);
    guest(thread, Step.Kind.WRITE_REGISTER, IccRegisters.PMR, 0xFF);
    guest(thread, Step.Kind.WRITE_REGISTER, IccRegisters.IGRPEN1, 1);
  }
}
