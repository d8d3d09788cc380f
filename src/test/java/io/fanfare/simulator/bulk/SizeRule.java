package io.fanfare.simulator.bulk;

import io.fanfare.simulator.vendor.Call;

/**
 * Where an import is cut: the vendor says 4 MB, and neither which megabyte nor which body.
 *
 * @param mostBytes {@link #DECIMAL} or {@link #BINARY}, or any other
 * @param countOuter whether the whole envelope is counted, else its payload
 */
public record SizeRule(int mostBytes, boolean countOuter) {
  public static final int DECIMAL = 4_000_000;
  public static final int BINARY = 4 * 1024 * 1024;

  /** The bytes of the call that count. */
  int counted(Call call) {
    int inner = call.innerBytes();
    return countOuter ? Math.max(inner, call.outerBytes()) : inner;
  }
}
