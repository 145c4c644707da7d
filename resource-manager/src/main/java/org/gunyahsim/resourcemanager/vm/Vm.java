package org.gunyahsim.resourcemanager.vm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.gunyahsim.resourcemanager.protocol.MemoryType;
import org.gunyahsim.resourcemanager.protocol.Requests;
import org.gunyahsim.resourcemanager.protocol.VmState;
import org.jspecify.annotations.Nullable;

/** The resource manager's record of one VM. */
public final class Vm {
  public static final int GUID_SIZE = 16;

  private final int vmid;
  private final int owner;

  /** {@link VmState}. */
  public int state = VmState.LOAD;

  public int osStatus;
  public int appStatus;
  public String name = "";
  public String uri = "";
  public byte[] guid = new byte[GUID_SIZE];

  /** What VM_SET_CRASH_MSG stored, or null. */
  public byte @Nullable [] crashMessage;

  /** VMIDs of peers, owner first. */
  public final List<Integer> peers = new ArrayList<>();

  /** {@link Requests#AUTH_NONE} and so on. */
  public int authType;

  public int imageParcel = MemoryType.INVALID_HANDLE;
  public long imageOffset;
  public long imageSize;
  public long dtOffset;
  public long dtSize;
  public int firmwareParcel = MemoryType.INVALID_HANDLE;
  public long firmwareOffset;
  public long firmwareSize;
  public boolean noShutdown;
  public boolean noReset;
  public boolean crashFatal;
  public boolean sensitive;

  /** Its objects; null before VM_CONFIG_IMAGE and after a reset. */
  public @Nullable VmResources resources;

  public Vm(int vmid, int owner) {
    this.vmid = vmid;
    this.owner = owner;
  }

  public int vmid() {
    return vmid;
  }

  public int owner() {
    return owner;
  }

  /** Its objects, which must be there. */
  public VmResources resources() {
    VmResources known = resources;
    if (known == null) {
      throw new IllegalStateException("VM %d has no configuration".formatted(vmid));
    }
    return known;
  }

  /** True when this VM may ask about {@code other}. */
  public boolean mayQuery(Vm other) {
    return vmid == other.vmid || vmid == other.owner || peers.contains(other.vmid);
  }

  /** True when a change of state is legal, the VM's own prohibitions included. */
  public boolean mayBecome(int next) {
    return VmState.legal(state, next)
        && switch (next) {
          case VmState.PAUSED -> !noShutdown;
          case VmState.EXITED -> !noShutdown && !crashFatal;
          case VmState.RESETTING -> !noReset;
          default -> true;
        };
  }

  /** Forgets what the image brought, at the end of a reset. */
  public void clear() {
    name = "";
    uri = "";
    guid = new byte[GUID_SIZE];
    osStatus = 0;
    appStatus = 0;
    crashMessage = null;
    authType = Requests.AUTH_NONE;
    imageParcel = 0;
    imageOffset = 0;
    imageSize = 0;
    dtOffset = 0;
    dtSize = 0;
    firmwareParcel = MemoryType.INVALID_HANDLE;
    firmwareOffset = 0;
    firmwareSize = 0;
    noShutdown = false;
    noReset = false;
    crashFatal = false;
    sensitive = false;
    resources = null;
  }

  public void save(StateWriter out) {
    out.i32(vmid);
    out.i32(owner);
    out.i32(state);
    out.i32(osStatus);
    out.i32(appStatus);
    out.string(name);
    out.string(uri);
    out.bytes(guid);
    byte[] message = crashMessage;
    out.bool(message != null);
    if (message != null) {
      out.bytes(message);
    }
    out.i32(peers.size());
    peers.forEach(out::i32);
    out.i32(authType);
    out.i32(imageParcel);
    out.i64(imageOffset);
    out.i64(imageSize);
    out.i64(dtOffset);
    out.i64(dtSize);
    out.i32(firmwareParcel);
    out.i64(firmwareOffset);
    out.i64(firmwareSize);
    out.bool(noShutdown);
    out.bool(noReset);
    out.bool(crashFatal);
    out.bool(sensitive);
    VmResources known = resources;
    out.bool(known != null);
    if (known != null) {
      known.save(out);
    }
  }

  public static Vm load(StateReader in) {
    int vmid = in.i32();
    Vm vm = new Vm(vmid, in.i32());
    vm.state = in.i32();
    vm.osStatus = in.i32();
    vm.appStatus = in.i32();
    vm.name = in.string();
    vm.uri = in.string();
    vm.guid = Arrays.copyOf(in.bytes(), GUID_SIZE);
    vm.crashMessage = in.bool() ? in.bytes() : null;
    for (int i = in.i32(); i > 0; i--) {
      vm.peers.add(in.i32());
    }
    vm.authType = in.i32();
    vm.imageParcel = in.i32();
    vm.imageOffset = in.i64();
    vm.imageSize = in.i64();
    vm.dtOffset = in.i64();
    vm.dtSize = in.i64();
    vm.firmwareParcel = in.i32();
    vm.firmwareOffset = in.i64();
    vm.firmwareSize = in.i64();
    vm.noShutdown = in.bool();
    vm.noReset = in.bool();
    vm.crashFatal = in.bool();
    vm.sensitive = in.bool();
    if (in.bool()) {
      vm.resources = VmResources.load(in);
    }
    return vm;
  }
}
