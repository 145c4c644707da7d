package org.gunyahsim.cli;

import java.io.ByteArrayOutputStream;

/**
 * What a person types on a raw terminal: everything goes to the guest but Ctrl-A and the key after
 * it.
 */
final class EscapeKeys {
  /** Ctrl-A. */
  private static final int ESCAPE = 1;

  static final String HELP =
      "\r\nCtrl-A x  leave\r\nCtrl-A ?  this help\r\nCtrl-A Ctrl-A  send Ctrl-A to the guest\r\n";

  /** What a key asks of the simulator. */
  enum Action {
    NONE,
    LEAVE,
    HELP
  }

  private final ByteArrayOutputStream toGuest = new ByteArrayOutputStream();
  private boolean escaped;

  /** Takes a typed byte. */
  Action typed(int value) {
    if (!escaped) {
      if (value == ESCAPE) {
        escaped = true;
      } else {
        toGuest.write(value);
      }
      return Action.NONE;
    }
    escaped = false;
    switch (value) {
      case 'x', 'X' -> {
        return Action.LEAVE;
      }
      case '?', 'h', 'H' -> {
        return Action.HELP;
      }
      case ESCAPE, 'a' -> toGuest.write(ESCAPE);
      default -> {}
    }
    return Action.NONE;
  }

  /** What the guest is to get, and forgets it. */
  byte[] take() {
    byte[] bytes = toGuest.toByteArray();
    toGuest.reset();
    return bytes;
  }
}
