package org.gunyahsim.hypervisor.abi;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the bits of arguments mean that are no plain numbers (hypercall reference, sections 3.3 and
 * 3.4).
 */
public final class ArgumentFields {
  /**
   * Some bits of an argument.
   *
   * @param low the lowest bit
   * @param width how many
   * @param values names of the values from 0 on, empty for a number; a flag needs none
   */
  public record Field(String name, int low, int width, List<String> values) {
    /** The field's value in an argument. */
    public long of(long argument) {
      return argument >>> low & (width == Long.SIZE ? -1 : (1L << width) - 1);
    }

    /** The field's value in words. */
    public String text(long argument) {
      long value = of(argument);
      return value < values.size() ? values.get((int) value) : Long.toString(value);
    }
  }

  private static final List<String> ACCESS =
      List.of("none", "X", "W", "WX?", "R", "RX", "RW", "RWX");
  private static final List<String> VM_MEMTYPE =
      List.of(
          "DEVICE_nGnRnE",
          "DEVICE_nGnRE",
          "DEVICE_nGRE",
          "DEVICE_GRE",
          "4?",
          "NORMAL_NC",
          "NORMAL_ONC_IWT",
          "NORMAL_ONC_IWB",
          "8?",
          "NORMAL_OWT_INC",
          "NORMAL_WT",
          "NORMAL_OWT_IWB",
          "12?",
          "NORMAL_OWB_INC",
          "NORMAL_OWB_IWT",
          "NORMAL_WB");
  private static final Field NO_SYNC = flag("no_sync", 31);
  private static final List<Field> EXTENT =
      List.of(
          new Field("access", 0, 3, ACCESS),
          new Field("memtype", 8, 2, List.of("ANY", "DEVICE", "UNCACHED", "CACHED")),
          new Field("type", 16, 2, List.of("BASIC", "SPARSE")),
          flag("append", 31));
  private static final List<Field> ACCESS_ATTRIBUTES =
      List.of(new Field("user", 0, 3, ACCESS), new Field("kernel", 4, 3, ACCESS));

  private static final Map<String, List<Field>> BY_NAME = new HashMap<>();
  private static final Map<Integer, List<Field>> FLAGS = new HashMap<>();

  static {
    BY_NAME.put(
        "map_attrs",
        List.of(
            ACCESS_ATTRIBUTES.get(0),
            ACCESS_ATTRIBUTES.get(1),
            new Field("memtype", 16, 8, VM_MEMTYPE)));
    BY_NAME.put("access_attrs", ACCESS_ATTRIBUTES);
    BY_NAME.put("map_flags", List.of(flag("partial", 0), NO_SYNC));
    BY_NAME.put("attributes", EXTENT);
    BY_NAME.put(
        "options",
        List.of(new Field("type", 0, 8, List.of("to_child", "to_parent", "to_sibling")), NO_SYNC));
    BY_NAME.put("create_info", List.of(number("depth", 0, 16), number("max_size", 16, 16)));
    BY_NAME.put("send_flags", List.of(flag("push", 0)));
    BY_NAME.put("vic_options", List.of(flag("max_msis_valid", 0), flag("disable_default_addr", 1)));
    BY_NAME.put(
        "vcpu_options",
        List.of(
            flag("pinned", 0),
            flag("ras_error_handler", 1),
            flag("amu_counting_disabled", 2),
            flag("sve_allowed", 3),
            flag("debug_allowed", 4),
            flag("trace_allowed", 5),
            flag("critical", 8),
            flag("vcpu_run_scheduled", 9),
            flag("hlos_vm", 63)));
    BY_NAME.put(
        "control",
        List.of(
            new Field("hint", 0, 16, List.of("yield", "yield_to_thread", "yield_lower")),
            flag("impl_def", 31)));
    BY_NAME.put("virq_type", List.of(new Field("type", 0, 32, List.of("halt", "vcpu_run_wakeup"))));
    BY_NAME.put("register_set", List.of(new Field("set", 0, 32, List.of("X", "PC", "SP_EL"))));
    BY_NAME.put("op", List.of(new Field("op", 0, 32, List.of("add", "remove"))));
    FLAGS.put(
        HypercallNumber.MEMEXTENT_MODIFY,
        List.of(
            new Field(
                "op",
                0,
                8,
                List.of("unmap_all", "zero_range", "cache_clean_range", "cache_flush_range")),
            NO_SYNC));
    FLAGS.put(
        HypercallNumber.VCPU_POWERON,
        List.of(flag("preserve_entry", 0), flag("preserve_context", 1)));
    FLAGS.put(HypercallNumber.VCPU_POWEROFF, List.of(flag("last_vcpu", 0)));
    FLAGS.put(HypercallNumber.VPM_GROUP_CONFIGURE, List.of(flag("no_aggregation", 0)));
    FLAGS.put(HypercallNumber.VIRTIO_MMIO_CONFIGURE, List.of(flag("valid_device_type", 6)));
    FLAGS.put(
        HypercallNumber.ADDRSPACE_ATTACH_VDEVICE, List.of(flag("last_valid", 0), flag("last", 1)));
  }

  private ArgumentFields() {}

  private static Field flag(String name, int bit) {
    return new Field(name, bit, 1, List.of());
  }

  private static Field number(String name, int low, int width) {
    return new Field(name, low, width, List.of());
  }

  /** The fields of an argument, none for a plain number. */
  public static List<Field> of(int call, String argument) {
    return argument.equals("flags")
        ? FLAGS.getOrDefault(call, List.of())
        : BY_NAME.getOrDefault(argument, List.of());
  }

  /** The argument's value in words, such as {@code user=RW kernel=RW memtype=NORMAL_WB}. */
  public static String describe(List<Field> fields, long value) {
    StringBuilder out = new StringBuilder();
    for (Field field : fields) {
      boolean flag = field.width() == 1 && field.values().isEmpty();
      if (!flag || field.of(value) != 0) {
        out.append(out.isEmpty() ? "" : " ").append(field.name());
        if (!flag) {
          out.append('=').append(field.text(value));
        }
      }
    }
    return out.toString();
  }
}
