package org.gunyahsim.guest.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.gunyahsim.guest.loader.Symbols.Symbol;
import org.junit.jupiter.api.Test;

class SymbolsTest {
  /** Each image's symbols name its own addresses, whichever image comes first. */
  @Test
  void symbolsOfTwoImagesStandTogether() {
    Symbols low =
        new Symbols(List.of(new Symbol("low", 0x1000, 0x10), new Symbol("gap", 0x2000, 4)));
    Symbols high = new Symbols(List.of(new Symbol("high", 0x1800, 0x20)));

    for (Symbols both : List.of(low.with(high), high.with(low))) {
      assertThat(both.count()).isEqualTo(3);
      assertThat(Objects.requireNonNull(both.at(0x100C)).name()).isEqualTo("low");
      assertThat(Objects.requireNonNull(both.at(0x1804)).name()).isEqualTo("high");
      assertThat(both.at(0x1820)).isNull();
      assertThat(both.address("gap")).hasValue(0x2000);
    }
    assertThat(low.count()).isEqualTo(2);
  }
}
