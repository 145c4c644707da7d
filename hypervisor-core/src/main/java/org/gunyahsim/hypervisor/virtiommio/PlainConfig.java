package org.gunyahsim.hypervisor.virtiommio;

import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;

/** The configuration space of a device that the hypervisor does not know: bytes in the page. */
final class PlainConfig implements ConfigSpace {
  private final RegisterPage page;

  PlainConfig(RegisterPage page) {
    this.page = page;
  }

  @Override
  public boolean store(int offset, int size, int value) {
    for (int i = 0; i < size; i++) {
      page.setByte(Register.CONFIG + offset + i, value >>> 8 * i & 0xFF);
    }
    return true;
  }

  @Override
  public void save(StateWriter out) {}

  @Override
  public void load(StateReader in) {}
}
