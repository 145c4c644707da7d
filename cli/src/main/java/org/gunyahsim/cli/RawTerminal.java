package org.gunyahsim.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** A terminal in raw mode: every key goes to the guest, Ctrl-C too; Ctrl-A is ours. */
final class RawTerminal extends HostConsole {
  private final Terminal terminal;
  private final Attributes before;
  private final EscapeKeys keys = new EscapeKeys();
  private final Runnable leave;

  private RawTerminal(Terminal terminal, Attributes before, Runnable leave) {
    super(terminal.input(), terminal.output());
    this.terminal = terminal;
    this.before = before;
    this.leave = leave;
  }

  /**
   * Takes over the terminal of this process.
   *
   * @param leave called, by another thread, when the person asks to leave
   */
  static RawTerminal open(Runnable leave) throws IOException {
    Terminal terminal =
        TerminalBuilder.builder().system(true).dumb(false).nativeSignals(false).build();
    Attributes before = terminal.enterRawMode();
    Attributes raw = terminal.getAttributes();
    raw.setLocalFlags(EnumSet.of(Attributes.LocalFlag.ISIG), false);
    raw.setControlChar(Attributes.ControlChar.VMIN, 1);
    raw.setControlChar(Attributes.ControlChar.VTIME, 0);
    terminal.setAttributes(raw);
    return new RawTerminal(terminal, before, leave);
  }

  @Override
  boolean interactive() {
    return true;
  }

  @Override
  byte[] filter(byte[] bytes, int length) {
    for (int i = 0; i < length; i++) {
      switch (keys.typed(bytes[i] & 0xFF)) {
        case LEAVE -> leave.run();
        case HELP -> {
          byte[] help = EscapeKeys.HELP.getBytes(StandardCharsets.US_ASCII);
          try {
            write(help, 0, help.length);
          } catch (IOException e) {
            // The guest's next line will tell.
          }
        }
        case NONE -> {}
      }
    }
    return keys.take();
  }

  /** Gives the terminal back as it was. */
  @Override
  public void close() {
    terminal.setAttributes(before);
    // Closing would wait for the thread that still reads; the process is about to end anyway.
    terminal.flush();
  }
}
