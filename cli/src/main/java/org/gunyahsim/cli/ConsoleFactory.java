package org.gunyahsim.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;

/** Connects to who uses the program; tests connect themselves. */
@FunctionalInterface
interface ConsoleFactory {
  /** A raw terminal when standard input and output are one, plain bytes otherwise. */
  ConsoleFactory DEFAULT =
      leave ->
          interactive()
              ? RawTerminal.open(leave)
              : new HostConsole(
                  new FileInputStream(FileDescriptor.in), new FileOutputStream(FileDescriptor.out));

  /**
   * Connects.
   *
   * @param leave called, by another thread, when the person asks to leave
   */
  HostConsole open(Runnable leave) throws IOException;

  @SuppressWarnings("SystemConsoleNull") // which of the two says "no terminal" differs by release
  private static boolean interactive() {
    Console terminal = System.console();
    return terminal != null && terminal.isTerminal();
  }
}
