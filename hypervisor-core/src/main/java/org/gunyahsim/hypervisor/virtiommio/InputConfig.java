package org.gunyahsim.hypervisor.virtiommio;

import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.VirtioInputSelect;
import org.gunyahsim.hypervisor.object.HypObject;
import org.gunyahsim.hypervisor.partition.HeapCost;
import org.gunyahsim.hypervisor.snapshot.SnapshotException;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.gunyahsim.hypervisor.useraccess.UserAccess;
import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.jspecify.annotations.Nullable;

/**
 * The configuration space of an input device (virtio 1.2, 5.8; hypercall reference, sections 2.13
 * and 8.9): the frontend selects, the hypervisor shows what the backend has deposited.
 *
 * <table>
 * <caption>Bytes from the beginning of the space</caption>
 * <tr><td>0</td><td>select: {@link VirtioInputSelect}</td></tr>
 * <tr><td>1</td><td>subsel: event type or axis, else 0</td></tr>
 * <tr><td>2</td><td>size of the data that is shown, 0 for none</td></tr>
 * <tr><td>8..135</td><td>the data; what lies behind its size is left over from before</td></tr>
 * </table>
 */
final class InputConfig implements ConfigSpace {
  private static final int SELECT = 0;
  private static final int SUBSEL = 1;
  private static final int SIZE = 2;
  private static final int DATA = 8;

  /** Sub-selections of event bits, and the most event types that a device can have. */
  private static final int EVENT_TYPES = 32;

  /** Sub-selections of axes, and the most axes that a device can have. */
  private static final int AXES = 64;

  private static final int STRING = 128;
  private static final int BITMAP = 128;
  private static final int ABS_INFO = 20;
  private static final int DEVIDS = 8;
  private static final int PROP_BITS = 4;

  private final HypObject owner;
  private final UserAccess user;
  private final RegisterPage page;
  private final VirtioTrace trace;
  private final byte[] name = new byte[STRING];
  private final byte[] serial = new byte[STRING];
  private final byte[] devids = new byte[DEVIDS];
  private final byte[] propBits = new byte[PROP_BITS];
  private int nameSize;
  private int serialSize;
  private @Nullable InputTable eventBits;
  private @Nullable InputTable absInfo;

  /**
   * Makes the space of a device without data.
   *
   * @param owner whose partition's heap pays for the tables
   */
  InputConfig(HypObject owner, UserAccess user, RegisterPage page, VirtioTrace trace) {
    this.owner = owner;
    this.user = user;
    this.page = page;
    this.trace = trace;
  }

  /**
   * {@code virtio_input_configure}. Ids and properties are taken over whatever else is wrong.
   *
   * @param eventTypes how many will have data, unsigned; 0 leaves that table as it is
   * @param axes as {@code eventTypes}
   * @return ARGUMENT_INVALID above 32 and 64, BUSY for a table that exists already, NOMEM or OK
   */
  int configure(long newDevids, int newPropBits, long eventTypes, long axes) {
    put(devids, newDevids);
    put(propBits, newPropBits);
    if (eventTypes > EVENT_TYPES || axes > AXES) {
      return ErrorCode.ARGUMENT_INVALID;
    }
    if (eventTypes > 0) {
      int error = room(eventBits, eventTypes * HeapCost.VIRTIO_INPUT_EVENT_TYPE);
      if (error != ErrorCode.OK) {
        return error;
      }
      eventBits = new InputTable((int) eventTypes, BITMAP);
    }
    if (axes > 0) {
      int error = room(absInfo, axes * HeapCost.VIRTIO_INPUT_AXIS);
      if (error != ErrorCode.OK) {
        return error;
      }
      absInfo = new InputTable((int) axes, ABS_INFO);
    }
    return ErrorCode.OK;
  }

  private int room(@Nullable InputTable existing, long bytes) {
    return existing != null ? ErrorCode.BUSY : owner.allocateHeap(bytes);
  }

  private static void put(byte[] into, long value) {
    for (int i = 0; i < into.length; i++) {
      into[i] = (byte) (value >>> 8 * i);
    }
  }

  /**
   * {@code virtio_input_set_data}: takes data from the caller's memory. What a failed copy has
   * brought so far stays.
   *
   * @return ARGUMENT_INVALID for a selection that does not exist or has no table, NORESOURCES when
   *     its table is full, the errors of {@link UserAccess#copyIn}, or OK
   */
  int setData(Vcpu caller, long select, long subsel, long size, long va) {
    if (select == VirtioInputSelect.EV_BITS) {
      return setEntry(caller, eventBits, EVENT_TYPES, subsel, size, va);
    }
    if (select == VirtioInputSelect.ABS_INFO) {
      return setEntry(caller, absInfo, AXES, subsel, size, va);
    }
    byte[] target = select > VirtioInputSelect.PROP_BITS ? null : single((int) select);
    if (target == null || subsel != 0) {
      return ErrorCode.ARGUMENT_INVALID;
    }
    int error = user.copyIn(caller, va, size, target, 0, target.length);
    int taken = error == ErrorCode.OK ? (int) size : 0;
    if (target == name) {
      nameSize = taken;
    } else if (target == serial) {
      serialSize = taken;
    }
    return error;
  }

