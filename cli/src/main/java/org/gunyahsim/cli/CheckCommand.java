package org.gunyahsim.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.gunyahsim.machine.spec.MachineSpec;
import org.gunyahsim.machine.spec.Numbers;
import org.gunyahsim.machine.spec.PlatformSpec;
import org.gunyahsim.machine.spec.PrimarySpec;
import org.gunyahsim.machine.spec.ResourceManagerSpec;
import org.gunyahsim.machine.spec.VmSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code gunyah-sim check}: everything that {@code run} checks, and nothing started. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Checks a machine file and every file that it names, and says what it describes.")
final class CheckCommand implements Callable<Integer> {
  @Mixin private MachineOptions machine = new MachineOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    MachineSpec found = machine.machine();
    PrintWriter out = spec.commandLine().getOut();
    PlatformSpec platform = found.platform();
    out.printf(
        Locale.ROOT,
        "platform: %s map, %s, %d CPUs, %s, %s, seed %s%n",
        word(platform.map()),
        Numbers.formatSize(platform.memory()),
        platform.cpus(),
        word(platform.quality()),
        platform.strict() ? "strict" : "lenient",
        Long.toUnsignedString(platform.seed()));
    ResourceManagerSpec manager = found.resourceManager();
    if (manager != null) {
      out.printf(
          Locale.ROOT,
          "resource manager: %s%s%n",
          manager.runtime().name(),
          manager.application().name().equals(manager.runtime().name())
              ? ""
              : " with " + manager.application().name());
    }
    PrimarySpec primary = found.primary();
    if (primary != null) {
      out.printf(
          Locale.ROOT,
          "primary VM: %s (%s, %s) at %s%n",
          primary.kernel().name(),
          word(primary.format()),
          Numbers.formatSize(primary.kernel().size()),
          Numbers.formatAddress(primary.address()));
    }
    for (VmSpec vm : found.vms()) {
      out.printf(
          Locale.ROOT,
          "VM %s: %s (%s, %s), %s, %d vCPU%s, serial %s%n",
          vm.name(),
          vm.kernel().name(),
          word(vm.format()),
          Numbers.formatSize(vm.kernel().size()),
          Numbers.formatSize(vm.memory()),
          vm.vcpus(),
          vm.vcpus() == 1 ? "" : "s",
          word(vm.serial()));
    }
    out.flush();
    return ExitStatus.OK;
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
