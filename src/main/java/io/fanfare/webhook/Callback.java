package io.fanfare.webhook;

import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The secret address that the vendor calls. It comes from settings alone, never from a caller. */
@ApplicationScoped
public class Callback {
  /** Below it, one segment: the token. */
  public static final String PATH = "/v1/webhooks/constant-contact/";

  private final WebhookSettings settings;

  public Callback(WebhookSettings settings) {
    this.settings = settings;
  }

  /** The whole address, a secret; fails with RefusedException(conflict) where it is not set up. */
  public String address() {
    return here()
        .orElseThrow(
            () ->
                RefusedException.of(
                    ProblemCode.CONFLICT,
                    "Set fanfare.webhooks.public-url and fanfare.webhooks.token first."));
  }

  /** Whether that is the address which would be given now. */
  boolean isOurs(@Nullable String address) {
    return address != null && here().filter(own -> same(own, address)).isPresent();
  }

  /** Whether a token is the present or the previous one; takes as long whatever it is. */
  boolean knows(String token) {
    return Stream.of(settings.token(), settings.previousToken())
        .flatMap(Optional::stream)
        .map(known -> same(known, token))
        .reduce(false, Boolean::logicalOr);
  }

  private Optional<String> here() {
    return settings
        .publicUrl()
        .map(url -> url.toString().replaceFirst("/+$", ""))
        .flatMap(url -> settings.token().map(token -> url + PATH + token));
  }

  /** Digests have one length, so that time does not tell how long a token is. */
  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(digest(one), digest(other));
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
