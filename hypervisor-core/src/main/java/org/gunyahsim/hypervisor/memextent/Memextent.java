package org.gunyahsim.hypervisor.memextent;

import java.util.TreeMap;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.HypercallRule;
import org.gunyahsim.hypervisor.abi.Limits;
import org.gunyahsim.hypervisor.abi.MapAttributes;
import org.gunyahsim.hypervisor.abi.MemextentAttributes;
import org.gunyahsim.hypervisor.abi.PgtableAccess;
import org.gunyahsim.hypervisor.abi.Quirk;
import org.gunyahsim.hypervisor.addrspace.AddressSpace;
import org.gunyahsim.hypervisor.addrspace.Vdevice;
import org.gunyahsim.hypervisor.core.Hypervisor;
import org.gunyahsim.hypervisor.object.HypObject;
import org.gunyahsim.hypervisor.object.ObjectService;
import org.gunyahsim.hypervisor.object.ObjectType;
import org.gunyahsim.hypervisor.partition.Partition;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.gunyahsim.hypervisor.trace.Category;
import org.gunyahsim.hypervisor.trace.EventType;
import org.jspecify.annotations.Nullable;

/**
 * A memory extent: a window of physical addresses of which it owns all (BASIC) or some (SPARSE),
 * and where that is mapped (hypercall reference, section 9.2).
 *
 * <p>Records of mappings cover what was asked for; translations exist for what the extent owns. So
 * memory that is donated away disappears from the VMs it was mapped in, and appears again when it
 * comes back.
 */
public final class Memextent extends HypObject {
  /** First physical address that records of a SPARSE extent can't name. */
  private static final long RECORDS_END = 1L << 44;

  private final Hypervisor hypervisor;
  private final ExtentMaps maps = new ExtentMaps(this);

  /** Children that left translations of theirs in place when they lent pages, by id. */
  private final TreeMap<Long, Memextent> lenders = new TreeMap<>();

  /** Number of active children. */
  private int children;

  private @Nullable Memextent parent;

  /** All that it has ever owned lies from here on. */
  private long lowestOwned = Long.MAX_VALUE;

  /** And below this. */
  private long highestOwned;

  private long base;
  private long size;
  private int access;
  private int memtype;
  private int kind;
  private boolean deviceMemory;

  /** How many users EL2 itself has for it. */
  private int attachments;

  /** Translations to pages that siblings have by now may be left. */
  private boolean lender;

  private @Nullable Vdevice device;

  public Memextent(Hypervisor hypervisor, long id) {
    super(ObjectType.MEMEXTENT, id);
    this.hypervisor = hypervisor;
  }

  /** First physical address of the window. */
  public long base() {
    return base;
  }

  /** Bytes of the window; 0 while not configured. */
  public long size() {
    return size;
  }

  /** {@link PgtableAccess}. */
  public int access() {
    return access;
  }

  /** {@link MemextentAttributes}. */
  public int memtype() {
    return memtype;
  }

  /** {@link MemextentAttributes#TYPE_BASIC} or {@link MemextentAttributes#TYPE_SPARSE}. */
  public int kind() {
    return kind;
  }

  public boolean sparse() {
    return kind == MemextentAttributes.TYPE_SPARSE;
  }

  /** The extent that this one is derived from, or null: then pages come from the partition. */
  public @Nullable Memextent parent() {
    return parent;
  }

  /** True when EL2 itself uses it: an info area, for instance. */
  public boolean attached() {
    return attachments != 0;
  }

  long lowestOwned() {
    return lowestOwned;
  }

  long highestOwned() {
    return highestOwned;
  }

  /** The ownership database has given it a range. */
  void gain(long start, long end) {
    lowestOwned = Math.min(lowestOwned, start);
    highestOwned = Math.max(highestOwned, end);
  }

  /** What it is recorded to be mapped as, for inspection. */
  ExtentMaps maps() {
    return maps;
  }

  private Memdb memdb() {
    return hypervisor.memdb();
  }

  // ---- Configuration

  /** Sets window and attributes, with the errors of {@code memextent_configure}. */
  public int configure(long newBase, long newSize, long attributes) {
    if (newSize == 0 || Long.compareUnsigned(newBase + (newSize - 1), newBase) < 0) {
      return refuse(HypercallRule.EXTENT_RANGE);
    }
    if ((newBase | newSize) % Limits.PAGE_SIZE != 0) {
      return ErrorCode.ARGUMENT_ALIGNMENT;
    }
    if (AccessRules.checkExtent(attributes) != ErrorCode.OK) {
      return refuse(HypercallRule.EXTENT_ATTRIBUTES);
    }
    setParent(null);
    setWindow(newBase, newSize, attributes);
    return ErrorCode.OK;
  }

