package org.gunyahsim.vmmanager.driver;

/** An open file: what descriptors, mappings and running calls refer to. */
final class OpenFile {
  static final int DEVICE = 0;
  static final int VM = 1;
  static final int VCPU = 2;
  static final int EVENTFD = 3;
  static final int NULL = 4;

  final int id;
  final int kind;

  /** Number of the VM, vCPU or eventfd behind it. */
  final int object;

  int references;

  /** For an eventfd: a read of 0 answers EAGAIN instead of waiting. */
  final boolean nonBlocking;

  OpenFile(int id, int kind, int object, boolean nonBlocking) {
    this.id = id;
    this.kind = kind;
    this.object = object;
    this.nonBlocking = nonBlocking;
  }
}
