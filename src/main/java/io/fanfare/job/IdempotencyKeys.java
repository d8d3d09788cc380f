package io.fanfare.job;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Makes idempotency keys out of what callers send. */
public final class IdempotencyKeys {
  private IdempotencyKeys() {}

  /** The key for a request whose bytes are {@code body}. */
  public static IdempotencyKey of(String scope, String key, byte[] body) {
    return new IdempotencyKey(scope, key, digest(body));
  }

  private static String digest(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The key for a request made of words, none of which holds a line break. */
  public static IdempotencyKey of(String scope, String key, String request) {
    return of(scope, key, request.getBytes(StandardCharsets.UTF_8));
  }
}
