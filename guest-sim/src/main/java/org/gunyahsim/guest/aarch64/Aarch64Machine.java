package org.gunyahsim.guest.aarch64;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.gunyahsim.guest.aarch64.decode.CodeCache;
import org.gunyahsim.hypervisor.engine.EngineContext;
import org.gunyahsim.hypervisor.engine.EngineFactory;
import org.gunyahsim.hypervisor.memory.PhysicalMemory;

/**
 * What the AArch64 engines of one machine share: decoded code, the broadcast of TLB maintenance
 * among the vCPUs of a VM, and events. One per machine; it is the {@link EngineFactory} of VMs that
 * run real code.
 */
public final class Aarch64Machine implements EngineFactory {
  private final PhysicalMemory memory;
  private final CodeCache code;
  private final WarmUp warmUp = new WarmUp();

  /** Weak, because nobody says when a vCPU is gone; what a dead engine still hears is lost. */
  private final List<WeakReference<Aarch64Engine>> engines = new ArrayList<>();

  /** A bit per RAM page that some engine may store to directly. */
  private final long[] opened;

  private long counter;

  public Aarch64Machine(PhysicalMemory memory) {
    this.memory = memory;
    this.code = new CodeCache(memory, this::closeForStores);
    this.opened = new long[(int) ((memory.size() >>> PhysicalMemory.PAGE_SHIFT) + 63 >>> 6)];
  }

  /**
   * Reads the system counter on behalf of a vCPU.
   *
   * <p>Physical CPUs take turns of up to a quantum, so one that runs after another may live
   * earlier. No guest may see that: a value that was read once is the least that anybody reads from
   * then on.
   *
   * @param ticks the counter where the vCPU lives
   */
  long readCounter(long ticks) {
    counter = Math.max(counter, ticks);
    return counter;
  }

  /** The highest value of the system counter that any vCPU has read. */
  long counter() {
    return counter;
  }

  /** An engine has run: HotSpot may want to be shown more of the interpreter. */
  void retired(long instructions) {
    warmUp.retired(instructions);
  }

  CodeCache code() {
    return code;
  }

  @Override
  public Aarch64Engine create(EngineContext context) {
    Aarch64Engine engine = new Aarch64Engine(context, this, code);
    engines.removeIf(reference -> reference.get() == null);
    engines.add(new WeakReference<>(engine));
    return engine;
  }

  /** An engine has opened a page for direct stores. */
  void openedForStores(long physical) {
    long page = physical - memory.base() >>> PhysicalMemory.PAGE_SHIFT;
    opened[(int) (page >>> 6)] |= 1L << page;
  }

  private void closeForStores(long physical) {
    long page = physical - memory.base() >>> PhysicalMemory.PAGE_SHIFT;
    int word = (int) (page >>> 6);
    if ((opened[word] >>> page & 1) == 0) {
      return;
    }
    opened[word] &= ~(1L << page);
    long address = memory.base() + (page << PhysicalMemory.PAGE_SHIFT);
    for (int i = 0; i < engines.size(); i++) {
      Aarch64Engine engine = engines.get(i).get();
      if (engine != null) {
        engine.mmu().closeForStores(address);
      }
    }
  }

  /** SEV: sets every event register. */
  void sendEvent() {
    for (int i = 0; i < engines.size(); i++) {
      Aarch64Engine engine = engines.get(i).get();
      if (engine != null) {
        engine.cpu().state.event = true;
      }
    }
  }

  /** TLBI VMALLE1 and VMALLE1IS. */
  void flush(Cpu by, boolean shared) {
    for (int i = 0; i < engines.size(); i++) {
      Aarch64Engine engine = engines.get(i).get();
      if (engine != null && concerns(engine, by, shared)) {
        engine.mmu().flush();
        engine.mmu().stage1().forgetBlocks();
      }
    }
  }

  /** TLBI ASIDE1 and ASIDE1IS. */
  void flushUser(Cpu by, boolean shared) {
    for (int i = 0; i < engines.size(); i++) {
      Aarch64Engine engine = engines.get(i).get();
      if (engine != null && concerns(engine, by, shared)) {
        engine.mmu().flushUser();
      }
    }
  }

  /** TLBI by address, any ASID, any level. */
  void flushPage(Cpu by, boolean shared, long va) {
    for (int i = 0; i < engines.size(); i++) {
      Aarch64Engine engine = engines.get(i).get();
      if (engine != null && concerns(engine, by, shared)) {
        engine.mmu().flushPage(va);
      }
    }
  }

  private static boolean concerns(Aarch64Engine engine, Cpu by, boolean shared) {
    return engine.cpu() == by || shared && engine.cpu().context.vmid == by.context.vmid;
  }
}
