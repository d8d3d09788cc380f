package io.fanfare.sandbox.proxy;

/** Which way bytes go. */
public enum Direction {
  /** What the caller sends: requests. */
  TO_TARGET,
  /** What comes back: answers. */
  TO_CALLER
}
