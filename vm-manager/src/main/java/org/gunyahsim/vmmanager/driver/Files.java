package org.gunyahsim.vmmanager.driver;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.gunyahsim.guest.runtime.GuestCpu;
import org.gunyahsim.hypervisor.snapshot.Snapshottable;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.gunyahsim.vmmanager.driver.UserSpace.UserProcess;
import org.gunyahsim.vmmanager.kernel.Channel;
import org.gunyahsim.vmmanager.kernel.Kernel;
import org.jspecify.annotations.Nullable;

/** Open files, the processes' descriptors for them, and eventfds. */
final class Files implements Snapshottable {
  /** What happens behind a file. */
  interface Owner {
    /** The last reference to a VM's or vCPU's file is gone. */
    void released(GuestCpu cpu, OpenFile file);

    /** An eventfd was written, by a process or by the kernel. */
    void eventSignalled(GuestCpu cpu, int eventFd);
  }

  /** Bytes of a read or write of an eventfd. */
  static final int EVENT_SIZE = 8;

  private static final int VERSION = 1;

  /** A counter that processes and the kernel add to. */
  private static final class EventFd {
    long counter;
    int references;
  }

  private final UserSpace space;
  private final Kernel kernel;
  private final Owner owner;
  private final TreeMap<Integer, OpenFile> files = new TreeMap<>();
  private final TreeMap<Integer, EventFd> events = new TreeMap<>();
  private int lastFile;
  private int lastEvent;

  Files(UserSpace space, Kernel kernel, Owner owner) {
    this.space = space;
    this.kernel = kernel;
    this.owner = owner;
  }

  /** Opens a file without a descriptor; the caller installs it or drops it. */
  OpenFile open(int kind, int object, boolean nonBlocking) {
    OpenFile file = new OpenFile(++lastFile, kind, object, nonBlocking);
    files.put(file.id, file);
    return file;
  }

  /** Opens a new eventfd. */
  OpenFile openEvent(long initial, boolean nonBlocking) {
    EventFd event = new EventFd();
    event.counter = initial;
    event.references = 1;
    events.put(++lastEvent, event);
    return open(OpenFile.EVENTFD, lastEvent, nonBlocking);
  }

  /** True when the process can have another descriptor. */
  boolean hasRoom(int process) {
    return freeDescriptor(space.process(process)) >= 0;
  }

  private static int freeDescriptor(UserProcess process) {
    int limit = Math.min(process.descriptors.length, process.descriptorLimit);
    for (int i = 0; i < limit; i++) {
      if (process.descriptors[i] == 0) {
        return i;
      }
    }
    return process.descriptors.length < process.descriptorLimit ? process.descriptors.length : -1;
  }

  /** Gives the process its lowest free descriptor for the file; -EMFILE when there is none. */
  int install(int process, OpenFile file) {
    UserProcess into = space.process(process);
    int descriptor = freeDescriptor(into);
    if (descriptor < 0) {
      return -Errno.EMFILE;
    }
    if (descriptor == into.descriptors.length) {
      into.descriptors = Arrays.copyOf(into.descriptors, 2 * descriptor);
    }
    into.descriptors[descriptor] = file.id;
    file.references++;
    return descriptor;
  }

  /** The file behind a descriptor, or null when it is not open. */
  @Nullable OpenFile get(int process, int descriptor) {
    int[] descriptors = space.process(process).descriptors;
    if (descriptor < 0 || descriptor >= descriptors.length) {
      return null;
    }
    return files.get(descriptors[descriptor]);
  }

  /** The file of this number, or null. */
  @Nullable OpenFile file(int id) {
    return files.get(id);
  }

  /** Closes a descriptor: 0 or -EBADF. */
  int close(GuestCpu cpu, int process, int descriptor) {
    OpenFile file = get(process, descriptor);
    if (file == null) {
      return -Errno.EBADF;
    }
    space.process(process).descriptors[descriptor] = 0;
    put(cpu, file);
    return 0;
  }

