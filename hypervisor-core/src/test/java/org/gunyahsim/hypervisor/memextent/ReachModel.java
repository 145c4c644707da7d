package org.gunyahsim.hypervisor.memextent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gunyahsim.hypervisor.abi.PgtableAccess;
import org.jspecify.annotations.Nullable;

/**
 * Who owns which page, and who may reach it how: the rules of memory in a few lines (hypercall
 * reference, section 9), without any table or interval.
 */
final class ReachModel {
  static final int PAGES = 16;

  /** Pages from {@code first} on appear in a VM, at an IPA, with an access. */
  record Mapping(int vm, long ipa, int first, int count, int access) {
    /** The page that an IPA leads to, or -1. */
    int page(int inVm, long at) {
      long offset = (at - ipa) / 4096;
      return inVm == vm && at >= ipa && offset < count ? first + (int) offset : -1;
    }
  }

  /** An extent: a window of pages, of which it owns those that {@link #owner} says. */
  static final class Extent {
    final long cap;
    final int number;
    final @Nullable Extent parent;
    final boolean sparse;
    final int access;
    final int first;
    final int count;
    final List<Mapping> mappings = new ArrayList<>();

    /** No capability names it any more; it lives as long as it has children. */
    boolean unnamed;

    Extent(
        long cap,
        int number,
        @Nullable Extent parent,
        boolean sparse,
        int access,
        int first,
        int count) {
      this.cap = cap;
      this.number = number;
      this.parent = parent;
      this.sparse = sparse;
      this.access = access;
      this.first = first;
      this.count = count;
    }

    boolean holds(int page, int pages) {
      return first <= page && page + pages <= first + count;
    }
  }

  final List<Extent> extents = new ArrayList<>();

  /** Of each page; null for the partition. */
  final @Nullable Extent[] owner = new Extent[PAGES];

  boolean owns(@Nullable Extent extent, int first, int count) {
    for (int page = first; page < first + count; page++) {
      if (owner[page] != extent) {
        return false;
      }
    }
    return true;
  }

  void give(@Nullable Extent to, int first, int count) {
    Arrays.fill(owner, first, first + count, to);
  }

  /** An extent of the partition's has been activated. */
  void created(Extent extent) {
    extents.add(extent);
    if (!extent.sparse) {
      give(extent, extent.first, extent.count);
    }
  }

  /** A child has been activated: it appears wherever its range did. */
  void derived(Extent child, Extent parent) {
    extents.add(child);
    if (!child.sparse || !parent.sparse) {
      give(child, child.first, child.count);
    }
    for (Mapping mapping : parent.mappings) {
      int from = Math.max(child.first, mapping.first);
      int to = Math.min(child.first + child.count, mapping.first + mapping.count);
      if (from < to) {
        long ipa = mapping.ipa + (from - mapping.first) * 4096L;
        child.mappings.add(
            new Mapping(mapping.vm, ipa, from, to - from, mapping.access & child.access));
      }
    }
  }

  /** A range of pages is not to appear at an IPA any more. */
  static void unmapped(Extent extent, int vm, long ipa, int first, int count) {
    List<Mapping> left = new ArrayList<>();
    for (Mapping m : extent.mappings) {
      int from = Math.max(first, m.first);
      int to = Math.min(first + count, m.first + m.count);
      boolean same = m.vm == vm && m.ipa - m.first * 4096L == ipa - first * 4096L;
      if (!same || from >= to) {
        left.add(m);
        continue;
      }
      if (m.first < from) {
        left.add(new Mapping(vm, m.ipa, m.first, from - m.first, m.access));
      }
      if (to < m.first + m.count) {
        long behind = m.ipa + (to - m.first) * 4096L;
        left.add(new Mapping(vm, behind, to, m.first + m.count - to, m.access));
      }
    }
    extent.mappings.clear();
    extent.mappings.addAll(left);
  }

  /** The last capability has gone: so does the extent, unless it has children. */
  void deleted(Extent extent) {
    extent.unnamed = true;
    if (extents.stream().anyMatch(child -> child.parent == extent)) {
      return;
    }
    extents.remove(extent);
    for (int page = 0; page < PAGES; page++) {
      owner[page] = owner[page] == extent ? extent.parent : owner[page];
    }
    if (extent.parent != null && extent.parent.unnamed) {
      deleted(extent.parent);
    }
  }

  /** An address space has gone. */
  void forget(int vm) {
    extents.forEach(extent -> extent.mappings.removeIf(mapping -> mapping.vm == vm));
  }

  /** The page that an owner's mapping shows a VM at an IPA, or -1. */
  int pageAt(int vm, long ipa) {
    for (Extent extent : extents) {
      for (Mapping mapping : extent.mappings) {
        int page = mapping.page(vm, ipa);
        if (page >= 0 && owner[page] == extent) {
          return page;
        }
      }
    }
    return -1;
  }

  /** The access that goes with {@link #pageAt}; none when there is no page. */
  int accessAt(int vm, long ipa) {
    for (Extent extent : extents) {
      for (Mapping mapping : extent.mappings) {
        int page = mapping.page(vm, ipa);
        if (page >= 0 && owner[page] == extent) {
          return mapping.access;
        }
      }
    }
    return PgtableAccess.NONE;
  }

  /**
   * The page at an IPA whose owner is a sibling of an extent that maps it there, or -1: lent, and
   * perhaps still shown to the lender on a strict machine.
   */
  int lentAt(int vm, long ipa) {
    for (Extent extent : extents) {
      for (Mapping mapping : extent.mappings) {
        int page = mapping.page(vm, ipa);
        Extent holder = page < 0 ? null : owner[page];
        if (holder != null
            && holder != extent
            && holder.parent != null
            && holder.parent == extent.parent) {
          return page;
        }
      }
    }
    return -1;
  }
}
