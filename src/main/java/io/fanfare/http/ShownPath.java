package io.fanfare.http;

import io.fanfare.webhook.Callback;
import java.util.regex.Pattern;

/** A request's path as it may be repeated, in an answer or in a log. */
final class ShownPath {
  /** Where a key does not belong, and where it was put nevertheless. */
  private static final Pattern KEY = Pattern.compile("fk_[0-9A-Za-z]+_[0-9A-Fa-f]{32,}");

  /** However else the address of webhooks was written. */
  private static final String VENDOR = "constant-contact";

  private static final String ANY = "/v1";

  private ShownPath() {}

  /** The path, or no more of it than comes before a secret. */
  static String of(String path) {
    if (path.contains(VENDOR)) {
      return Callback.PATH;
    }
    return KEY.matcher(path).find() ? ANY : path;
  }
}
