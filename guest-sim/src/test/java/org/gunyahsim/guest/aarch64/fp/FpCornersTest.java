package org.gunyahsim.guest.aarch64.fp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gunyahsim.guest.aarch64.fp.FpFormat.DOUBLE;
import static org.gunyahsim.guest.aarch64.fp.FpFormat.HALF;
import static org.gunyahsim.guest.aarch64.fp.FpFormat.SINGLE;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Corners that random operands hardly reach; the expected values follow from IEEE 754. */
class FpCornersTest {
  private static final long FZ = 1 << 24;

  private final FpState state = new FpState();
  private final FpArithmetic arithmetic = new FpArithmetic(state);
  private final HostArithmetic host = new HostArithmetic(state, arithmetic);
  private final FpConversion conversion = new FpConversion(state);

  private static long bits(double value) {
    return Double.doubleToRawLongBits(value);
  }

  private static long bits(float value) {
    return Float.floatToRawIntBits(value) & 0xFFFF_FFFFL;
  }

  private static long mode(int rounding) {
    return (long) rounding << 22;
  }

  @Test
  void narrowingToHalfRoundsOnce() {
    // Just above a tie of half precision, by less than single precision can hold.
    double above = 1 + 0x1p-11 + 0x1p-40;
    state.begin(0, 0);
    assertThat(conversion.convert(DOUBLE, HALF, bits(above), FpRounding.TIE_EVEN))
        .isEqualTo(0x3C01);
    assertThat(conversion.convert(DOUBLE, HALF, bits(1 + 0x1p-11), FpRounding.TIE_EVEN))
        .isEqualTo(0x3C00);
    assertThat(state.status()).isEqualTo(FpState.IXC);
  }

  @Test
  void roundingToOddKeepsWhatASecondRoundingNeeds() {
    double above = 1 + 0x1p-24 + 0x1p-50;
    state.begin(0, 0);
    assertThat(conversion.convert(DOUBLE, SINGLE, bits(above), FpRounding.ODD))
        .isEqualTo(bits(Math.nextUp(1f)));
    assertThat(conversion.convert(DOUBLE, SINGLE, bits(1e300), FpRounding.ODD))
        .isEqualTo(bits(Float.MAX_VALUE));
    assertThat(state.status()).isEqualTo(FpState.IXC | FpState.OFC);
  }

  @Test
  void fusedAdditionKeepsAllBitsOfTheProduct() {
    double near = 1 + 0x1p-52;
    state.begin(0, 0);
    // (1 + u)^2 - (1 + 2u) = u^2
    assertThat(arithmetic.multiplyAdd(DOUBLE, bits(-(1 + 0x1p-51)), bits(near), bits(near)))
        .isEqualTo(bits(0x1p-104));
    assertThat(state.status()).isZero();
  }

  @Test
  void aResultIsTinyBeforeItIsRounded() {
    // The product is half a unit below the least normal number and rounds to it.
    long below = bits(1 - 0x1p-53);
    state.begin(0, 0);
    assertThat(host.multiply(DOUBLE, bits(Double.MIN_NORMAL), below))
        .isEqualTo(bits(Double.MIN_NORMAL));
    assertThat(state.status()).isEqualTo(FpState.UFC | FpState.IXC);
    state.begin(FZ, 0);
    assertThat(host.multiply(DOUBLE, bits(Double.MIN_NORMAL), below)).isZero();
    assertThat(state.status()).isEqualTo(FpState.UFC);
  }

  @Test
  void exactSubnormalsDoNotUnderflow() {
    state.begin(0, 0);
    assertThat(host.multiply(DOUBLE, bits(Double.MIN_NORMAL), bits(0.5)))
        .isEqualTo(bits(Double.MIN_NORMAL / 2));
    assertThat(state.status()).isZero();
  }

  @Test
  void exactSumsOfOppositesHaveTheSignThatTheModeSays() {
    state.begin(0, 0);
    assertThat(host.subtract(SINGLE, bits(3f), bits(3f))).isZero();
    state.begin(mode(FpRounding.MINUS_INFINITY), 0);
    assertThat(host.subtract(SINGLE, bits(3f), bits(3f))).isEqualTo(bits(-0f));
  }

  @Test
  void conversionsSaturateAfterRounding() {
    state.begin(0, 0);
    long top = bits(0x1p31 - 0.5);
    assertThat(conversion.toFixed(DOUBLE, top, 0, false, 32, FpRounding.ZERO))
        .isEqualTo(0x7FFF_FFFFL);
    assertThat(state.status()).isEqualTo(FpState.IXC);
    state.begin(0, 0);
    assertThat(conversion.toFixed(DOUBLE, top, 0, false, 32, FpRounding.TIE_EVEN))
        .isEqualTo(0x7FFF_FFFFL);
    assertThat(state.status()).isEqualTo(FpState.IOC);
    state.begin(0, 0);
    assertThat(conversion.toFixed(DOUBLE, bits(-0.5), 0, true, 64, FpRounding.TIE_EVEN)).isZero();
    assertThat(state.status()).isEqualTo(FpState.IXC);
    state.begin(0, 0);
    assertThat(conversion.toFixed(DOUBLE, bits(-0x1p63), 0, false, 64, FpRounding.ZERO))
        .isEqualTo(Long.MIN_VALUE);
    assertThat(state.status()).isZero();
  }

  @Test
  void theMachinesArithmeticAgreesWithTheExactOne() {
    FpState other = new FpState();
    FpArithmetic exact = new FpArithmetic(other);
    Random random = new Random(6);
    for (int i = 0; i < 200_000; i++) {
      long a = bits(random.nextGaussian() * (random.nextBoolean() ? 1 : 0x1p-1000));
      long b = bits(random.nextInt(4) == 0 ? random.nextInt(64) : random.nextGaussian());
      long c = bits((double) random.nextInt(1 << 20));
      long before = random.nextBoolean() ? FpState.IXC : 0;
      state.begin(0, before);
      other.begin(0, before);
      assertThat(host.add(DOUBLE, a, b)).isEqualTo(exact.add(DOUBLE, a, b));
      assertThat(host.multiply(DOUBLE, a, c)).isEqualTo(exact.multiply(DOUBLE, a, c));
      assertThat(host.divide(DOUBLE, a, b)).isEqualTo(exact.divide(DOUBLE, a, b));
      assertThat(host.squareRoot(DOUBLE, a)).isEqualTo(exact.squareRoot(DOUBLE, a));
      assertThat(host.multiplyAdd(DOUBLE, c, a, b)).isEqualTo(exact.multiplyAdd(DOUBLE, c, a, b));
      assertThat(state.status()).isEqualTo(other.status());
    }
  }
}
