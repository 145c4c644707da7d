/*
 * The primary VM: makes a VM through the resource manager as a VM manager does, with a virtio-mmio device of which it is the backend, and
 * runs it. The device is of no known type: it answers a request with the same bytes in upper case.
 *
 * The word at 0x42000000: 1 has the device's interrupt edge-triggered here, 0 level-sensitive.
 */
#include "guest.h"

#define IMAGE 0x60000000ul
#define IMAGE_SIZE 0x200000ul
#define TREE_OFFSET 0x100000ul
#define BUFFER 0x60200000ul
#define GICD 0x08000000ul
#define GICR 0x080a0000ul

extern const u8 frontend_image[], frontend_image_end[], frontend_tree[], frontend_tree_end[];
extern volatile u64 aborts[2];

void put(char c) { write32(0x09000000, (u8)c); }

static void check(const char *what, u64 error) {
  if (error) { text(what); say(" failed", error); system_off(); }
}

/* --- The resource manager's RPC: one fragment each way --- */
static u64 tx, rx;
static u32 message[60], reply[60];
static u16 sequence;
static const u32 *rpc(const char *what, u32 id, const u32 *words, u32 count) {
  message[0] = 0x0121u | (u32)++sequence << 16;
  message[1] = id;
  for (u32 i = 0; i < count; i++) message[2 + i] = words[i];
  check(what, HVC(0x601b, tx, 8 + 4 * count, message, 1, 0));
  for (;;) {
    if (HVC(0x601c, rx, reply, sizeof reply, 0, 0) == 0 && (reply[0] >> 8 & 3) == 2) break;
    HVC(0x603b, 0, 0, 0, 0, 0);
  }
  check(what, reply[2]);
  return reply + 3;
}
#define RPC(what, id, ...) ({ u32 w_[] = {__VA_ARGS__}; rpc(what, id, w_, sizeof w_ / 4); })

/* --- The device --- */
static u64 device, page;
static u64 queue_of(u64 frontend_address, u64 queue) { return BUFFER + (frontend_address - queue); }

static void serve(void) {
  check("get_queue_info", HVC(0x6052, device, 0, 0, 0, 0));
  u64 base = r[3];
  if (!r[2]) return;
  volatile struct descriptor *d = (void *)queue_of(r[3], base);
  volatile struct available *available = (void *)queue_of(r[4], base);
  volatile struct used *used = (void *)queue_of(r[5], base);
  while (used->index != available->index) {
    u32 head = available->ring[used->index % NUM];
    volatile u8 *from = (void *)queue_of(d[head].address, base), *to = (void *)queue_of(d[d[head].next].address, base);
    u32 length = d[head].length;
    for (u32 i = 0; i < length; i++) to[i] = from[i] >= 'a' && from[i] <= 'z' ? from[i] - 32 : from[i];
    used->ring[used->index % NUM].id = head;
    used->ring[used->index % NUM].length = length;
    used->index++;
  }
  check("assert_virq", HVC(0x604e, device, 1, 0, 0, 0));
}

static void notified(void) {
  check("get_notification", HVC(0x6053, device, 0, 0, 0, 0));
  u64 queues = r[1], reason = r[2];
  text("backend: queues "); hex(queues); say(" reason", reason);
  if (reason & 8) {
    HVC(0x6051, device, 0, 0, 0, 0);
    text("backend: features "); hex(r[1]); put(' ');
    HVC(0x6051, device, 1, 0, 0, 0);
    hex(r[1]);
    HVC(0x6052, device, 0, 0, 0, 0);
    text(" queue of "); hex(r[1]); say(" ready", r[2]);
  }
  if (queues & 1) serve();
  if (reason & 2) {
    text("backend: status "); hex(read32(page + STATUS)); say(", assert_virq is refused with", HVC(0x604e, device, 1, 0, 0, 0));
    check("acknowledge_reset", HVC(0x6054, device, 0, 0, 0, 0));
  }
}

static void prepare(void) {
  static const char config[] = "a device";
  write32(page + MAGIC_VALUE, 0x74726976);
  write32(page + VERSION, 2);
  write32(page + DEVICE_ID, 42);
  write32(page + VENDOR_ID, 0x4d495347);
  for (u32 i = 0; i < sizeof config; i++) write8(page + CONFIG + i, config[i]);
  check("set_dev_features", HVC(0x604f, device, 0, 0x30000000, 0, 0));
  check("set_dev_features", HVC(0x604f, device, 1, 3, 0, 0));
  check("set_queue_num_max", HVC(0x6050, device, 0, NUM, 0, 0));
}

static void from_frontend(char c) {
  static int begun;
  if (!begun) text("frontend: ");
  begun = c != '\n';
  put(c);
}

void main(const u8 *tree) {
  const u8 *links = property(tree, "qcom,resource-manager-rpc", "reg");
  tx = big64(links);
  rx = big64(links + 8);
  u32 vm = RPC("VM_ALLOCATE", 0x56000001, 0)[0];
  memcpy((void *)IMAGE, frontend_image, frontend_image_end - frontend_image);
  memcpy((void *)(IMAGE + TREE_OFFSET), frontend_tree, frontend_tree_end - frontend_tree);
  u32 handle = RPC("MEM_LEND", 0x51000012, 0, 0, 1, vm | 7 << 16, 1, IMAGE, 0, IMAGE_SIZE, 0, 0)[0];
  RPC("MEM_SHARE", 0x51000013, 0, 21, 2, vm | 6 << 16, 3 | 6 << 16, 1, BUFFER, 0, BUFFER_SIZE, 0, 0);
  RPC("VM_CONFIG_IMAGE", 0x56000009, vm, handle, 0, 0, TREE_OFFSET, 0, TREE_OFFSET, 0, 0x4000, 0);
  RPC("VM_INIT", 0x5600000b, vm);
  const u32 *resources = RPC("VM_GET_HYP_RESOURCES", 0x56000020, vm);
  u64 vcpu = 0;
  u32 virq = 0;
  for (u32 i = 0; i < resources[0]; i++) {
    const u32 *entry = resources + 1 + 11 * i;
    u64 cap = entry[3] | (u64)entry[4] << 32;
    if ((entry[0] & 0xff) == 4) vcpu = cap;
    if ((entry[0] & 0xff) == 6) {
      device = cap;
      virq = entry[6];
      page = entry[7] | (u64)entry[8] << 32;
      text("backend: device with label "); hex(entry[2]); say(", page of", entry[9]);
    }
  }
  gic_open(GICD, GICR, virq, read32(0x42000000));
  prepare();
  RPC("VM_START", 0x56000004, vm);

  for (;;) {
    u32 intid = acknowledge();
    if (intid == virq) notified();
    if (intid < 1020) end_of_interrupt(intid);
    check("vcpu_run", HVC(0x6065, vcpu, 0, 0, 0, 0));
    if (r[1] == 5 && r[2] == 0x09000000) from_frontend((char)r[4]);
    if (r[1] == 2) break;
  }
  say("backend: the VM is off, aborts here", aborts[0]);
  system_off();
}
