package org.gunyahsim.bench.root;

/** Who makes the calls. */
public enum GuestKind {
  /** Code that the interpreter runs. */
  AARCH64,
  /** A guest written in Java. */
  JAVA
}
