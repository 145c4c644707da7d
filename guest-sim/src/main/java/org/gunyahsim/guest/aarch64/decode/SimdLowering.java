package org.gunyahsim.guest.aarch64.decode;

import static org.gunyahsim.guest.aarch64.decode.Lowering.sp;
import static org.gunyahsim.guest.aarch64.simd.Shape.amount;

import org.gunyahsim.guest.aarch64.generated.Op;

/**
 * The functions that guards and lowerings of the instruction table's SIMD part call, beside those
 * of {@code simd.Shape}. Names of operand fields are those of the Arm ARM.
 */
@SuppressWarnings("checkstyle:ParameterName")
public final class SimdLowering {
  private SimdLowering() {}

  /** True when a vector of that element size has more than one element or is Q. */
  public static boolean isVector(int size, int q) {
    return size < 3 || q == 1;
  }

  /** True for the element sizes of most multiplications: 16 and 32 bits. */
  public static boolean isHalfOrWord(int size) {
    return size == 1 || size == 2;
  }

  // --- Copies: imm5 tells the element's size by its lowest set bit and its number above that ---

  /** log2 of the bytes of the element that imm5 names. */
  public static int copySize(int imm5) {
    return Integer.numberOfTrailingZeros(imm5);
  }

  /** The number of the element that imm5 names. */
  public static int copyIndex(int imm5) {
    return imm5 >> copySize(imm5) + 1;
  }

  // --- By element ---

  /** The register of the element: V0 to V15 for 16 bits. */
  public static int elementRegister(int size, int rm) {
    return size == 1 ? rm & 15 : rm;
  }

  /** The number of the element: H:L:M for 16 bits, M being Rm's highest bit, else H:L. */
  public static int elementIndex(int size, int l, int rm, int h) {
    return size == 1 ? h << 2 | l << 1 | rm >> 4 : h << 1 | l;
  }

  /** Instructions whose last operand is an element. */
  public static void byElement(
      MicroOp out, int op, int shape, int size, int l, int rm, int h, int rn, int rd) {
    out.op = op;
    out.d = rd;
    out.n = rn;
    out.m = elementRegister(size, rm);
    out.imm = amount(shape, elementIndex(size, l, rm, h));
  }

  // --- Shifts by immediate ---

  /** The element size that the highest bit of a non-zero immh tells. */
  public static int shiftSize(int immh) {
    return 31 - Integer.numberOfLeadingZeros(immh);
  }

  /** The amount of a shift to the right, 1 to the element's bits. */
  public static int right(int immh, int immb) {
    return (16 << shiftSize(immh)) - (immh << 3 | immb);
  }

  /** The amount of a shift to the left, 0 to the element's bits less one. */
  public static int left(int immh, int immb) {
    return (immh << 3 | immb) - (8 << shiftSize(immh));
  }

  // --- Structures ---

  /** Post-index: the base is written back. */
  public static final int STRUCTURE_POST = 1 << 3;

  public static final int STRUCTURE_LOAD = 1 << 4;

  /** LD1R to LD4R. */
  public static final int STRUCTURE_REPLICATE = 1 << 5;

  /** How many elements a structure has, less one, in two bits from here. */
  public static final int STRUCTURE_ELEMENTS_SHIFT = 6;

  /** Registers of an LD1 or ST1 of several, less one, or the index of the one element. */
  public static final int STRUCTURE_COUNT_SHIFT = 8;

  /** False for structures of several 64-bit elements in 64-bit registers. */
  public static boolean isStructure(int elements, int size, int q) {
    return elements == 1 || isVector(size, q);
  }

  /** LD1 to LD4 and ST1 to ST4 of whole registers. */
  public static void multiple(
      MicroOp out,
      int registers,
      int elements,
      int q,
      int load,
      int size,
      int post,
      int rm,
      int rn,
      int rt) {
    structure(out, Op.LDST_MULTIPLE, elements, q, load, size, post, rm, rn, rt);
    out.imm |= registers - 1 << STRUCTURE_COUNT_SHIFT;
  }

  private static void structure(
      MicroOp out,
      int op,
      int elements,
      int q,
      int load,
      int size,
      int post,
      int rm,
      int rn,
      int rt) {
    out.op = op;
    out.d = rt;
    out.n = sp(rn);
    out.m = rm;
    out.imm =
        size
            | q << 2
            | post * STRUCTURE_POST
            | load * STRUCTURE_LOAD
            | elements - 1 << STRUCTURE_ELEMENTS_SHIFT;
  }

  /**
   * log2 of the element's bytes in a load or store of one structure, or -1 where nothing is
   * allocated.
   *
   * @param scale bits 15 and 14 of the instruction
   */
  public static int singleSize(int scale, int s, int size) {
    return switch (scale) {
      case 0 -> 0;
      case 1 -> (size & 1) == 0 ? 1 : -1;
      case 2 -> size == 0 ? 2 : size == 1 && s == 0 ? 3 : -1;
      default -> -1;
    };
  }

  /** The number of the lane of a load or store of one structure: the high bits of Q:S:size. */
  public static int laneIndex(int q, int s, int size, int elementSize) {
    return (q << 3 | s << 2 | size) >> elementSize;
  }

  /** LD1 to LD4 and ST1 to ST4 of one structure. */
  public static void single(
      MicroOp out,
      int elements,
      int q,
      int load,
      int scale,
      int s,
      int size,
      int post,
      int rm,
      int rn,
      int rt) {
    int elementSize = singleSize(scale, s, size);
    structure(out, Op.LDST_SINGLE, elements, q, load, elementSize, post, rm, rn, rt);
    out.imm |= laneIndex(q, s, size, elementSize) << STRUCTURE_COUNT_SHIFT;
  }

  /** LD1R to LD4R. */
  public static void replicate(
      MicroOp out, int elements, int q, int size, int post, int rm, int rn, int rt) {
    structure(out, Op.LDST_SINGLE, elements, q, 1, size, post, rm, rn, rt);
    out.imm |= STRUCTURE_REPLICATE;
  }
}
