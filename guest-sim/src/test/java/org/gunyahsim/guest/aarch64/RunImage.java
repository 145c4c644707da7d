package org.gunyahsim.guest.aarch64;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Runs a raw image linked at 0x41000000 on a {@link BareMachine} and tells how fast it was: a tool
 * for measuring, not a test.
 */
final class RunImage {
  private RunImage() {}

  public static void main(String[] arguments) throws Exception {
    byte[] image = Files.readAllBytes(Path.of(arguments[0]));
    long limit = arguments.length > 1 ? Long.parseLong(arguments[1]) : Long.MAX_VALUE;
    long quantum = arguments.length > 2 ? Long.parseLong(arguments[2]) : 10_000;
    try (BareMachine machine = new BareMachine(512L << 20)) {
      machine.memory.write(0x4100_0000L, image, 0, image.length);
      machine.state.pc = 0x4100_0000L;
      int shown = 0;
      long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      long retired = 0;
      boolean off = false;
      while (!off && machine.retired < limit) {
        off = machine.run(Math.min(limit, machine.retired + 1_000_000), quantum);
        int line = machine.console.indexOf("\n", shown);
        if (line >= 0) {
          long now = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
          System.out.printf(
              "%6.1f M insns/s  %s",
              (machine.retired - retired) * 1e3 / (now - before), machine.console.substring(shown));
          before = now;
          retired = machine.retired;
          shown = machine.console.length();
        }
      }
      System.out.printf("%d instructions, pc %x%n", machine.retired, machine.state.pc);
    }
  }
}
