package org.gunyahsim.vmmanager.driver;

import java.util.Map;
import java.util.TreeMap;
import org.gunyahsim.guest.runtime.GuestCpu;
import org.gunyahsim.hypervisor.snapshot.Snapshottable;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.gunyahsim.vmmanager.kernel.PageAllocator;
import org.jspecify.annotations.Nullable;

/**
 * The memory of the primary VM's processes. A user address is an address of the primary VM's RAM;
 * what a process may touch is what it has allocated or mapped. Pages that a VM holds stay until the
 * VM lets go of them, whatever the process does.
 */
public final class UserSpace implements Snapshottable {
  /** Protection bits of an allocation. */
  public static final int READ = 1;

  public static final int WRITE = 2;

  private static final int VERSION = 1;

  private final PageAllocator pages;

  /** Runs of pages, by start. */
  private final TreeMap<Long, Run> runs = new TreeMap<>();

  private final TreeMap<Integer, UserProcess> processes = new TreeMap<>();

  /** Pages that belong together until nobody refers to any of them. */
  private static final class Run {
    final long start;
    final long length;
    int references;

    Run(long start, long length) {
      this.start = start;
      this.length = length;
    }
  }

  /** A part of a process's address space. */
  private static final class Area {
    final long start;
    final long length;
    final int protection;

    /** Start of the run that backs it, or -1 for a vCPU's page. */
    final long run;

    /** Mappings of the same page, for a vCPU's page. */
    int count = 1;

    Area(long start, long length, int protection, long run) {
      this.start = start;
      this.length = length;
      this.protection = protection;
      this.run = run;
    }

    long end() {
      return start + length;
    }
  }

  /** One process: what it may touch, what it has open, and its limits. */
  static final class UserProcess {
    final int id;
    final TreeMap<Long, Area> areas = new TreeMap<>();

    /** Open file of each descriptor, 0 for a free one. */
    int[] descriptors = new int[16];

    int descriptorLimit = 1024;

    /** Bytes that it may have locked, and has. */
    long lockLimit = Long.MAX_VALUE;

    long locked;

    UserProcess(int id) {
      this.id = id;
    }
  }

  public UserSpace(PageAllocator pages) {
    this.pages = pages;
  }

  /** The process of this number; it begins to exist when it is first asked for. */
  UserProcess process(int id) {
    return processes.computeIfAbsent(id, UserProcess::new);
  }

  /**
   * Allocates zeroed memory for a process.
   *
   * @param alignment a power of two
   * @param protection {@link #READ}, {@link #WRITE}
   * @return its address, or a negated errno
   */
  public long allocate(int process, long size, long alignment, int protection) {
    if (size <= 0 || alignment <= 0 || Long.bitCount(alignment) != 1) {
      return -Errno.EINVAL;
    }
    if (size > pages.total()) {
      return -Errno.ENOMEM;
    }
    long length = PageAllocator.roundUp(size, PageAllocator.PAGE);
    long start = pages.allocate(length, alignment);
    if (start == PageAllocator.NONE) {
      return -Errno.ENOMEM;
    }
    Run run = new Run(start, length);
    run.references = 1;
    runs.put(start, run);
    process(process).areas.put(start, new Area(start, length, protection, start));
    return start;
  }

  /**
   * Takes memory out of a process's address space; nothing happens where there is none.
   *
   * @return 0 or a negated errno
   */
  public int unmap(GuestCpu cpu, int process, long start, long length) {
    if ((start & PageAllocator.PAGE - 1) != 0 || length <= 0) {
      return -Errno.EINVAL;
    }
    long end = start + PageAllocator.roundUp(length, PageAllocator.PAGE);
    TreeMap<Long, Area> areas = process(process).areas;
    Map.Entry<Long, Area> entry = areas.lowerEntry(end);
    while (entry != null && entry.getValue().end() > start) {
      Area area = entry.getValue();
      Map.Entry<Long, Area> next = areas.lowerEntry(area.start);
      if (area.run >= 0) {
        areas.remove(area.start);
        Run run = run(area.run);
        if (area.start < start) {
          areas.put(area.start, cut(area, area.start, start));
          run.references++;
        }
        if (area.end() > end) {
          areas.put(end, cut(area, end, area.end()));
          run.references++;
        }
        drop(cpu, run);
      }
      entry = next;
    }
    return 0;
  }

  private static Area cut(Area area, long start, long end) {
    return new Area(start, end - start, area.protection, area.run);
  }

  private Run run(long start) {
    Run run = runs.get(start);
    if (run == null) {
      throw new IllegalStateException("no run at 0x%x".formatted(start));
    }
    return run;
  }

  private void drop(GuestCpu cpu, Run run) {
    if (--run.references == 0) {
      runs.remove(run.start);
      cpu.zero(run.start, run.length);
      pages.release(run.start, run.length);
    }
  }

  /** A vCPU's page becomes a part of the process's address space. */
  void mapPage(int process, long page) {
    Area there = process(process).areas.get(page);
    if (there != null) {
      there.count++;
    } else {
      process(process).areas.put(page, new Area(page, PageAllocator.PAGE, READ | WRITE, -1));
    }
  }

  /** Undoes one {@link #mapPage}; false when the page is not mapped. */
  boolean unmapPage(int process, long page) {
    Area there = process(process).areas.get(page);
    if (there == null || there.run >= 0) {
      return false;
    }
    if (--there.count == 0) {
      process(process).areas.remove(page);
    }
    return true;
  }

