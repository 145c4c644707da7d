package org.gunyahsim.hypervisor.addrspace;

/** Opens an address space's translation table to audits. */
public final class TranslationAudit {
  private TranslationAudit() {}

  /** Told of runs of translations whose entries ascend by a page each. */
  @FunctionalInterface
  public interface Visitor {
    /** A run of pages that starts with this entry. */
    void run(long ipa, long pages, long entry);
  }

  /** Visits everything that an address space maps. */
  public static void forEach(AddressSpace space, Visitor visitor) {
    space.table().forEachRun((ipa, pages, entry, tables) -> visitor.run(ipa, pages, entry));
  }
}