  /** For boot: a window of device registers, which the extent owns as soon as it is active. */
  public int configureDevice(long newBase, long newSize, int attributes) {
    int error = configure(newBase, newSize, attributes);
    deviceMemory = error == ErrorCode.OK;
    return error;
  }

  /** Makes it a child, with the errors of {@code memextent_configure_derive}. */
  public int configureDerive(Memextent newParent, long offset, long newSize, long attributes) {
    if (newSize == 0 || Long.compareUnsigned(offset + (newSize - 1), offset) < 0) {
      return refuse(HypercallRule.EXTENT_RANGE);
    }
    if (Long.compareUnsigned(offset + (newSize - 1), newParent.size) >= 0) {
      return ErrorCode.ADDR_INVALID;
    }
    if ((offset | newSize) % Limits.PAGE_SIZE != 0) {
      return ErrorCode.ARGUMENT_ALIGNMENT;
    }
    if (AccessRules.checkExtent(attributes) != ErrorCode.OK) {
      return refuse(HypercallRule.EXTENT_ATTRIBUTES);
    }
    int newMemtype = MemextentAttributes.memtype(attributes);
    if (!PgtableAccess.subset(MemextentAttributes.access(attributes), newParent.access)
        || newParent.memtype != MemextentAttributes.MEMTYPE_ANY
            && newParent.memtype != newMemtype) {
      return refuse(HypercallRule.DERIVE_ACCESS);
    }
    newParent.retain();
    setParent(newParent);
    setWindow(newParent.base + offset, newSize, attributes);
    return ErrorCode.OK;
  }

  /** Says by which rule a call is refused; the rule's error. */
  private int refuse(HypercallRule rule) {
    return hypervisor.decision().refuse(rule);
  }

  private void setParent(@Nullable Memextent newParent) {
    Memextent old = parent;
    parent = newParent;
    if (old != null) {
      old.release();
    }
  }

  private void setWindow(long newBase, long newSize, long attributes) {
    base = newBase;
    size = newSize;
    access = MemextentAttributes.access(attributes);
    memtype = MemextentAttributes.memtype(attributes);
    kind = MemextentAttributes.type(attributes);
    deviceMemory = false;
  }

  // ---- Life

  @Override
  public int activate() {
    if (size == 0) {
      return ErrorCode.OBJECT_CONFIG;
    }
    Memextent from = parent;
    if (from != null) {
      return activateDerived(from);
    }
    if (deviceMemory) {
      return memdb().insert(base, size, this, MemoryOwner.EXTENT);
    }
    if (sparse()) {
      return ErrorCode.OK;
    }
    int error =
        memdb().update(base, size, this, MemoryOwner.EXTENT, partition(), MemoryOwner.PARTITION);
    if (error == ErrorCode.OK) {
      traceOwner(this, partition(), base, size);
    }
    return error;
  }

  private int activateDerived(Memextent from) {
    if (from.attached()) {
      return ErrorCode.BUSY;
    }
    boolean takesAll = !sparse() || !from.sparse();
    if (takesAll && !memdb().owns(from, MemoryOwner.EXTENT, base, size)) {
      return ErrorCode.MEMDB_NOT_OWNER;
    }
    int error = inherit(from);
    if (error == ErrorCode.OK && takesAll) {
      error = maps.reserve(base, size);
    }
    if (error != ErrorCode.OK) {
      maps.clear();
      return error;
    }
    if (takesAll) {
      from.withdrawStale(base, size);
      memdb().update(base, size, this, MemoryOwner.EXTENT, from, MemoryOwner.EXTENT);
      traceOwner(this, from, base, size);
      ExtentMaps.transfer(from.maps, maps, base, size);
      maps.settle();
    }
    from.children++;
    return ErrorCode.OK;
  }

  private int inherit(Memextent from) {
    long end = base + ownable();
    if (!sparse()) {
      return maps.inheritMappings(from.maps, base, end);
    }
    maps.inheritRecords(from.maps, base, end);
    return ErrorCode.OK;
  }

