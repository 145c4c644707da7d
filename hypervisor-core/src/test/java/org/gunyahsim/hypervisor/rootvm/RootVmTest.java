package org.gunyahsim.hypervisor.rootvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.MapAttributes;
import org.gunyahsim.hypervisor.abi.PgtableAccess;
import org.gunyahsim.hypervisor.abi.VmMemtype;
import org.gunyahsim.hypervisor.addrspace.AddressSpace;
import org.gunyahsim.hypervisor.core.Assembly;
import org.gunyahsim.hypervisor.core.Hypervisor;
import org.gunyahsim.hypervisor.core.HypervisorConfig;
import org.gunyahsim.hypervisor.core.ScriptedEngine;
import org.gunyahsim.hypervisor.cspace.Cspace;
import org.gunyahsim.hypervisor.engine.Stage2;
import org.gunyahsim.hypervisor.memory.PhysicalMemory;
import org.gunyahsim.hypervisor.object.HypObject;
import org.gunyahsim.hypervisor.object.ObjectType;
import org.gunyahsim.hypervisor.platform.MemoryMap;
import org.gunyahsim.hypervisor.platform.Platform;
import org.gunyahsim.hypervisor.trace.Tracer;
import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.junit.jupiter.api.Test;

/** The root VM's start state, as it was recorded. */
class RootVmTest {
  private final StringBuilder console = new StringBuilder();

  private Hypervisor boot(HypervisorConfig.Quality quality) {
    return boot(quality, RootImages.recorded());
  }

  private Hypervisor boot(HypervisorConfig.Quality quality, RootImages images) {
    MemoryMap map = MemoryMap.reference();
    PhysicalMemory memory = new PhysicalMemory(map.ramBase(), map.ramSize());
    Assembly assembly =
        new Assembly(
            new HypervisorConfig(quality, true, 7, 8, 1 << 24),
            memory,
            new Tracer(),
            ScriptedEngine::new);
    Hypervisor hypervisor = assembly.hypervisor();
    hypervisor.attachBus(
        new Platform(
            8,
            memory,
            hypervisor.events(),
            hypervisor::now,
            0,
            value -> console.append((char) value),
            hypervisor.tracer()));
    RootVm.boot(assembly, map, images);
    return hypervisor;
  }