  private int setEntry(
      Vcpu caller, @Nullable InputTable table, int limit, long subsel, long size, long va) {
    if (table == null || subsel >= limit) {
      return ErrorCode.ARGUMENT_INVALID;
    }
    int entry = table.firstFree();
    if (entry < 0) {
      return ErrorCode.NORESOURCES;
    }
    byte[] data = table.data(entry);
    int error = user.copyIn(caller, va, size, data, 0, data.length);
    if (error == ErrorCode.OK) {
      table.take(entry, (int) subsel, table == absInfo ? ABS_INFO : (int) size);
    }
    return error;
  }

  /** The data of a selection that has no sub-selections, or null. */
  private byte @Nullable [] single(int select) {
    return switch (select) {
      case VirtioInputSelect.ID_NAME -> name;
      case VirtioInputSelect.ID_SERIAL -> serial;
      case VirtioInputSelect.ID_DEVIDS -> devids;
      case VirtioInputSelect.PROP_BITS -> propBits;
      default -> null;
    };
  }

  /**
   * Stores byte by byte: select and subsel each show their selection at once, and the first byte
   * behind them ends in an abort.
   */
  @Override
  public boolean store(int offset, int size, int value) {
    for (int i = 0; i < size; i++) {
      int at = offset + i;
      if (at > SUBSEL) {
        return false;
      }
      page.setByte(Register.CONFIG + at, value >>> 8 * i & 0xFF);
      show(page.getByte(Register.CONFIG + SELECT), page.getByte(Register.CONFIG + SUBSEL));
    }
    return true;
  }

  private void show(int select, int subsel) {
    int size =
        switch (select) {
          case VirtioInputSelect.EV_BITS -> showEntry(eventBits, EVENT_TYPES, subsel);
          case VirtioInputSelect.ABS_INFO -> showEntry(absInfo, AXES, subsel);
          default -> subsel == 0 ? showSingle(select) : 0;
        };
    page.setByte(Register.CONFIG + SIZE, size);
    trace.inputSelected(select, subsel, size);
  }

  private int showEntry(@Nullable InputTable table, int limit, int subsel) {
    int entry = table == null || subsel >= limit ? -1 : table.find(subsel);
    return table == null || entry < 0 ? 0 : show(table.data(entry), table.size(entry));
  }

  private int showSingle(int select) {
    byte[] data = single(select);
    if (data == null) {
      return 0;
    }
    return show(data, data == name ? nameSize : data == serial ? serialSize : data.length);
  }

  private int show(byte[] data, int size) {
    page.setBytes(Register.CONFIG + DATA, data, size);
    return size;
  }

  @Override
  public void save(StateWriter out) {
    out.bytes(name);
    out.i32(nameSize);
    out.bytes(serial);
    out.i32(serialSize);
    out.bytes(devids);
    out.bytes(propBits);
    save(out, eventBits);
    save(out, absInfo);
  }

  private static void save(StateWriter out, @Nullable InputTable table) {
    out.i32(table == null ? 0 : table.entries());
    if (table != null) {
      table.save(out);
    }
  }

  @Override
  public void load(StateReader in) {
    load(in, name);
    nameSize = size(in);
    load(in, serial);
    serialSize = size(in);
    load(in, devids);
    load(in, propBits);
    eventBits = load(in, EVENT_TYPES, BITMAP);
    absInfo = load(in, AXES, ABS_INFO);
  }

  private static void load(StateReader in, byte[] into) {
    byte[] bytes = in.bytes();
    if (bytes.length != into.length) {
      throw malformed();
    }
    System.arraycopy(bytes, 0, into, 0, into.length);
  }

  private static int size(StateReader in) {
    int size = in.i32();
    if (size < 0 || size > STRING) {
      throw malformed();
    }
    return size;
  }

  private static @Nullable InputTable load(StateReader in, int limit, int room) {
    int entries = in.i32();
    if (entries < 0 || entries > limit) {
      throw malformed();
    }
    if (entries == 0) {
      return null;
    }
    InputTable table = new InputTable(entries, room);
    table.load(in);
    return table;
  }

  private static SnapshotException malformed() {
    return new SnapshotException("the snapshot has a malformed input device");
  }
}
