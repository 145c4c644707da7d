package org.gunyahsim.hypervisor.abi;

import static org.gunyahsim.hypervisor.abi.HypercallRule.*;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * By which rules each hypercall's own code may refuse, in the order in which they are judged
 * (hypercall reference, columns "errors beyond decode" of section 2, and 4.3, 8.3, 9.5, 9.6). What
 * is refused before, by reserved arguments, look-ups and allowed bits, is in {@link
 * HypercallTable}.
 */
public final class HypercallRules {
  private static final List<HypercallRule> BIND =
      List.of(BIND_SOURCE_BOUND, BIND_NO_SPI, BIND_VIRQ_TAKEN);
  private static final List<HypercallRule> INNER =
      List.of(INNER_UNDECODABLE, INNER_NULL, INNER_REVOKED);
  private static final List<HypercallRule> INNER_JUDGED =
      join(INNER, INNER_TYPE, INNER_RIGHTS, INNER_STATE);

  /** What the look-up of any capability argument may answer, in its order (section 4.4). */
  public static final List<HypercallRule> LOOK_UP = INNER_JUDGED;

  private static final List<HypercallRule> ACTIVATE = activation();
  private static final List<HypercallRule> COPY =
      List.of(COPY_SIZE, COPY_WRAPS, COPY_STAGE_1, COPY_STAGE_2_DENIED, COPY_STAGE_2);
  private static final List<HypercallRule> MAP_RANGE = List.of(MAP_ALIGNMENT, MAP_SIZE);
  private static final List<HypercallRule> RANGE =
      List.of(RANGE_ALIGNMENT, RANGE_START, RANGE_SIZE);

  /** By the beginning of a call's name. */
  private static final List<Map.Entry<String, String>> SECTIONS =
      List.of(
          Map.entry("partition_", "2.3"),
          Map.entry("cspace_", "2.5"),
          Map.entry("doorbell_", "2.6"),
          Map.entry("msgqueue_", "2.7"),
          Map.entry("hwirq_", "2.8"),
          Map.entry("vic_", "2.8"),
          Map.entry("vgic_", "2.8"),
          Map.entry("addrspace_", "2.9"),
          Map.entry("memextent_", "2.10"),
          Map.entry("vcpu_", "2.11"),
          Map.entry("scheduler_", "2.11"),
          Map.entry("vpm_", "2.12"),
          Map.entry("virtio_", "2.13"));

  private static final Map<Integer, List<HypercallRule>> BY_NUMBER = new HashMap<>();

  private HypercallRules() {}

  /** The rules of a call, none for those whose own code never refuses. */
  public static List<HypercallRule> of(int number) {
    return BY_NUMBER.getOrDefault(number, List.of());
  }

  /** Those rules of a call that give this error, about this type of object (ANY: of whatever). */
  public static List<HypercallRule> of(int number, int error, CapabilityType type) {
    return of(number).stream()
        .filter(rule -> rule.error() == error)
        .filter(
            rule ->
                type == CapabilityType.ANY
                    || rule.type() == CapabilityType.ANY
                    || rule.type() == type)
        .toList();
  }

  /** The section of the hypercall reference that lists a call. */
  public static String section(int number) {
    return switch (number) {
      case HypercallNumber.HYPERVISOR_IDENTIFY -> "2.2";
      case HypercallNumber.OBJECT_ACTIVATE,
          HypercallNumber.OBJECT_ACTIVATE_FROM,
          HypercallNumber.OBJECT_RESET,
          HypercallNumber.OBJECT_RESET_FROM ->
          "2.4";
      case HypercallNumber.PRNG_GET_ENTROPY, HypercallNumber.TRACE_UPDATE_CLASS_FLAGS -> "2.14";
      default -> {
        Hypercall call = HypercallTable.byNumber(number);
        String name = call == null ? "" : call.name();
        for (Map.Entry<String, String> entry : SECTIONS) {
          if (name.startsWith(entry.getKey())) {
            yield entry.getValue();
          }
        }
        yield "2.1";
      }
    };
  }

