package org.gunyahsim.hypervisor.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.gunyahsim.hypervisor.memory.PhysicalMemory;
import org.gunyahsim.hypervisor.platform.MemoryMap;
import org.gunyahsim.hypervisor.platform.Platform;
import org.gunyahsim.hypervisor.rootvm.RootVm;
import org.gunyahsim.hypervisor.snapshot.FileStateReader;
import org.gunyahsim.hypervisor.snapshot.FileStateWriter;
import org.gunyahsim.hypervisor.trace.Category;
import org.gunyahsim.hypervisor.trace.Tracer;
import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever a guest does, EL2 answers; it never breaks. */
class FuzzTest {
  private static final MemoryMap MAP = MemoryMap.reference();

  private static Assembly machine(long seed) {
    PhysicalMemory memory = new PhysicalMemory(MAP.ramBase(), MAP.ramSize());
    Assembly assembly =
        new Assembly(
            new HypervisorConfig(HypervisorConfig.Quality.DEBUG, true, seed, 2, 1 << 22),
            memory,
            new Tracer(),
            context -> new FuzzEngine(context, seed));
    Hypervisor hypervisor = assembly.hypervisor();
    Platform platform =
        new Platform(
            2, memory, hypervisor.events(), hypervisor::now, 0, value -> {}, hypervisor.tracer());
    hypervisor.attachBus(platform);
    platform.connect(assembly.interrupts().hwIrqs()::setLine);
    return assembly;
  }

  private static void run(long seed, long time) throws IOException {
    Assembly assembly = machine(seed);
    Hypervisor hypervisor = assembly.hypervisor();
    RootVm.boot(assembly, MAP);
    // Events are made, so that what they print is tried as well.
    hypervisor.tracer().enable(Category.values());
    int[] calls = new int[1];
    hypervisor.tracer().addSink(record -> calls[0]++);
    MachineStop stop = hypervisor.loop().run(() -> false, time);
    // A wfi that nothing ends, or an end of the root VM's vCPU, is the guest's own doing.
    assertThat(stop.message()).as("seed %d", seed).doesNotContain("internal error");
    assertThat(calls[0]).isPositive();
    if (stop.reason() != MachineStop.Reason.PANIC) {
      String hash = hypervisor.hash().hash();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (FileStateWriter writer = new FileStateWriter(out)) {
        hypervisor.save(writer);
      }
      Assembly second = machine(seed);
      try (FileStateReader reader =
          new FileStateReader(new ByteArrayInputStream(out.toByteArray()))) {
        second.hypervisor().load(reader);
        reader.end();
      }
      assertThat(second.hypervisor().hash().hash()).as("seed %d", seed).isEqualTo(hash);
      second.hypervisor().memory().close();
    }
    hypervisor.memory().close();
  }

  @Property(tries = 25)
  void nothingThatAGuestDoesBreaksEl2(@ForAll long seed) throws IOException {
    run(seed, 10_000_000);
  }

  @Tag("long")
  @Test
  void norDoesALongTimeOfIt() throws IOException {
    for (long seed = 0; seed < 1000; seed++) {
      run(seed, 60_000_000);
    }
  }

  /** The fuzz is worth something only if it gets somewhere. */
  @Test
  void theFuzzCreatesAndRunsThings() {
    int most = 0;
    for (long seed = 0; seed < 4; seed++) {
      Assembly assembly = machine(seed);
      RootVm.boot(assembly, MAP);
      int before = assembly.hypervisor().objects().all().size();
      assembly.hypervisor().loop().run(() -> false, 20_000_000);
      most = Math.max(most, assembly.hypervisor().objects().all().size() - before);
      assertThat(assembly.hypervisor().objects().all()).hasAtLeastOneElementOfType(Vcpu.class);
      assembly.hypervisor().memory().close();
    }
    assertThat(most).isGreaterThan(20);
  }
}
