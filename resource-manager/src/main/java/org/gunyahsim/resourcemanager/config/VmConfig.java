package org.gunyahsim.resourcemanager.config;

import java.util.ArrayList;
import java.util.List;
import org.gunyahsim.resourcemanager.vdevice.Vdevice;
import org.gunyahsim.resourcemanager.vm.Vm;
import org.gunyahsim.resourcemanager.vm.VmResources;
import org.jspecify.annotations.Nullable;

/**
 * What a VM's device tree asks for. Lives while VM_INIT is served; what is kept moves to the VM.
 */
public final class VmConfig {
  /** How vCPUs are scheduled. */
  public enum Affinity {
    STATIC,
    STICKY,
    PINNED,
    PROXY
  }

  /** One CPU node that counts. */
  public static final class Cpu {
    public String node = "";
    public boolean boot;
    public boolean idleStates;
    public int affinity;
  }

  public String name = "";
  public String uri = "";
  public byte[] guid = new byte[Vm.GUID_SIZE];
  public boolean sensitive;
  public boolean noShutdown;
  public boolean noReset;
  public boolean crashFatal;
  public boolean rasErrorHandler;
  public boolean amuCountingDisabled;

  public long baseAddress = DEFAULT_BASE;
  public long sizeMin;
  public long sizeMax = DEFAULT_SIZE_MAX;
  public long firmwareAddress = -1;
  public long firmwareSizeMax = DEFAULT_FIRMWARE_SIZE;
  public boolean direct;

  public Affinity affinity = Affinity.STATIC;

  /** Offset from the owner's priority. */
  public int priorityOffset;

  /** ns. */
  public long timeslice;

  public final List<Cpu> cpus = new ArrayList<>();

  /** The VM uses PSCI: it gets a power group. */
  public boolean psci;

  public VmResources.@Nullable Gic gic;
  public final List<Vdevice> vdevices = new ArrayList<>();

  static final long DEFAULT_BASE = 0x2880_0000L;
  static final long DEFAULT_SIZE_MAX = 0x07FF_FFFFL;
  static final long DEFAULT_FIRMWARE_SIZE = 0x40_0000L;

  public boolean proxy() {
    return affinity == Affinity.PROXY;
  }
}