  /** Bytes of the window that the ownership database knows: no more can ever be owned. */
  private long ownable() {
    long limit = (1L << Memdb.ADDRESS_BITS) - base;
    return base < 0 || limit <= 0 ? 0 : size < 0 ? limit : Math.min(size, limit);
  }

  @Override
  protected void deactivate() {
    Memextent home = parent;
    withdrawStale(base, ownable());
    withdrawLent(base, ownable());
    HypObject receiver = home != null ? home : deviceMemory ? null : partition();
    MemoryOwner type =
        home != null
            ? MemoryOwner.EXTENT
            : deviceMemory ? MemoryOwner.NOTYPE : MemoryOwner.PARTITION;
    memdb()
        .forEachOwned(
            this,
            base,
            size,
            (at, length) -> {
              traceOwner(receiver, this, at, length);
              ExtentMaps.transfer(maps, home == null ? null : home.maps, at, length);
            });
    memdb().moveOwned(base, size, receiver, type, this, MemoryOwner.EXTENT);
    forgetMappings();
    if (home != null) {
      home.children--;
    }
  }

  @Override
  protected void cleanup() {
    forgetMappings();
    setParent(null);
  }

  // ---- Mapping

  /**
   * Maps a part (the whole, for BASIC) of the extent; alignment and range have been checked.
   *
   * @return the errors of the hypercall reference, section 9.5, from step 5 on
   */
  public int map(
      AddressSpace space, long ipa, int attributes, boolean partial, long offset, long length) {
    if (!AccessRules.memtypeAllowed(memtype, MapAttributes.memtype(attributes))) {
      return refuse(HypercallRule.MAP_MEMTYPE);
    }
    int error = checkAccess(attributes);
    if (error != ErrorCode.OK) {
      return error;
    }
    if (!sparse() && partial) {
      return ErrorCode.MEMEXTENT_TYPE;
    }
    long start = base + offset;
    long end = start + length;
    if (!sparse() && Long.compareUnsigned(ipa + (length - 1), ipa) < 0) {
      return refuse(HypercallRule.MAP_WRAPS);
    }
    if (sparse() && beyondAddresses(ipa, length)) {
      return refuse(HypercallRule.MAP_BEYOND_48);
    }
    ExtentMap slot = maps.slotFor(space, start, end);
    if (slot == null) {
      return ErrorCode.MEMEXTENT_MAPPINGS_FULL;
    }
    if (start < 0 || end < start || end > RECORDS_END) {
      return refuse(HypercallRule.MAP_RECORDS);
    }
    error = checkTranslations(space, ipa, start, length);
    if (error != ErrorCode.OK) {
      return switch (error) {
        case ErrorCode.ADDR_INVALID -> refuse(HypercallRule.MAP_BEYOND_IPA);
        case ErrorCode.ADDR_OVERFLOW -> refuse(HypercallRule.MAP_ENDS_BEYOND_IPA);
        default -> error;
      };
    }
    maps.add(slot, space, start, end, ipa, attributes);
    translate(space, ipa, start, length, attributes);
    space.settleTables();
    trace(MemoryEvents.MAPPED, space, ipa, start, length, attributes);
    return ErrorCode.OK;
  }

  /** True for what no record can hold: an end beyond 48 bits. */
  private static boolean beyondAddresses(long ipa, long length) {
    long last = ipa + (length - 1);
    return Long.compareUnsigned(last, ipa) < 0 || last >>> 48 != 0;
  }

  /** Page-table errors of what would be mapped, and heap for its tables. */
  private int checkTranslations(AddressSpace space, long ipa, long start, long length) {
    Memdb memdb = memdb();
    long end = start + length;
    int tables = 0;
    long at = memdb.nextOwned(this, start, end);
    while (at < end) {
      long pieceEnd = memdb.pieceEnd(at, end);
      long pieceIpa = ipa + (at - start);
      int error = space.checkRange(pieceIpa, pieceEnd - at);
      if (error != ErrorCode.OK) {
        return error;
      }
      tables += space.tablesFor(pieceIpa, pieceEnd - at);
      at = memdb.nextOwned(this, pieceEnd, end);
    }
    return space.reserveTables(tables);
  }

