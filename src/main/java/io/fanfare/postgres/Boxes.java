package io.fanfare.postgres;

import io.fanfare.payload.Sealed;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** Sealed boxes as parts of the JSON rows that statements are given. */
public final class Boxes {
  private Boxes() {}

  /** The columns {@code key_id}, {@code nonce} and {@code box}, the last two as base64. */
  public static Map<String, String> columns(Sealed box) {
    Base64.Encoder base64 = Base64.getEncoder();
    return Map.of(
        "key_id", box.keyId(),
        "nonce", base64.encodeToString(box.nonce()),
        "box", base64.encodeToString(box.box()));
  }

  /** A row of these columns beside those of the box. */
  public static Map<String, String> row(Sealed box, Map<String, String> others) {
    Map<String, String> row = new HashMap<>(columns(box));
    row.putAll(others);
    return row;
  }
}
