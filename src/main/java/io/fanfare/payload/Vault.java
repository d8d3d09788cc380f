package io.fanfare.payload;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals and opens people's data with AES-256-GCM. Each box is bound to the thing it belongs to, so
 * that a row copied elsewhere does not open, and names the key that sealed it, so that keys can
 * change: the active one seals, every one of the ring opens.
 */
public final class Vault {
  private static final int TAG_BITS = 128;
  private static final int NONCE_BYTES = 12;

  private final KeyRing keys;
  private final SecureRandom random;

  /** Over the keys of this deployment. */
  public Vault(KeyRing keys, SecureRandom random) {
    this.keys = keys;
    this.random = random;
  }

  /** Over one key; throws as {@link KeyRing}. */
  public Vault(String keyId, String key, SecureRandom random) {
    this(new KeyRing(keyId, Map.of(keyId, key)), random);
  }

  /** Seals {@code plain} for the thing named {@code owner}, with the active key. */
  public Sealed seal(String owner, byte[] plain) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    String id = keys.active();
    return new Sealed(id, nonce, run(Cipher.ENCRYPT_MODE, id, owner, nonce, plain));
  }

  /**
   * Opens a box sealed for {@code owner}; fails with {@link UnreadablePayloadException} when its
   * key is not here, when it was changed or when it belongs to another.
   */
  public byte[] open(String owner, Sealed box) {
    return run(Cipher.DECRYPT_MODE, box.keyId(), owner, box.nonce(), box.box());
  }

  private byte[] run(int mode, String keyId, String owner, byte[] nonce, byte[] input) {
    SecretKeySpec key = keys.find(keyId);
    if (key == null) {
      throw UnreadablePayloadException.unknown(keyId, keys);
    }
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw UnreadablePayloadException.damaged(keyId);
    }
  }

  /** A box that this deployment's keys do not open; the message says what to do. */
  public static final class UnreadablePayloadException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private UnreadablePayloadException(String message) {
      super(message);
    }

    static UnreadablePayloadException unknown(String keyId, KeyRing keys) {
      return new UnreadablePayloadException(
          "A payload is sealed with the key %s, and there are only %s: put that key back (docs/operations.md, Payload keys)"
              .formatted(keyId, keys));
    }

    static UnreadablePayloadException damaged(String keyId) {
      return new UnreadablePayloadException(
          "A payload does not open with the key %s: either another key has that name now, or its row was changed (docs/operations.md, Payload keys)"
              .formatted(keyId));
    }
  }
}