  /**
   * Removes a mapping. The range must have been mapped there as a whole, be it piece by piece; but
   * only translations that still lead to it go.
   *
   * @return MEMEXTENT_TYPE for a part of a BASIC extent, ADDR_INVALID when it is not mapped there
   */
  public int unmap(AddressSpace space, long ipa, boolean partial, long offset, long length) {
    if (!sparse() && partial) {
      return ErrorCode.MEMEXTENT_TYPE;
    }
    long start = base + offset;
    if (!remove(space, ipa, start, length)) {
      return ErrorCode.ADDR_INVALID;
    }
    withdrawOwned(space, ipa, start, length);
    if (lender) {
      forEachLent(start, length, (at, piece) -> space.unmap(ipa + (at - start), at, piece));
    }
    maps.dropIfUnused(space);
    trace(MemoryEvents.UNMAPPED, space, ipa, start, length, 0);
    return ErrorCode.OK;
  }

  private boolean remove(AddressSpace space, long ipa, long start, long length) {
    return !(sparse() && beyondAddresses(ipa, length))
        && maps.remove(space, start, start + length, ipa);
  }

  /** ARGUMENT_INVALID unless a mapping of the extent may have this access. */
  public int checkAccess(int attributes) {
    return AccessRules.checkAccess(access, attributes) == ErrorCode.OK
        ? ErrorCode.OK
        : refuse(HypercallRule.MAP_ACCESS);
  }

  /**
   * Changes the access of a mapping; {@link #checkAccess} has been asked, and alignment and range
   * have been checked.
   *
   * @return MEMEXTENT_TYPE for a part of a BASIC extent, ADDR_INVALID when it is not mapped there
   *     (on a strict machine always for SPARSE), NOMEM
   */
  public int updateAccess(
      AddressSpace space, long ipa, int attributes, boolean partial, long offset, long length) {
    if (sparse()) {
      return hypervisor.config().imitates(Quirk.SPARSE_UPDATE_ACCESS)
          ? refuse(HypercallRule.UPDATE_SPARSE)
          : updateRecords(space, ipa, attributes, base + offset, length);
    }
    if (partial) {
      return ErrorCode.MEMEXTENT_TYPE;
    }
    ExtentMap map = maps.basicAt(space, ipa, base);
    if (map == null) {
      return refuse(HypercallRule.NOT_MAPPED);
    }
    map.updateAccess(base, base + size, attributes);
    translate(space, ipa, base, size, map.attributes[0]);
    trace(MemoryEvents.MAPPED, space, ipa, base, size, map.attributes[0]);
    return ErrorCode.OK;
  }

  private int updateRecords(AddressSpace space, long ipa, int attributes, long start, long length) {
    int error = maps.reserve(start, length);
    if (error != ErrorCode.OK) {
      return error;
    }
    boolean changed = maps.updateAccess(space, start, start + length, ipa, attributes);
    if (changed) {
      memdb().forEachOwned(this, start, length, maps::apply);
      trace(MemoryEvents.MAPPED, space, ipa, start, length, attributes);
    }
    maps.settle();
    return changed ? ErrorCode.OK : refuse(HypercallRule.NOT_MAPPED);
  }

  /** Removes every mapping. */
  public void unmapAll() {
    memdb().forEachOwned(this, base, size, maps::withdraw);
    withdrawLent(base, ownable());
    forgetMappings();
  }

  private void forgetMappings() {
    maps.clear();
    setLender(false);
  }

  /** Forgets the records of an address space that ceases to exist. */
  public void forget(AddressSpace space) {
    maps.forget(space);
  }

  /** Makes one mapping true where the extent owns the range; no other is touched. */
  private void translate(AddressSpace space, long ipa, long start, long length, int attributes) {
    Memdb memdb = memdb();
    long end = start + length;
    long at = memdb.nextOwned(this, start, end);
    while (at < end) {
      long pieceEnd = memdb.pieceEnd(at, end);
      space.map(ipa + (at - start), at, pieceEnd - at, attributes);
      at = memdb.nextOwned(this, pieceEnd, end);
    }
  }

  /** Removes the translations of one mapping where the extent owns the range. */
  private void withdrawOwned(AddressSpace space, long ipa, long start, long length) {
    Memdb memdb = memdb();
    long end = start + length;
    long at = memdb.nextOwned(this, start, end);
    while (at < end) {
      long pieceEnd = memdb.pieceEnd(at, end);
      space.unmap(ipa + (at - start), at, pieceEnd - at);
      at = memdb.nextOwned(this, pieceEnd, end);
    }
  }

  /** Removes the translations to what the extent has lent of a range. */
  private void withdrawLent(long start, long length) {
    if (lender) {
      maps.forEachRecord(start, length, (at, piece) -> forEachLent(at, piece, maps::withdraw));
    }
  }