  static {
    creation();
    capabilities();
    communication();
    interrupts();
    memory();
    vcpus();
    virtio();
    put(HypercallNumber.PRNG_GET_ENTROPY, ENTROPY_SIZE, ENTROPY_ALIGNMENT, ENTROPY_RATE);
    put(HypercallNumber.TRACE_UPDATE_CLASS_FLAGS, TRACE_DENIED);
  }

  private static void creation() {
    put(HypercallNumber.PARTITION_CREATE_PARTITION, NO_PARTITIONS);
    for (int number :
        new int[] {
          HypercallNumber.PARTITION_CREATE_CSPACE,
          HypercallNumber.PARTITION_CREATE_ADDRSPACE,
          HypercallNumber.PARTITION_CREATE_MEMEXTENT,
          HypercallNumber.PARTITION_CREATE_THREAD,
          HypercallNumber.PARTITION_CREATE_DOORBELL,
          HypercallNumber.PARTITION_CREATE_MSGQUEUE,
          HypercallNumber.PARTITION_CREATE_VIC,
          HypercallNumber.PARTITION_CREATE_VPM_GROUP,
          HypercallNumber.PARTITION_CREATE_VIRTIO_MMIO
        }) {
      put(number, CREATE_NOMEM, SPACE_FULL);
    }
    put(HypercallNumber.OBJECT_ACTIVATE, ACTIVATE);
    put(
        HypercallNumber.OBJECT_ACTIVATE_FROM,
        join(join(INNER, INNER_RIGHTS), ACTIVATE.toArray(HypercallRule[]::new)));
    put(HypercallNumber.OBJECT_RESET, NOT_IMPLEMENTED);
    put(HypercallNumber.OBJECT_RESET_FROM, NOT_IMPLEMENTED);
  }

  private static List<HypercallRule> activation() {
    List<HypercallRule> rules = new ArrayList<>(List.of(NOT_INIT));
    for (HypercallRule rule : EnumSet.range(ACTIVATE_CSPACE_CONFIG, ACTIVATE_NOMEM)) {
      rules.add(rule);
    }
    return List.copyOf(rules);
  }

  private static void capabilities() {
    put(HypercallNumber.CSPACE_DELETE_CAP_FROM, INNER_UNDECODABLE, INNER_NULL);
    put(
        HypercallNumber.CSPACE_COPY_CAP_FROM,
        SPACE_FULL,
        CREATE_NOMEM,
        INNER_UNDECODABLE,
        INNER_NULL,
        INNER_REVOKED,
        COPY_NOTHING_LEFT);
    put(HypercallNumber.CSPACE_REVOKE_CAP_FROM, NOT_IMPLEMENTED);
    put(HypercallNumber.CSPACE_REVOKE_CAPS_FROM, join(INNER, NOT_MASTER));
    put(HypercallNumber.CSPACE_CONFIGURE, MAX_CAPS);
  }

  private static void communication() {
    put(HypercallNumber.DOORBELL_BIND_VIRQ, BIND);
    put(HypercallNumber.DOORBELL_RECEIVE, RECEIVE_NOTHING);
    put(HypercallNumber.MSGQUEUE_BIND_SEND_VIRQ, BIND);
    put(HypercallNumber.MSGQUEUE_BIND_RECEIVE_VIRQ, BIND);
    put(
        HypercallNumber.MSGQUEUE_SEND,
        join(List.of(QUEUE_FULL), COPY.toArray(HypercallRule[]::new)));
    put(
        HypercallNumber.MSGQUEUE_RECEIVE,
        join(List.of(QUEUE_EMPTY), COPY.toArray(HypercallRule[]::new)));
    put(HypercallNumber.MSGQUEUE_CONFIGURE_SEND, HOLDOFF, THRESHOLD);
    put(HypercallNumber.MSGQUEUE_CONFIGURE_RECEIVE, HOLDOFF, THRESHOLD);
    put(HypercallNumber.MSGQUEUE_CONFIGURE, QUEUE_SHAPE);
  }

