package org.gunyahsim.hypervisor.partition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.hypercall.RootVmFixture;
import org.junit.jupiter.api.Test;

/** The page docs/heap.md says what objects take. */
class HeapDocumentTest {
  private static final Pattern ROW = Pattern.compile("\\|.*\\| `(\\w+)` \\| (\\d+) \\|");
  private static final String PAGE = "docs/heap.md";

  private static Map<String, Long> documented() throws IOException {
    // Maven runs tests in the module's folder.
    Path page = Path.of("..", PAGE);
    Map<String, Long> rows = new TreeMap<>();
    for (String line : Files.readAllLines(page)) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        rows.put(row.group(1), Long.valueOf(row.group(2)));
      }
    }
    return rows;
  }

  @Test
  void everyConstantIsOnThePage() throws IOException, IllegalAccessException {
    Map<String, Long> declared = new TreeMap<>();
    for (Field field : HeapCost.class.getFields()) {
      declared.put(field.getName(), field.getLong(null));
    }
    assertThat(documented()).isEqualTo(declared);
  }

  @Test
  void objectsTakeWhatThePageSays() throws IOException {
    Map<String, Long> page = documented();
    try (RootVmFixture machine = new RootVmFixture()) {
      Heap heap = machine.hypervisor.objects().rootPartition().heap();
      for (Map.Entry<Integer, String> create :
          Map.of(
                  HypercallNumber.PARTITION_CREATE_CSPACE, "CSPACE",
                  HypercallNumber.PARTITION_CREATE_ADDRSPACE, "ADDRSPACE",
                  HypercallNumber.PARTITION_CREATE_MEMEXTENT, "MEMEXTENT",
                  HypercallNumber.PARTITION_CREATE_THREAD, "THREAD",
                  HypercallNumber.PARTITION_CREATE_DOORBELL, "DOORBELL",
                  HypercallNumber.PARTITION_CREATE_MSGQUEUE, "MSGQUEUE",
                  HypercallNumber.PARTITION_CREATE_VIC, "VIC",
                  HypercallNumber.PARTITION_CREATE_VPM_GROUP, "VPM_GROUP",
                  HypercallNumber.PARTITION_CREATE_VIRTIO_MMIO, "VIRTIO_MMIO")
              .entrySet()) {
        long before = heap.used();
        long cap = machine.must(create.getKey(), 1, 0, 0);
        assertThat(heap.used() - before)
            .as(create.getValue())
            .isEqualTo(page.get(create.getValue()));
        machine.must(HypercallNumber.CSPACE_DELETE_CAP_FROM, 0, cap, 0);
        assertThat(heap.used()).isEqualTo(before);
      }
      long queue = machine.must(HypercallNumber.PARTITION_CREATE_MSGQUEUE, 1, 0, 0);
      machine.must(HypercallNumber.MSGQUEUE_CONFIGURE, queue, 0xF0_0008, 0);
      long before = heap.used();
      machine.must(HypercallNumber.OBJECT_ACTIVATE, queue, 0);
      assertThat(heap.used() - before)
          .as("a queue's buffer")
          .isEqualTo(8 * (240 + page.getOrDefault("MSGQUEUE_MESSAGE_HEADER", 0L)));
      long vic = machine.must(HypercallNumber.PARTITION_CREATE_VIC, 1, 0, 0);
      machine.must(HypercallNumber.VIC_CONFIGURE, vic, 3, 64, 0, 0);
      before = heap.used();
      machine.must(HypercallNumber.OBJECT_ACTIVATE, vic, 0);
      assertThat(heap.used() - before)
          .as("a VIC's sources")
          .isEqualTo((64 + 3 * 32) * page.getOrDefault("VIC_SOURCE", 0L));
    }
  }
}
