package org.gunyahsim.guest.runtime;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;

/** State as a list of values, in memory. */
final class MemorySnapshot implements StateWriter {
  final List<Object> values = new ArrayList<>();

  @Override
  public void section(String name, int version) {
    throw new AssertionError("an engine writes inside its vCPU's section");
  }

  @Override
  public void bool(boolean value) {
    values.add(value);
  }

  @Override
  public void i32(int value) {
    values.add(value);
  }

  @Override
  public void i64(long value) {
    values.add(value);
  }

  @Override
  public void i64s(long[] array) {
    for (long value : array) {
      values.add(value);
    }
  }

  @Override
  public void bytes(byte[] array) {
    values.add(array.clone());
  }

  @Override
  public void string(String value) {
    values.add(value);
  }

  StateReader reader() {
    Iterator<Object> next = values.iterator();
    return new StateReader() {
      @Override
      public int section(String name) {
        throw new AssertionError();
      }

      @Override
      public boolean bool() {
        return (Boolean) next.next();
      }

      @Override
      public int i32() {
        return (Integer) next.next();
      }

      @Override
      public long i64() {
        return (Long) next.next();
      }

      @Override
      public void i64s(long[] into) {
        for (int i = 0; i < into.length; i++) {
          into[i] = i64();
        }
      }

      @Override
      public byte[] bytes() {
        return (byte[]) next.next();
      }

      @Override
      public String string() {
        return (String) next.next();
      }
    };
  }
}