  private static void interrupts() {
    put(
        HypercallNumber.HWIRQ_BIND_VIRQ,
        BIND_NO_SPI,
        BIND_HWIRQ_LISTED,
        BIND_SOURCE_BOUND,
        BIND_VIRQ_TAKEN,
        BIND_PPI_FORWARDED,
        BIND_PPI_NOT_PPI,
        BIND_PPI_NOT_PINNED,
        BIND_PPI_TAKEN);
    put(HypercallNumber.HWIRQ_UNBIND_VIRQ, HWIRQ_NOT_BOUND);
    put(HypercallNumber.VIC_CONFIGURE, VIC_VCPUS, VIC_VIRQS, VIC_MSIS);
    put(HypercallNumber.VIC_ATTACH_VCPU, VIC_INDEX);
    put(HypercallNumber.VIC_BIND_MSI_SOURCE, join(INNER, NO_PROVIDER));
    put(HypercallNumber.VGIC_SET_MPIDR_MAPPING, MPIDR_MAPPING);
    put(
        HypercallNumber.ADDRSPACE_ATTACH_VDEVICE,
        VDEVICE_INDEX,
        VDEVICE_FLAGS,
        VDEVICE_IDLE,
        VDEVICE_ATTACHED,
        VDEVICE_OVERLAP,
        VDEVICE_RANGE);
  }

  private static void memory() {
    put(HypercallNumber.ADDRSPACE_ATTACH_THREAD, THREADS);
    put(
        HypercallNumber.ADDRSPACE_MAP,
        join(
            MAP_RANGE,
            MAP_MEMTYPE,
            MAP_ACCESS,
            MAP_BASIC_PART,
            MAP_WRAPS,
            MAP_BEYOND_48,
            MAP_FULL,
            MAP_RECORDS,
            MAP_BEYOND_IPA,
            MAP_ENDS_BEYOND_IPA,
            MAP_NOMEM));
    put(HypercallNumber.ADDRSPACE_UNMAP, join(MAP_RANGE, MAP_BASIC_PART, NOT_MAPPED));
    put(
        HypercallNumber.ADDRSPACE_UPDATE_ACCESS,
        join(
            List.of(MAP_ACCESS, MAP_ALIGNMENT, MAP_SIZE),
            UPDATE_SPARSE,
            MAP_BASIC_PART,
            NOT_MAPPED));
    put(HypercallNumber.ADDRSPACE_CONFIGURE, VMID);
    put(HypercallNumber.ADDRSPACE_ATTACH_VDMA, join(INNER, NO_PROVIDER));
    put(
        HypercallNumber.ADDRSPACE_LOOKUP,
        LOOKUP_SIZE,
        LOOKUP_WRAPS,
        LOOKUP_ALIGNMENT,
        LOOKUP_UNMAPPED,
        LOOKUP_OWNER);
    put(
        HypercallNumber.ADDRSPACE_CONFIGURE_INFO_AREA,
        NOT_INIT,
        INFO_SIZE,
        INFO_ADDRESS,
        INFO_EXTENT);
    put(
        HypercallNumber.ADDRSPACE_CONFIGURE_VMMIO,
        VMMIO_STATE,
        VMMIO_OPERATION,
        VMMIO_EMPTY,
        VMMIO_WRAPS,
        VMMIO_FULL,
        VMMIO_BEYOND,
        VMMIO_CLASH);
    put(
        HypercallNumber.MEMEXTENT_MODIFY,
        join(List.of(MODIFY_FLAGS, MODIFY_DENIED), RANGE.toArray(HypercallRule[]::new)));
    put(HypercallNumber.MEMEXTENT_CONFIGURE, EXTENT_RANGE, EXTENT_ALIGNMENT, EXTENT_ATTRIBUTES);
    put(
        HypercallNumber.MEMEXTENT_CONFIGURE_DERIVE,
        EXTENT_RANGE,
        DERIVE_OUTSIDE,
        EXTENT_ALIGNMENT,
        EXTENT_ATTRIBUTES,
        DERIVE_ACCESS);
    put(
        HypercallNumber.MEMEXTENT_DONATE,
        join(
            join(
                join(List.of(DONATE_OPTIONS), INNER_JUDGED.toArray(HypercallRule[]::new)),
                RANGE.toArray(HypercallRule[]::new)),
            DONATE_RELATION,
            DONATE_BASIC,
            DONATE_BASIC_PARENT,
            DONATE_OWNER,
            DONATE_NOMEM));
  }

