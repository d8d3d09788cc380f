package io.fanfare.payload;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals and opens people's data with AES-256-GCM. Each box is bound to the thing it belongs to, so
 * that a row copied elsewhere does not open.
 */
public final class Vault {
  private static final int TAG_BITS = 128;
  private static final int NONCE_BYTES = 12;
  private static final int KEY_BYTES = 32;

  private final String keyId;
  private final SecretKeySpec key;
  private final SecureRandom random;

  /** Throws IllegalArgumentException unless {@code key} is the base64 of 32 bytes. */
  public Vault(String keyId, String key, SecureRandom random) {
    byte[] bytes = Base64.getDecoder().decode(key.strip());
    if (bytes.length != KEY_BYTES) {
      throw new IllegalArgumentException("The payload key must be the base64 of 32 bytes");
    }
    this.keyId = keyId;
    this.key = new SecretKeySpec(bytes, "AES");
    this.random = random;
  }

  /** Seals {@code plain} for the thing named {@code owner}. */
  public Sealed seal(String owner, byte[] plain) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    return new Sealed(keyId, nonce, run(Cipher.ENCRYPT_MODE, owner, nonce, plain));
  }

  /** Opens a box sealed for {@code owner}; fails when it was changed or belongs to another. */
  public byte[] open(String owner, Sealed box) {
    if (!box.keyId().equals(keyId)) {
      throw new UnreadablePayloadException("sealed with the key " + box.keyId());
    }
    return run(Cipher.DECRYPT_MODE, owner, box.nonce(), box.box());
  }

  private byte[] run(int mode, String owner, byte[] nonce, byte[] input) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new UnreadablePayloadException(e.getClass().getSimpleName());
    }
  }

  /** A box that this deployment's key does not open. */
  public static final class UnreadablePayloadException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadablePayloadException(String why) {
      super("A payload could not be opened (" + why + "); check fanfare.payload.key and key-id");
    }
  }
}