  private static Vcpu vcpu(Hypervisor hypervisor) {
    return hypervisor.objects().all().stream()
        .filter(Vcpu.class::isInstance)
        .map(Vcpu.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static ObjectType typeOf(Cspace cspace, long capId) {
    assertThat(cspace.findValid(capId)).as("CapID %x", capId).isEqualTo(ErrorCode.OK);
    HypObject object = cspace.found().object();
    return Objects.requireNonNull(object).type();
  }

  @Test
  void capabilitiesHaveTheRecordedIds() {
    Hypervisor hypervisor = boot(HypervisorConfig.Quality.DEBUG);
    Cspace cspace = Objects.requireNonNull(vcpu(hypervisor).cspace());
    assertThat(typeOf(cspace, 0)).isEqualTo(ObjectType.CSPACE);
    assertThat(typeOf(cspace, 1)).isEqualTo(ObjectType.PARTITION);
    assertThat(typeOf(cspace, 2)).isEqualTo(ObjectType.THREAD);
    assertThat(typeOf(cspace, 3)).isEqualTo(ObjectType.VIC);
    assertThat(typeOf(cspace, 4)).isEqualTo(ObjectType.HWIRQ);
    assertThat(typeOf(cspace, 0x334)).isEqualTo(ObjectType.HWIRQ);
    assertThat(typeOf(cspace, 0x335)).isEqualTo(ObjectType.ADDRSPACE);
    assertThat(typeOf(cspace, 0x336)).isEqualTo(ObjectType.MEMEXTENT);
    assertThat(typeOf(cspace, 0x337)).isEqualTo(ObjectType.MEMEXTENT);
    assertThat(typeOf(cspace, 0x338)).isEqualTo(ObjectType.MEMEXTENT);
    assertThat(cspace.find(0x339)).isEqualTo(ErrorCode.CSPACE_CAP_NULL);
  }

  /** {@code rm-boot-sequence.txt}, lines FIRST and REGS. */
  @Test
  void entryStateIsTheRecordedOne() {
    Hypervisor hypervisor = boot(HypervisorConfig.Quality.DEBUG);
    Vcpu vcpu = vcpu(hypervisor);
    assertThat(vcpu.vmid()).isEqualTo(255);
    assertThat(vcpu.state.pc).isEqualTo(0x8048_1000L);
    assertThat(vcpu.state.pstate()).isEqualTo(0x3C5);
    assertThat(vcpu.state.sctlrEl1).isEqualTo(0x30D0_0800L);
    assertThat(vcpu.state.mpidrEl1).isEqualTo(0x8000_0000L);
    assertThat(vcpu.state.x[0]).isEqualTo(0x804E_D000L);
    for (int i = 1; i < 31; i++) {
      assertThat(vcpu.state.x[i]).isZero();
    }
    assertThat(vcpu.schedule.runnable()).isTrue();
    assertThat(console.toString()).startsWith("[HYP] Hypervisor cold boot, version: ");
  }

  @Test
  void theFixedEnvironmentIsTheRecordedOne() {
    Hypervisor hypervisor = boot(HypervisorConfig.Quality.DEBUG);
    PhysicalMemory memory = hypervisor.memory();
    long env = 0x804E_D000L;
    assertThat(memory.getInt(env)).isEqualTo(0x454D_5652);
    assertThat(memory.getShort(env + 4)).isEqualTo(1);
    long[] fields = {
      0x8048_0000L,
      0x8048_B000L,
      0x804F_1000L,
      0x2_F000L,
      2,
      0x3B9_ACA0L,
      0x0800_0000L,
      0x080A_0000L,
      0x58,
      0x3FA8
    };
    for (int i = 0; i < fields.length; i++) {
      assertThat(memory.getLong(env + 8 + 8L * i)).as("field %d", i).isEqualTo(fields[i]);
    }
    assertThat(memory.getInt(env + 0x58)).isEqualTo(0x524D_4544);
    assertThat(memory.getInt(env + 0x58 + 8)).isEqualTo(0x10);
    assertThat(memory.getInt(env + 0x58 + 12)).isEqualTo(0x501);
  }

  @Test
  void theCborMapReadsAsRecorded() throws IOException {
    Hypervisor hypervisor = boot(HypervisorConfig.Quality.DEBUG);
    long at = 0x804E_D000L + 0x58;
    byte[] cbor = new byte[hypervisor.memory().getInt(at + 12)];
    hypervisor.memory().read(at + 16, cbor, 0, cbor.length);
    List<String> ours = CborText.lines(cbor);
    // The emulated core has no SVE; the recorded one had.
    ours.replaceAll(line -> line.replace("'sve_supported' : false", "'sve_supported' : true"));
    assertThat(ours).containsExactlyElementsOf(recorded());
  }

  @Test
  void productionCapIdsAreScatteredAndNamedInTheEnvironment() throws IOException {
    Hypervisor hypervisor = boot(HypervisorConfig.Quality.PRODUCTION);
    long at = 0x804E_D000L + 0x58;
    byte[] cbor = new byte[hypervisor.memory().getInt(at + 12)];
    hypervisor.memory().read(at + 16, cbor, 0, cbor.length);
    String line =
        CborText.lines(cbor).stream()
            .filter(each -> each.startsWith("'addrspace_capid'"))
            .findFirst()
            .orElseThrow();
    long capId = Long.parseUnsignedLong(line.substring(line.indexOf("0x") + 2), 16);
    assertThat(capId).isNotEqualTo(0x335);
    Cspace cspace = Objects.requireNonNull(vcpu(hypervisor).cspace());
    assertThat(typeOf(cspace, capId)).isEqualTo(ObjectType.ADDRSPACE);
  }

  /** Code, constants and data of a runtime, one page of an application. */
  private static RootImages images() {
    ByteBuffer code = ByteBuffer.wrap(new byte[] {9, 9, 1, 2, 3, 4}).position(2);
    ByteBuffer data = ByteBuffer.wrap(new byte[] {5, 6});
    return new RootImages(
        0x1008,
        0x4000,
        0x5000,
        List.of(
            new RootImages.Segment(0, 0x1000, PgtableAccess.R, ByteBuffer.allocate(0)),
            new RootImages.Segment(0x1000, 0x1000, PgtableAccess.RX, code),
            new RootImages.Segment(0x2000, 0x2000, PgtableAccess.RW, data),
            new RootImages.Segment(0x4000, 0x1000, PgtableAccess.RWX, data)));
  }

  /** Hypercall reference, section 10.2. */
  @Test
  void segmentsHaveTheirContentAndTheirRights() {
    Hypervisor hypervisor = boot(HypervisorConfig.Quality.DEBUG, images());
    PhysicalMemory memory = hypervisor.memory();
    assertThat(memory.getInt(0x8048_1000L)).isEqualTo(0x0403_0201);
    assertThat(memory.getInt(0x8048_2000L)).isEqualTo(0x0605);
    assertThat(memory.getInt(0x8048_4000L)).isEqualTo(0x0605);

    Stage2 stage2 = Objects.requireNonNull(vcpu(hypervisor).addressSpace()).stage2();
    Map<Long, Integer> rights =
        Map.of(
            0x8048_0000L, PgtableAccess.R,
            0x8048_1000L, PgtableAccess.RX,
            0x8048_2000L, PgtableAccess.RW,
            0x8048_3000L, PgtableAccess.RW,
            0x8048_4000L, PgtableAccess.RWX,
            0x8048_5000L, PgtableAccess.RW,
            0x8051_F000L, PgtableAccess.RW);
    rights.forEach(
        (address, access) -> {
          long page = stage2.lookup(address);
          assertThat(page & Stage2.ADDRESS).isEqualTo(address);
          assertThat(AddressSpace.attributesOf(page))
              .as("%x", address)
              .isEqualTo(MapAttributes.of(access, VmMemtype.NORMAL_WB));
        });
    assertThat(stage2.lookup(0x8047_F000L)).isZero();
    assertThat(stage2.lookup(0x8052_0000L)).isZero();
  }

  @Test
  void theEnvironmentLiesBehindTheImages() {
    Hypervisor hypervisor = boot(HypervisorConfig.Quality.DEBUG, images());
    Vcpu vcpu = vcpu(hypervisor);
    assertThat(vcpu.state.pc).isEqualTo(0x8048_1008L);
    assertThat(vcpu.state.x[0]).isEqualTo(0x8048_5000L);
    PhysicalMemory memory = hypervisor.memory();
    assertThat(memory.getInt(0x8048_5000L)).isEqualTo(0x454D_5652);
    assertThat(memory.getLong(0x8048_5000L + 16)).as("application").isEqualTo(0x8048_4000L);
    assertThat(memory.getLong(0x8048_5000L + 24)).as("heap").isEqualTo(0x8048_9000L);
    assertThat(memory.getLong(0x8048_5000L + 32)).as("its size").isEqualTo(0x9_7000L);
  }

  /** The segments' extents are no capabilities of the root VM. */
  @Test
  void segmentsTakeNoCapabilities() {
    Hypervisor hypervisor = boot(HypervisorConfig.Quality.DEBUG, images());
    Cspace cspace = Objects.requireNonNull(vcpu(hypervisor).cspace());
    assertThat(typeOf(cspace, 0x338)).isEqualTo(ObjectType.MEMEXTENT);
    assertThat(cspace.find(0x339)).isEqualTo(ErrorCode.CSPACE_CAP_NULL);
  }

  @Test
  void imagesThatLeaveNoHeapAreRefused() {
    RootImages full = new RootImages(0, 0x1000, 0x9_B000, List.of());
    RootImages tooLarge = new RootImages(0, 0x1000, 0x9_C000, List.of());
    MemoryMap map = MemoryMap.reference();
    assertThat(new RootLayout(map, full).heapSize()).isEqualTo(0x1000);
    assertThatThrownBy(() -> new RootLayout(map, tooLarge))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new RootImages.Segment(0x800, 0x1000, PgtableAccess.R, ByteBuffer.allocate(0)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new RootImages.Segment(0, 0x1000, PgtableAccess.R, ByteBuffer.allocate(0x1001)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<String> recorded() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            RootVmTest.class.getResourceAsStream("/conformance/root-env-cbor.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  /** Decodes CBOR and prints it as the recording does. */
  private static final class CborText {
    private final ByteBuffer in;

    private CborText(byte[] bytes) {
      in = ByteBuffer.wrap(bytes);
    }

    static List<String> lines(byte[] bytes) {
      CborText text = new CborText(bytes);
      List<String> lines = new ArrayList<>();
      lines.add("cbor bytes " + bytes.length);
      int head = text.in.get() & 0xFF;
      assertThat(head >> 5).as("major type of the whole").isEqualTo(5);
      long pairs = text.argument(head);
      for (long i = 0; i < pairs; i++) {
        String key = text.item();
        String value = text.item();
        lines.add(
            value.length() > 1000
                ? key + " : " + value.substring(0, RECORDED_CUT) + "... (256 items)"
                : key + " : " + value);
      }
      assertThat(text.in.hasRemaining()).isFalse();
      return lines;
    }

    private static final int RECORDED_CUT = 400;

    private long argument(int head) {
      return switch (head & 31) {
        case 24 -> in.get() & 0xFF;
        case 25 -> in.getShort() & 0xFFFF;
        case 26 -> in.getInt() & 0xFFFF_FFFFL;
        case 27 -> in.getLong();
        default -> head & 31;
      };
    }

    private String item() {
      return item(false);
    }

    private String item(boolean quoted) {
      int head = in.get() & 0xFF;
      return switch (head >> 5) {
        case 0 -> {
          String number = "0x" + Long.toHexString(argument(head));
          yield quoted ? "'" + number + "'" : number;
        }
        case 3 -> {
          byte[] text = new byte[(int) argument(head)];
          in.get(text);
          yield "'" + new String(text, StandardCharsets.UTF_8) + "'";
        }
        case 4 -> {
          long count = argument(head);
          List<String> items = new ArrayList<>();
          for (long i = 0; i < count; i++) {
            items.add(item(true));
          }
          yield "[" + String.join(", ", items) + "]";
        }
        case 7 -> head == 0xF5 ? "true" : "false";
        default -> throw new AssertionError("unexpected CBOR head " + head);
      };
    }
  }
}