  private static void vcpus() {
    put(HypercallNumber.VCPU_POWERON, NOT_OFF, KILLED);
    put(HypercallNumber.VCPU_POWEROFF, NOT_SELF, NOT_LAST);
    put(
        HypercallNumber.SCHEDULER_YIELD,
        join(List.of(YIELD_HINT), INNER_JUDGED.toArray(HypercallRule[]::new)));
    put(HypercallNumber.VCPU_SET_AFFINITY, AFFINITY_STATE, AFFINITY_PINNED, AFFINITY_MOVING);
    put(HypercallNumber.VCPU_SET_PRIORITY, PRIORITY, NOT_INIT);
    put(HypercallNumber.VCPU_SET_TIMESLICE, NOT_INIT, TIMESLICE);
    put(
        HypercallNumber.VCPU_BIND_VIRQ,
        join(List.of(VIRQ_TYPE, BIND_RUNNING), BIND.toArray(HypercallRule[]::new)));
    put(HypercallNumber.VCPU_UNBIND_VIRQ, VIRQ_TYPE);
    put(HypercallNumber.VCPU_REGISTER_WRITE, REGISTER_EXITED, NOT_OFF, REGISTER);
    put(HypercallNumber.VCPU_RUN, NOT_PROXIED, RUN_PINNED, RUN_MOVING);
    put(HypercallNumber.VCPU_RUN_CHECK, CHECK_RUNNABLE);
    put(HypercallNumber.VPM_GROUP_ATTACH_VCPU, NOT_INIT, VPM_INDEX);
    put(HypercallNumber.VPM_GROUP_BIND_VIRQ, BIND);
  }

  private static void virtio() {
    put(HypercallNumber.VIRTIO_MMIO_CONFIGURE, VIRTIO_EXTENT, VIRTIO_QUEUES, VIRTIO_DEVICE);
    put(HypercallNumber.VIRTIO_MMIO_BACKEND_BIND_VIRQ, BIND);
    put(HypercallNumber.VIRTIO_MMIO_FRONTEND_BIND_VIRQ, BIND);
    put(HypercallNumber.VIRTIO_MMIO_BACKEND_ASSERT_VIRQ, VIRTIO_NEEDS_RESET);
    put(HypercallNumber.VIRTIO_MMIO_BACKEND_SET_DEV_FEATURES, VIRTIO_SELECT, VIRTIO_FEATURES);
    put(HypercallNumber.VIRTIO_MMIO_BACKEND_SET_QUEUE_NUM_MAX, VIRTIO_SELECT);
    put(HypercallNumber.VIRTIO_MMIO_BACKEND_GET_DRV_FEATURES, VIRTIO_SELECT);
    put(HypercallNumber.VIRTIO_MMIO_BACKEND_GET_QUEUE_INFO, VIRTIO_SELECT);
    put(HypercallNumber.VIRTIO_INPUT_CONFIGURE, INPUT_TYPE, INPUT_COUNTS, INPUT_AGAIN, INPUT_NOMEM);
    put(
        HypercallNumber.VIRTIO_INPUT_SET_DATA,
        join(
            List.of(INPUT_DATA_TYPE, INPUT_SELECT, INPUT_FULL),
            INPUT_COPY_SIZE,
            INPUT_COPY_WRAPS,
            INPUT_COPY_STAGE_1,
            INPUT_COPY_STAGE_2_DENIED,
            INPUT_COPY_STAGE_2));
  }

  private static List<HypercallRule> join(List<HypercallRule> first, HypercallRule... more) {
    List<HypercallRule> all = new ArrayList<>(first);
    all.addAll(List.of(more));
    return List.copyOf(all);
  }

  private static void put(int number, HypercallRule... rules) {
    put(number, List.of(rules));
  }

  private static void put(int number, List<HypercallRule> rules) {
    if (Set.copyOf(rules).size() != rules.size()) {
      throw new IllegalStateException("call " + number + " has a rule twice");
    }
    BY_NUMBER.put(number, rules);
  }
}
