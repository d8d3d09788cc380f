package io.fanfare.simulator.partner;

import io.fanfare.simulator.vendor.Reply;
import java.util.Locale;

/** What becomes of an inner call's status on its way out of the envelope. */
public enum StatusMapping {
  /** It comes out as it is. */
  PASSED_THROUGH,
  /** Every success is a 200; refusals come out as they are. */
  SUCCESS_AS_200,
  /** Every success is a 200, every refusal a 400 with the inner body. */
  WRAPPED;

  private static final int REFUSAL = 4;

  /** The outer answer to an inner one. */
  public Reply shown(Reply inner) {
    int kind = inner.status() / 100;
    if (this != PASSED_THROUGH && kind == 2) {
      return inner.withStatus(200);
    }
    return this == WRAPPED && kind == REFUSAL ? inner.withStatus(400) : inner;
  }

  /** The mapping of that name in a profile. */
  public static StatusMapping of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }
}
