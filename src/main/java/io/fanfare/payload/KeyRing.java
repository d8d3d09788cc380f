package io.fanfare.payload;

import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The keys that people's data is sealed with: one that seals from now on, and those that opened
 * what is older. A key that left is gone for good: what it sealed cannot be opened any more.
 */
public final class KeyRing {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9_.-]{0,39}");
  private static final int KEY_BYTES = 32;

  private final String active;
  private final Map<String, SecretKeySpec> keys = new TreeMap<>();

  /**
   * Throws IllegalArgumentException unless each id has 1 to 40 letters, digits, dots, dashes and
   * underscores, each key is the base64 of 32 bytes, and the active one is among them. The message
   * names ids and no key.
   */
  public KeyRing(String active, Map<String, String> keys) {
    keys.forEach((id, key) -> this.keys.put(checked(id), decoded(id, key)));
    if (!this.keys.containsKey(active)) {
      throw new IllegalArgumentException(
          "The payload key "
              + active
              + " of fanfare.payload.key-id is not among the keys "
              + this.keys.keySet());
    }
    this.active = active;
  }

  /** The id of the one that seals. */
  String active() {
    return active;
  }

  /** The one with this id, or null. */
  @Nullable SecretKeySpec find(String id) {
    return keys.get(id);
  }

  /** All ids, the active one's too, and no key. */
  @Override
  public String toString() {
    return keys.keySet().toString();
  }

  private static String checked(String id) {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "The id of a payload key must have 1 to 40 letters, digits, dots, dashes or underscores");
    }
    return id;
  }

  private static SecretKeySpec decoded(String id, String key) {
    byte[] bytes = bytes(key.strip());
    if (bytes.length != KEY_BYTES) {
      throw new IllegalArgumentException(
          "The payload key " + id + " must be the base64 of 32 bytes");
    }
    return new SecretKeySpec(bytes, "AES");
  }

  /** What is no base64 has no bytes: the decoder's own message would repeat a part of it. */
  private static byte[] bytes(String key) {
    try {
      return Base64.getDecoder().decode(key);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }
}