  /**
   * Visits what translations of this extent may lead to although it has lent it to siblings (see
   * {@link #donateToSibling}). The siblings' own mappings are true afterwards.
   */
  private void forEachLent(long start, long length, Memdb.Visitor visitor) {
    memdb()
        .forEachExtent(
            start,
            length,
            (owner, at, piece) -> {
              if (owner != this && owner instanceof Memextent sibling && sibling.parent == parent) {
                visitor.piece(at, piece);
                sibling.maps.apply(at, piece);
              }
            });
  }

  /**
   * Removes translations that former owners among the siblings still have to what this extent owns.
   * They never outlive the pages' stay among the siblings. What this extent maps alike stays.
   */
  private void withdrawStale(long start, long length) {
    if (parent == null || !sparse() || parent.lenders.isEmpty()) {
      return;
    }
    for (Memextent sibling : parent.lenders.values()) {
      if (sibling != this) {
        memdb()
            .forEachOwned(
                this, start, length, (at, piece) -> sibling.maps.withdrawBut(maps, at, piece));
      }
    }
  }

  private void setLender(boolean lends) {
    if (parent != null && lender != lends) {
      if (lends) {
        parent.lenders.put(id(), this);
      } else {
        parent.lenders.remove(id());
      }
      lender = lends;
    }
  }

  // ---- Donation

  /**
   * Moves pages between this child and its parent (or its partition, for an extent that is not
   * derived). The range has been checked.
   *
   * @param toChild the direction
   * @return MEMEXTENT_TYPE, ARGUMENT_INVALID, NOMEM, MEMDB_NOT_OWNER or OK
   */
  public int donateWithParent(boolean toChild, long start, long length) {
    if (!sparse()) {
      return ErrorCode.MEMEXTENT_TYPE;
    }
    Memextent family = parent;
    if (family == null) {
      return toChild ? takeFromPartition(start, length) : giveToPartition(start, length);
    }
    if (!family.sparse()) {
      return refuse(HypercallRule.DONATE_BASIC_PARENT);
    }
    return toChild
        ? transfer(family, this, start, length, true)
        : transfer(this, family, start, length, true);
  }

  private int takeFromPartition(long start, long length) {
    if (!memdb().owns(partition(), MemoryOwner.PARTITION, start, length)) {
      return ErrorCode.MEMDB_NOT_OWNER;
    }
    int error = maps.reserve(start, length);
    if (error != ErrorCode.OK) {
      return error;
    }
    error =
        memdb().update(start, length, this, MemoryOwner.EXTENT, partition(), MemoryOwner.PARTITION);
    if (error == ErrorCode.OK) {
      traceOwner(this, partition(), start, length);
      maps.apply(start, length);
    }
    maps.settle();
    return error;
  }

  private int giveToPartition(long start, long length) {
    if (!memdb().owns(this, MemoryOwner.EXTENT, start, length)) {
      return ErrorCode.MEMDB_NOT_OWNER;
    }
    withdrawStale(start, length);
    maps.withdraw(start, length);
    traceOwner(partition(), this, start, length);
    return memdb()
        .update(start, length, partition(), MemoryOwner.PARTITION, this, MemoryOwner.EXTENT);
  }

  /**
   * Moves pages to a sibling. The range has been checked.
   *
   * <p>The real hypervisor was recorded leaving a translation in place when the block of the table
   * that holds it begins before the range that leaves. The primary VM's memory is one block of 1
   * GiB: it reads what it has lent before, while and after the borrower runs, and looking such a
   * range up answers MEMDB_NOT_OWNER and not ADDR_INVALID. A strict machine does the same, until
   * the pages leave the siblings; a lenient one removes all at once.
   *
   * @return MEMEXTENT_TYPE, ARGUMENT_INVALID, NOMEM, MEMDB_NOT_OWNER or OK
   */
  public int donateToSibling(Memextent to, long start, long length) {
    if (!sparse()) {
      return ErrorCode.MEMEXTENT_TYPE;
    }
    if (!to.sparse()) {
      return refuse(HypercallRule.DONATE_BASIC_PARENT);
    }
    return transfer(
        this, to, start, length, !hypervisor.config().imitates(Quirk.LENDER_KEEPS_ACCESS));
  }

