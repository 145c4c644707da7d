package org.gunyahsim.hypervisor.vic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds virtual IRQs and their sources against each other. */
public final class BindingAudit {
  private BindingAudit() {}

  /**
   * Whatever drives a virtual IRQ of this VIC says so itself, and exists.
   *
   * @param existing the sources of all objects, by identity
   */
  public static void check(Vic vic, Set<VirqSource> existing) {
    for (int virq = Vic.SPI_BASE; virq < Vic.SPI_END; virq++) {
      check(vic, -1, virq, vic.sourceOf(-1, virq), existing);
    }
    for (int slot = 0; slot < vic.interfaceCount(); slot++) {
      for (int virq = 0; virq < Vic.SPI_BASE; virq++) {
        check(vic, slot, virq, vic.sourceOf(slot, virq), existing);
      }
    }
  }

  private static void check(
      Vic vic, int slot, int virq, @Nullable VirqSource source, Set<VirqSource> existing) {
    if (source != null && !built(slot, virq, source)) {
      assertThat(existing.contains(source)).as("whose IRQ %d is, lives", virq).isTrue();
      assertThat(source.vic()).as("the VIC of the source of IRQ %d", virq).isSameAs(vic);
      assertThat(source.virq()).as("the IRQ of the source of IRQ %d", virq).isEqualTo(virq);
      assertThat(source.slot()).as("the vCPU of the source of IRQ %d", virq).isEqualTo(slot);
    }
  }

  /** The timers and the PMU are wired to their interrupts, not bound. */
  private static boolean built(int slot, int virq, VirqSource source) {
    boolean own =
        virq == CpuInterface.PMU
            || virq == CpuInterface.VIRTUAL_TIMER
            || virq == CpuInterface.PHYSICAL_TIMER;
    return slot >= 0 && own && source.vic() == null;
  }

  /** A source is bound to a virtual IRQ that it drives, of a VIC that is alive. */
  public static void check(VirqSource source) {
    Vic vic = source.vic();
    if (vic != null) {
      assertThat(vic.isActive()).as("the VIC of a bound source is active").isTrue();
      assertThat(vic.sourceOf(source.slot(), source.virq()))
          .as("the source of IRQ %d", source.virq())
          .isSameAs(source);
    }
  }
}
