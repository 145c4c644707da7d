/*
 * The secondary VM: a driver for a virtio-mmio device that it finds in its device tree. Prints by a device that its owner emulates.
 */
#include "guest.h"

#define GICD 0x3fff0000ul
#define GICR 0x3ffd0000ul

extern volatile u64 aborts[2];
static u64 device;

void put(char c) { write8(0x09000000, c); }

static void attempt(const char *what, u32 offset, u32 value) {
  u64 before = aborts[0];
  write32(device + offset, value);
  text(what);
  if (aborts[0] != before) say(" aborts with", aborts[1]); else text(" is stored\n");
}

static void address(u32 offset, u64 at) {
  write32(device + offset, (u32)at);
  write32(device + offset + 4, at >> 32);
}

static void identify(void) {
  say("magic", read32(device + MAGIC_VALUE));
  say("version", read32(device + VERSION));
  say("device", read32(device + DEVICE_ID));
  for (u32 i = 0; read8(device + CONFIG + i); i++) put(read8(device + CONFIG + i));
  put('\n');
}

static void refused(void) {
  attempt("magic", MAGIC_VALUE, 0);
  attempt("queue_num_max", QUEUE_NUM_MAX, 8);
  attempt("queue 1 of 2", QUEUE_SEL, 1);
  attempt("queue 2 of 2", QUEUE_SEL, 2);
  u64 before = aborts[0];
  write8(device + STATUS, 1);
  say("a byte to status: aborts", aborts[0] - before);
  before = aborts[0];
  write8(device + CONFIG, 'A');
  say("a byte to the configuration: aborts", aborts[0] - before);
  say("which reads", read8(device + CONFIG));
  say("status", read32(device + STATUS));
}

static void set_up(u64 buffer) {
  write32(device + STATUS, ACKNOWLEDGE);
  write32(device + STATUS, ACKNOWLEDGE | DRIVER);
  u64 offered[2];
  for (u32 bank = 0; bank < 2; bank++) {
    write32(device + DEVICE_FEATURES_SEL, bank);
    offered[bank] = read32(device + DEVICE_FEATURES);
    write32(device + DRIVER_FEATURES_SEL, bank);
    write32(device + DRIVER_FEATURES, bank ? offered[bank] : 0x10000000);
  }
  text("features "); hex(offered[0]); put(' '); hex(offered[1]); put('\n');
  write32(device + STATUS, ACKNOWLEDGE | DRIVER | FEATURES_OK);
  write32(device + QUEUE_SEL, 0);
  say("queue of at most", read32(device + QUEUE_NUM_MAX));
  write32(device + QUEUE_NUM, NUM);
  address(QUEUE_DESC, buffer + DESCRIPTORS);
  address(QUEUE_DRIVER, buffer + AVAILABLE);
  address(QUEUE_DEVICE, buffer + USED);
  write32(device + QUEUE_READY, 1);
  write32(device + STATUS, ACKNOWLEDGE | DRIVER | FEATURES_OK | DRIVER_OK);
  say("status", read32(device + STATUS));
}

static void request(u64 buffer, u32 spi, const char *words) {
  volatile struct descriptor *d = (void *)(buffer + DESCRIPTORS);
  volatile struct available *available = (void *)(buffer + AVAILABLE);
  volatile struct used *used = (void *)(buffer + USED);
  u32 length = 0;
  while (words[length]) { write8(buffer + REQUEST + length, words[length]); length++; }
  d[0] = (struct descriptor){buffer + REQUEST, length, NEXT, 1};
  d[1] = (struct descriptor){buffer + RESPONSE, length, DEVICE_WRITES, 0};
  available->ring[available->index % NUM] = 0;
  available->index++;
  write32(device + QUEUE_NOTIFY, 0);
  u32 intid;
  while ((intid = acknowledge()) != spi) __asm__ volatile("wfi");
  u32 status = read32(device + INTERRUPT_STATUS);
  write32(device + INTERRUPT_ACK, status);
  end_of_interrupt(intid);
  text("interrupt, status "); hex(status); text(", then "); hex(read32(device + INTERRUPT_STATUS)); say(", used", used->index);
  for (u32 i = 0; i < length; i++) put(read8(buffer + RESPONSE + i));
  put('\n');
}

void main(const u8 *tree) {
  device = big64(property(tree, "qcom,virtio_mmio", "reg"));
  u32 spi = 32 + big(property(tree, "qcom,virtio_mmio", "interrupts") + 4);
  u64 buffer = big64(property(tree, "buffer@", "reg"));
  gic_open(GICD, GICR, spi, 1);
  identify();
  refused();
  set_up(buffer);
  request(buffer, spi, "hello, backend");
  request(buffer, spi, "once more");
  attempt("a reset", STATUS, 0);
  while (read32(device + STATUS)) __asm__ volatile("yield");
  say("reset; ready", read32(device + QUEUE_READY));
  attempt("another", STATUS, 0);
  system_off();
}
