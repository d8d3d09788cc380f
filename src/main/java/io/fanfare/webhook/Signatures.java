package io.fanfare.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Checks the vendor's signature: Base64 of the HMAC-SHA256 over the body's bytes as they came,
 * under the client secret (its guide to webhooks before V3, {@code webhook-authenticity.html}).
 */
public final class Signatures {
  /** The header that carries it. */
  public static final String HEADER = "x-ctct-hmac-sha256";

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;
  private final boolean required;

  /**
   * Over a secret.
   *
   * @param required whether a body without a signature is refused
   */
  public Signatures(String secret, boolean required) {
    this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    this.required = required;
  }

  /**
   * Whether the body may be believed to be the vendor's; takes as long whatever is wrong.
   *
   * @param signature null when the header was not there
   */
  boolean fits(byte[] body, @Nullable String signature) {
    if (signature == null) {
      return !required;
    }
    return MessageDigest.isEqual(
        of(body).getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
  }

  /** The signature of a body. */
  String of(byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no " + ALGORITHM, e);
    }
  }
}