  /** True when the process has all of the range with this protection. */
  boolean permits(int process, long start, long length, int protection) {
    if (length < 0 || start + length < start) {
      return false;
    }
    long at = start;
    long end = start + length;
    TreeMap<Long, Area> areas = process(process).areas;
    if (length == 0) {
      return true;
    }
    while (at < end) {
      Map.Entry<Long, Area> entry = areas.floorEntry(at);
      if (entry == null
          || entry.getValue().end() <= at
          || (entry.getValue().protection & protection) != protection) {
        return false;
      }
      at = entry.getValue().end();
    }
    return true;
  }

  /** Copies from a process; null where it may not read, or the memory is lent away. */
  public byte @Nullable [] copyIn(GuestCpu cpu, int process, long address, int length) {
    if (!permits(process, address, length, READ) || !cpu.accessible(address, length, false)) {
      return null;
    }
    byte[] bytes = new byte[length];
    cpu.read(address, bytes, 0, length);
    return bytes;
  }

  /** Copies to a process; false where it may not write, or the memory is lent away. */
  public boolean copyOut(
      GuestCpu cpu, int process, long address, byte[] bytes, int from, int length) {
    if (!permits(process, address, length, WRITE) || !cpu.accessible(address, length, true)) {
      return false;
    }
    cpu.write(address, bytes, from, length);
    return true;
  }

  /**
   * Holds memory of a process for a VM.
   *
   * @param write the process must be allowed to write it
   * @return 0 or a negated errno
   */
  int pin(int process, long start, long length, boolean write) {
    UserProcess owner = process(process);
    if (length < 0 || length > pages.total() || length > owner.lockLimit - owner.locked) {
      return -Errno.ENOMEM;
    }
    if (!permits(process, start, length, READ | (write ? WRITE : 0))) {
      return -Errno.EFAULT;
    }
    if (touch(start, length, 0) < 0) {
      return -Errno.EFAULT;
    }
    touch(start, length, 1);
    owner.locked += length;
    return 0;
  }

  /** Lets go of what {@link #pin} held. */
  void unpin(GuestCpu cpu, int process, long start, long length) {
    long end = start + length;
    Map.Entry<Long, Run> entry = runs.lowerEntry(end);
    while (entry != null && entry.getKey() + entry.getValue().length > start) {
      Map.Entry<Long, Run> next = runs.lowerEntry(entry.getKey());
      drop(cpu, entry.getValue());
      entry = next;
    }
    process(process).locked -= length;
  }

  /** Adds to the references of every run in a range; -1 when a part belongs to no run. */
  private int touch(long start, long length, int references) {
    long at = start;
    while (at < start + length) {
      Map.Entry<Long, Run> entry = runs.floorEntry(at);
      if (entry == null || entry.getKey() + entry.getValue().length <= at) {
        return -1;
      }
      entry.getValue().references += references;
      at = entry.getKey() + entry.getValue().length;
    }
    return 0;
  }

  /** Bytes that VMs hold of a process's memory. */
  public long locked(int process) {
    return process(process).locked;
  }

  /** Limits what VMs may hold of a process's memory, in bytes. */
  public void limitLocked(int process, long bytes) {
    process(process).lockLimit = bytes;
  }

  /** Limits a process's descriptors. */
  public void limitDescriptors(int process, int count) {
    process(process).descriptorLimit = count;
  }

  @Override
  public void save(StateWriter out) {
    out.section("vmm.user-space", VERSION);
    out.i32(runs.size());
    for (Run run : runs.values()) {
      out.i64(run.start);
      out.i64(run.length);
      out.i32(run.references);
    }
    out.i32(processes.size());
    for (UserProcess process : processes.values()) {
      out.i32(process.id);
      out.i32(process.descriptorLimit);
      out.i64(process.lockLimit);
      out.i64(process.locked);
      out.i32(process.descriptors.length);
      for (int file : process.descriptors) {
        out.i32(file);
      }
      out.i32(process.areas.size());
      for (Area area : process.areas.values()) {
        out.i64(area.start);
        out.i64(area.length);
        out.i32(area.protection);
        out.i64(area.run);
        out.i32(area.count);
      }
    }
  }

  @Override
  public void load(StateReader in) {
    in.section("vmm.user-space");
    runs.clear();
    int runCount = in.i32();
    for (int i = 0; i < runCount; i++) {
      long start = in.i64();
      Run run = new Run(start, in.i64());
      run.references = in.i32();
      runs.put(start, run);
    }
    processes.clear();
    int processCount = in.i32();
    for (int i = 0; i < processCount; i++) {
      UserProcess process = new UserProcess(in.i32());
      process.descriptorLimit = in.i32();
      process.lockLimit = in.i64();
      process.locked = in.i64();
      process.descriptors = new int[in.i32()];
      for (int j = 0; j < process.descriptors.length; j++) {
        process.descriptors[j] = in.i32();
      }
      int areaCount = in.i32();
      for (int j = 0; j < areaCount; j++) {
        long start = in.i64();
        long length = in.i64();
        int protection = in.i32();
        Area area = new Area(start, length, protection, in.i64());
        area.count = in.i32();
        process.areas.put(start, area);
      }
      processes.put(process.id, process);
    }
  }
}
