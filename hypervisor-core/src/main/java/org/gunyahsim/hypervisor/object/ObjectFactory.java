package org.gunyahsim.hypervisor.object;

/** Makes objects of one type, for creation and for loading. */
@FunctionalInterface
public interface ObjectFactory {
  /** A new object in state INIT, without configuration. */
  HypObject create(long id);
}
