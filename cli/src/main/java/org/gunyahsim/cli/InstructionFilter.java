package org.gunyahsim.cli;

import java.util.function.IntFunction;
import org.gunyahsim.guest.aarch64.Aarch64Events;
import org.gunyahsim.hypervisor.trace.Category;
import org.gunyahsim.hypervisor.trace.TraceRecord;
import org.gunyahsim.machine.spec.UserError;
import org.jspecify.annotations.Nullable;

/**
 * Which instructions {@code --trace=instr:vm=NAME,vcpu=N,range=FROM-TO} shows.
 *
 * @param vm name of the VM as the trace shows it, or null for all
 * @param vcpu index of the vCPU in its VM, or -1 for all
 * @param from first address
 * @param to last address, unsigned
 */
record InstructionFilter(@Nullable String vm, int vcpu, long from, long to) {
  static final InstructionFilter ALL = new InstructionFilter(null, -1, 0, -1);

  /** True where a filter, and not a file, follows the colon. */
  static boolean starts(String text) {
    return text.startsWith("vm=") || text.startsWith("vcpu=") || text.startsWith("range=");
  }

  /** Reads {@code vm=NAME,vcpu=N,range=FROM-TO}, of which any part may be missing. */
  static InstructionFilter parse(String text) {
    InstructionFilter filter = ALL;
    for (String part : text.split(",", -1)) {
      int equals = part.indexOf('=');
      String key = equals < 0 ? part : part.substring(0, equals);
      String value = part.substring(equals + 1);
      filter =
          switch (key) {
            case "vm" -> new InstructionFilter(value, filter.vcpu, filter.from, filter.to);
            case "vcpu" -> new InstructionFilter(filter.vm, index(value), filter.from, filter.to);
            case "range" -> filter.within(value);
            default ->
                throw new UserError.InOption(
                    "--trace", "\"" + part + "\" filters nothing; give vm=, vcpu= or range=");
          };
    }
    return filter;
  }

  private static int index(String text) {
    try {
      return Integer.parseUnsignedInt(text);
    } catch (NumberFormatException e) {
      throw new UserError.InOption("--trace", "\"" + text + "\" is no vCPU; give its number");
    }
  }

  private InstructionFilter within(String text) {
    String[] ends = text.split("-", -1);
    try {
      if (ends.length == 2) {
        long first = address(ends[0]);
        long last = address(ends[1]);
        if (Long.compareUnsigned(first, last) <= 0) {
          return new InstructionFilter(vm, vcpu, first, last);
        }
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    throw new UserError.InOption(
        "--trace", "\"" + text + "\" is no range; give its first and last address, 0x1000-0x1FFF");
  }

  private static long address(String text) {
    return text.startsWith("0x")
        ? Long.parseUnsignedLong(text.substring(2), 16)
        : Long.parseUnsignedLong(text);
  }

  /** True for what is to be shown: events of other categories always. */
  boolean shows(TraceRecord record, IntFunction<String> vmNames) {
    if (record.type.category() != Category.INSTR) {
      return true;
    }
    if (vcpu >= 0 && record.vcpu != vcpu || vm != null && !vm.equals(vmNames.apply(record.vmid))) {
      return false;
    }
    // A handler of a program written in Java has no address.
    if (!record.type.equals(Aarch64Events.INSTRUCTION)) {
      return equals(new InstructionFilter(vm, vcpu, ALL.from, ALL.to));
    }
    long pc = record.arguments[0];
    return Long.compareUnsigned(from, pc) <= 0 && Long.compareUnsigned(pc, to) <= 0;
  }
}
