package io.fanfare.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A secret of an API key as it is kept: its public id, and the SHA-256 of what only its caller
 * knows.
 *
 * <p>A plain digest, without salt and not slowed down, is right here and would be wrong for a
 * password: what is digested are 256 random bits, so that no list of likely ones exists and nobody
 * tries them all, while a slow function would cost every request and give whoever floods the
 * service something to flood it with.
 *
 * @param id tells which secret is meant; no secret itself
 * @param digest 32 bytes
 */
public record KeySecret(String id, byte[] digest) {
  private static final String PREFIX = "fk_";
  private static final Pattern TEXT = Pattern.compile("fk_([a-z0-9]{1,20})_([0-9a-f]{64})");
  private static final Pattern HIDDEN = Pattern.compile("[0-9a-f]{64}");
  private static final int ID_BYTES = 6;
  private static final int HIDDEN_BYTES = 32;

  /** A new secret; {@code random} must be one that nobody can foretell. */
  public static Shown make(RandomGenerator random) {
    byte[] id = new byte[ID_BYTES];
    byte[] hidden = new byte[HIDDEN_BYTES];
    random.nextBytes(id);
    random.nextBytes(hidden);
    HexFormat hex = HexFormat.of();
    return shown(hex.formatHex(id), hex.formatHex(hidden));
  }

  /**
   * The secret that stands for {@code id} and was made elsewhere; throws IllegalArgumentException
   * unless it has 64 digits out of 0-9 and a-f. The message does not hold it.
   */
  public static KeySecret of(String id, String hidden) {
    if (!HIDDEN.matcher(hidden).matches()) {
      throw new IllegalArgumentException("A secret has 64 digits out of 0-9 and a-f");
    }
    return shown(id, hidden).secret();
  }

  /** Whether a text claims to be the secret of an API key, well formed or not. */
  public static boolean isMeant(String text) {
    return text.startsWith(PREFIX);
  }

  /** What a caller showed, as it would be kept; empty when it is malformed. */
  public static Optional<KeySecret> read(String text) {
    Matcher found = TEXT.matcher(text);
    return found.matches()
        ? Optional.of(shown(found.group(1), found.group(2)).secret())
        : Optional.empty();
  }

  /** Whether both are the same secret; takes as long however much of the digests is alike. */
  public boolean isSame(KeySecret other) {
    return id.equals(other.id) && MessageDigest.isEqual(digest, other.digest);
  }

  private static Shown shown(String id, String hidden) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      byte[] digest = sha.digest(hidden.getBytes(StandardCharsets.US_ASCII));
      return new Shown(new KeySecret(id, digest), PREFIX + id + "_" + hidden);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * A secret at the one moment at which it can be shown.
   *
   * @param text what callers send
   */
  public record Shown(KeySecret secret, String text) {

    /** Without the text: it must not come into a log by accident. */
    @Override
    public String toString() {
      return "Shown[" + secret.id() + "]";
    }
  }
}
