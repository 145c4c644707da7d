package org.gunyahsim.resourcemanager.root;

/**
 * How the resource manager was built.
 *
 * @param quality production accepts a VM's image memory only when it was lent, with one entry of
 *     all rights; debug takes what it is given
 */
public record RmOptions(Quality quality) {
  /** Build quality. */
  public enum Quality {
    PRODUCTION,
    DEBUG
  }

  /** True when checks that only a production build makes are made. */
  public boolean production() {
    return quality == Quality.PRODUCTION;
  }
}