  private static int transfer(
      Memextent from, Memextent to, long start, long length, boolean withdraw) {
    Memdb memdb = from.memdb();
    if (!memdb.owns(from, MemoryOwner.EXTENT, start, length)) {
      return ErrorCode.MEMDB_NOT_OWNER;
    }
    int error = to.maps.reserve(start, length);
    if (error == ErrorCode.OK) {
      if (withdraw) {
        from.withdrawStale(start, length);
      } else if (from.maps.withdrawButBlocks(start, length)) {
        from.setLender(true);
      }
      memdb.update(start, length, to, MemoryOwner.EXTENT, from, MemoryOwner.EXTENT);
      from.traceOwner(to, from, start, length);
      if (withdraw) {
        ExtentMaps.transfer(from.maps, to.maps, start, length);
      } else {
        to.maps.apply(start, length);
      }
    }
    to.maps.settle();
    return error;
  }

  // ---- Contents

  /** Fills what the extent owns of a range of RAM with zeros; the rest is skipped. */
  public void zero(long offset, long length) {
    memdb()
        .forEachOwned(
            this,
            base + offset,
            length,
            (at, piece) -> {
              if (hypervisor.memory().contains(at, piece)) {
                hypervisor.memory().zero(at, piece);
              }
            });
  }

  /** True when the extent owns all of a physical range. */
  public boolean owns(long start, long length) {
    return memdb().owns(this, MemoryOwner.EXTENT, start, length);
  }

  /**
   * Lets EL2 use the extent. It may have several users.
   *
   * @param user the partition of the object that wants it
   * @return DENIED for another partition's or without RW, MEMEXTENT_TYPE for a SPARSE one, BUSY
   *     when it has children
   */
  public int attachToHypervisor(@Nullable Partition user) {
    if (user != partition() || !PgtableAccess.subset(PgtableAccess.RW, access)) {
      return ErrorCode.DENIED;
    }
    if (sparse()) {
      return ErrorCode.MEMEXTENT_TYPE;
    }
    if (children != 0) {
      return ErrorCode.BUSY;
    }
    attachments++;
    return ErrorCode.OK;
  }

  /** Ends {@link #attachToHypervisor}. */
  public void detachFromHypervisor() {
    attachments--;
  }

  /**
   * Names the device that emulates stores to this extent where it is mapped read-only. The device
   * saves that it is one.
   *
   * @return BUSY when there is one already
   */
  public int attachDevice(Vdevice emulated) {
    if (device != null) {
      return ErrorCode.BUSY;
    }
    device = emulated;
    return ErrorCode.OK;
  }

  /** Ends {@link #attachDevice}. */
  public void detachDevice() {
    device = null;
  }

  /** The device whose registers lie in this extent, or null. */
  public @Nullable Vdevice device() {
    return device;
  }

  // ---- Trace

  private void trace(
      EventType what, AddressSpace space, long ipa, long start, long length, int attrs) {
    if (hypervisor.tracer().on(Category.MEMORY)) {
      hypervisor
          .tracer()
          .begin(what, 0, -1)
          .arg(space.vmid())
          .arg(id())
          .arg(ipa)
          .arg(start)
          .arg(length)
          .arg(attrs)
          .end();
    }
  }

  private void traceOwner(
      @Nullable HypObject to, @Nullable HypObject from, long start, long length) {
    if (hypervisor.tracer().on(Category.MEMORY)) {
      hypervisor
          .tracer()
          .begin(MemoryEvents.OWNER_CHANGED, 0, -1)
          .arg(ObjectService.idOf(to))
          .arg(ObjectService.idOf(from))
          .arg(start)
          .arg(length)
          .end();
    }
  }

  // ---- Snapshot

  @Override
  public void save(StateWriter out) {
    out.i64(base);
    out.i64(size);
    out.i32(access);
    out.i32(memtype);
    out.i32(kind);
    out.bool(deviceMemory);
    out.i32(attachments);
    out.bool(lender);
    out.i64(ObjectService.idOf(parent));
    maps.save(out);
  }

  @Override
  public void load(StateReader in, ObjectService objects) {
    base = in.i64();
    size = in.i64();
    access = in.i32();
    memtype = in.i32();
    kind = in.i32();
    deviceMemory = in.bool();
    attachments = in.i32();
    lender = in.bool();
    parent = objects.resolve(in.i64(), Memextent.class);
    if (parent != null && isActive()) {
      parent.children++;
    }
    if (parent != null && lender) {
      parent.lenders.put(id(), this);
    }
    maps.load(in, objects);
  }
}
