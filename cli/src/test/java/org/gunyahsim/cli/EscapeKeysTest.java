package org.gunyahsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.gunyahsim.cli.EscapeKeys.Action;
import org.junit.jupiter.api.Test;

class EscapeKeysTest {
  private final EscapeKeys keys = new EscapeKeys();

  private Action type(String text) {
    Action last = Action.NONE;
    for (byte value : text.getBytes(StandardCharsets.UTF_8)) {
      last = keys.typed(value & 0xFF);
    }
    return last;
  }

  private String taken() {
    return new String(keys.take(), StandardCharsets.UTF_8);
  }

  @Test
  void everythingElseGoesToTheGuest() {
    assertThat(type("ls\r\u0003\u001b[A\u00e4")).isEqualTo(Action.NONE);
    assertThat(taken()).isEqualTo("ls\r\u0003\u001b[A\u00e4");
    assertThat(taken()).isEmpty();
  }

  @Test
  void leaves() {
    assertThat(type("ab\u0001x")).isEqualTo(Action.LEAVE);
    assertThat(taken()).isEqualTo("ab");
  }

  @Test
  void helps() {
    assertThat(type("\u0001?")).isEqualTo(Action.HELP);
    assertThat(taken()).isEmpty();
  }

  @Test
  void escapedEscapeGoesToTheGuest() {
    assertThat(type("\u0001\u0001x\u0001a")).isEqualTo(Action.NONE);
    assertThat(taken()).isEqualTo("\u0001x\u0001");
  }

  @Test
  void unknownKeyIsDropped() {
    assertThat(type("\u0001qz")).isEqualTo(Action.NONE);
    assertThat(taken()).isEqualTo("z");
  }
}
