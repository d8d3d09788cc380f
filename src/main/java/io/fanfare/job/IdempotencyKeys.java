package io.fanfare.job;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Makes idempotency keys out of what callers send. */
public final class IdempotencyKeys {
  private static final Pattern PLAIN = Pattern.compile("[^\\p{Cntrl}]{1,200}");

  private IdempotencyKeys() {}

  /** The key for a request whose bytes are {@code body}. */
  public static IdempotencyKey of(String scope, String key, byte[] body) {
    return new IdempotencyKey(scope, key, digest(body));
  }

  /** The key itself, or its digest where it is too long or odd to be kept as it is. */
  public static String brief(String key) {
    return PLAIN.matcher(key).matches()
        ? key
        : "sha256:" + digest(key.getBytes(StandardCharsets.UTF_8));
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