  /** The open file of the vCPU whose run page this is, or null. */
  @Nullable OpenFile vcpuFileOfPage(GunyahDriver driver, long page) {
    for (OpenFile file : files.values()) {
      if (file.kind == OpenFile.VCPU && driver.vcpu(file.object).page == page) {
        return file;
      }
    }
    return null;
  }

  /** Drops a reference. */
  void put(GuestCpu cpu, OpenFile file) {
    if (--file.references > 0) {
      return;
    }
    files.remove(file.id);
    if (file.kind == OpenFile.EVENTFD) {
      putEvent(file.object);
    } else {
      owner.released(cpu, file);
    }
  }

  /** Number of descriptors that the process has open. */
  int openCount(int process) {
    int count = 0;
    for (int id : space.process(process).descriptors) {
      count += id != 0 ? 1 : 0;
    }
    return count;
  }

  // Eventfds.

  void holdEvent(int eventFd) {
    event(eventFd).references++;
  }

  void putEvent(int eventFd) {
    EventFd event = event(eventFd);
    if (--event.references == 0) {
      events.remove(eventFd);
    }
  }

  boolean eventReadable(int eventFd) {
    return event(eventFd).counter != 0;
  }

  private EventFd event(int eventFd) {
    EventFd event = events.get(eventFd);
    if (event == null) {
      throw new IllegalStateException("no eventfd " + eventFd);
    }
    return event;
  }

  /** Adds one, from the kernel: the counter sticks at its largest value. */
  void signalEvent(GuestCpu cpu, int eventFd) {
    EventFd event = event(eventFd);
    if (event.counter != -1) {
      event.counter++;
    }
    kernel.wake(cpu, Channel.eventFd(eventFd));
    owner.eventSignalled(cpu, eventFd);
  }

  /** A process's write: 8, or a negated errno. */
  long writeEvent(GuestCpu cpu, int eventFd, long value) {
    EventFd event = event(eventFd);
    if (value == -1) {
      return -Errno.EINVAL;
    }
    // The counter may not pass the largest value but one.
    if (Long.compareUnsigned(value, -2 - event.counter) > 0 || event.counter == -1) {
      return -Errno.EAGAIN;
    }
    event.counter += value;
    kernel.wake(cpu, Channel.eventFd(eventFd));
    owner.eventSignalled(cpu, eventFd);
    return EVENT_SIZE;
  }

  /** Takes the counter's value and clears it; 0 when there is nothing to take. */
  long takeEvent(int eventFd) {
    EventFd event = event(eventFd);
    long value = event.counter;
    event.counter = 0;
    return value;
  }

  @Override
  public void save(StateWriter out) {
    out.section("vmm.files", VERSION);
    out.i32(lastFile);
    out.i32(lastEvent);
    out.i32(files.size());
    for (OpenFile file : files.values()) {
      out.i32(file.id);
      out.i32(file.kind);
      out.i32(file.object);
      out.bool(file.nonBlocking);
      out.i32(file.references);
    }
    out.i32(events.size());
    for (Map.Entry<Integer, EventFd> entry : events.entrySet()) {
      out.i32(entry.getKey());
      out.i64(entry.getValue().counter);
      out.i32(entry.getValue().references);
    }
  }

  @Override
  public void load(StateReader in) {
    in.section("vmm.files");
    lastFile = in.i32();
    lastEvent = in.i32();
    files.clear();
    int fileCount = in.i32();
    for (int i = 0; i < fileCount; i++) {
      int id = in.i32();
      int kind = in.i32();
      int object = in.i32();
      OpenFile file = new OpenFile(id, kind, object, in.bool());
      file.references = in.i32();
      files.put(id, file);
    }
    events.clear();
    int eventCount = in.i32();
    for (int i = 0; i < eventCount; i++) {
      int id = in.i32();
      EventFd event = new EventFd();
      event.counter = in.i64();
      event.references = in.i32();
      events.put(id, event);
    }
  }
}
