package io.fanfare.probe;

/** Where the operator sees how far the probe is. */
public interface Progress {

  /** Something else begins. */
  void step(String what);

  /** So many calls were made so far. */
  void calls(int used);
}
