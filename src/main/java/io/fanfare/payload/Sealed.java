package io.fanfare.payload;

/**
 * Encrypted bytes, safe to keep.
 *
 * @param keyId which key opens it
 * @param nonce unique for each sealing
 * @param box ciphertext and authentication tag
 */
public record Sealed(String keyId, byte[] nonce, byte[] box) {
  @Override
  public String toString() {
    return "Sealed[keyId=" + keyId + ", bytes=" + box.length + "]";
  }
}
