package org.gunyahsim.resourcemanager.memparcel;

import java.util.ArrayList;
import java.util.List;
import org.gunyahsim.resourcemanager.link.Payload;
import org.gunyahsim.resourcemanager.protocol.AclEntry;
import org.gunyahsim.resourcemanager.protocol.AttrEntry;
import org.gunyahsim.resourcemanager.protocol.MemoryType;
import org.gunyahsim.resourcemanager.protocol.RmError;
import org.gunyahsim.resourcemanager.protocol.SglEntry;

/**
 * Reads the lists of a memory request one after the other (reference, section 3.6). The first error
 * sticks, and every list after it is empty.
 */
final class ListReader {
  private static final int LIST_HEADER = 4;
  private static final int VMID_SIZE = 4;

  private final Payload payload;
  private int at;
  private int error = RmError.OK;

  /** The second half-word of the last list read. */
  private int extra;

  ListReader(Payload payload, int at) {
    this.payload = payload;
    this.at = at;
  }

  List<AclEntry> acl() {
    List<AclEntry> entries = new ArrayList<>();
    for (int i = 0, count = begin(AclEntry.SIZE); i < count; i++, at += AclEntry.SIZE) {
      entries.add(new AclEntry(payload.u16(at), payload.u8(at + 2)));
    }
    return entries;
  }

  List<SglEntry> sgl() {
    List<SglEntry> entries = new ArrayList<>();
    for (int i = 0, count = begin(SglEntry.SIZE); i < count; i++, at += SglEntry.SIZE) {
      entries.add(new SglEntry(payload.u64(at), payload.u64(at + 8)));
    }
    return entries;
  }

  List<AttrEntry> attributes() {
    List<AttrEntry> entries = new ArrayList<>();
    for (int i = 0, count = begin(AttrEntry.SIZE); i < count; i++, at += AttrEntry.SIZE) {
      entries.add(new AttrEntry(payload.u16(at), payload.u16(at + 2)));
    }
    return entries;
  }

  List<Integer> vmids() {
    List<Integer> entries = new ArrayList<>();
    for (int i = 0, count = begin(VMID_SIZE); i < count; i++, at += VMID_SIZE) {
      entries.add(payload.u16(at));
    }
    return entries;
  }

  private int begin(int entrySize) {
    extra = 0;
    if (error != RmError.OK || at == payload.length()) {
      return 0;
    }
    if (payload.length() - at < LIST_HEADER) {
      error = RmError.MSG_INVALID;
      return 0;
    }
    int count = payload.u16(at);
    extra = payload.u16(at + 2);
    at += LIST_HEADER;
    if (count > MemoryType.MAX_LIST) {
      error = RmError.NORESOURCE;
      return 0;
    }
    if (count * entrySize > payload.length() - at) {
      error = RmError.MSG_INVALID;
      return 0;
    }
    return count;
  }

  int extra() {
    return extra;
  }

  /** The first error, or the complaint that bytes are left. */
  int finish() {
    if (error == RmError.OK && at != payload.length()) {
      error = RmError.MSG_INVALID;
    }
    return error;
  }
}
