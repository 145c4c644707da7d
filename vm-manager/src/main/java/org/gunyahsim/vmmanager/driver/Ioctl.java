package org.gunyahsim.vmmanager.driver;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The declared ioctls (VM manager reference, section 2). A number is direction in bits 31..30 (1 is
 * a write, user to kernel), size of the argument structure in bits 29..16, type letter in 15..8,
 * number in 7..0.
 *
 * @param name as the API names it
 * @param code the 32-bit number
 * @param on what it is called on
 * @param argumentSize bytes of the structure that the argument points to; 0 when it is no pointer
 */
public record Ioctl(String name, int code, Target on, int argumentSize) {
  /** What a descriptor stands for. */
  public enum Target {
    DEVICE,
    VM,
    VCPU
  }

  public static final int CREATE_VM = 0x0000_4700;
  public static final int SET_USER_MEM_REGION = 0x4020_4701;
  public static final int SET_DTB_CONFIG = 0x4010_4702;
  public static final int VM_START = 0x0000_4703;
  public static final int ADD_FUNCTION = 0x4010_4704;
  public static final int VCPU_RUN = 0x0000_4705;
  public static final int VCPU_MMAP_SIZE = 0x0000_4706;
  public static final int REMOVE_FUNCTION = 0x4010_4707;

  /** Android's: like SET_USER_MEM_REGION, but the memory is lent, not shared. */
  public static final int ANDROID_LEND_USER_MEM = 0x4020_4111;

  /** Every ioctl of the API. */
  public static final List<Ioctl> ALL =
      List.of(
          new Ioctl("CREATE_VM", CREATE_VM, Target.DEVICE, 0),
          new Ioctl("SET_USER_MEM_REGION", SET_USER_MEM_REGION, Target.VM, 32),
          new Ioctl("SET_DTB_CONFIG", SET_DTB_CONFIG, Target.VM, 16),
          new Ioctl("VM_START", VM_START, Target.VM, 0),
          new Ioctl("ADD_FUNCTION", ADD_FUNCTION, Target.VM, 16),
          new Ioctl("VCPU_RUN", VCPU_RUN, Target.VCPU, 0),
          new Ioctl("VCPU_MMAP_SIZE", VCPU_MMAP_SIZE, Target.VCPU, 0),
          new Ioctl("REMOVE_FUNCTION", REMOVE_FUNCTION, Target.VM, 16),
          new Ioctl("ANDROID_LEND_USER_MEM", ANDROID_LEND_USER_MEM, Target.VM, 32));

  private static final Map<Integer, Ioctl> BY_CODE =
      ALL.stream().collect(Collectors.toUnmodifiableMap(Ioctl::code, Function.identity()));

  /** The ioctl of a number, whatever it is called on; null when there is none. */
  public static @Nullable Ioctl of(int code) {
    return BY_CODE.get(code);
  }

  /** Its name, or the number in hexadecimal. */
  public static String name(int code) {
    Ioctl ioctl = BY_CODE.get(code);
    return ioctl != null ? ioctl.name : "0x" + Integer.toHexString(code);
  }
}
