package org.gunyahsim.hypervisor.object;

/** Where an object is in its life (hypercall reference, section 4.1). */
public enum ObjectState {
  NONE,
  INIT,
  ACTIVE,
  FAILED,
  DESTROYING
}
