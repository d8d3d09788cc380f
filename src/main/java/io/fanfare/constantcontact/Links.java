package io.fanfare.constantcontact;

import io.fanfare.operation.NameValue;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the vendor's {@code _links.*.href} without ever following one. They are paths under {@code
 * /v3/}, sometimes with the vendor's host before them (API reference; webhook guide); anything else
 * is no link.
 */
final class Links {

  private static final String ROOT = "/v3/";
  private static final Pattern PLAIN_PATH = Pattern.compile("(/[A-Za-z0-9_*~=-]+)+");

  private final Set<String> hosts;

  /** Accepts links without a host, and those with one of these. */
  Links(Set<String> hosts) {
    this.hosts = Set.copyOf(hosts);
  }

  /** The link's path, {@code /v3/...}. */
  Optional<String> path(@Nullable String href) {
    return parse(href).map(URI::getPath);
  }

  /** The raw query of a link to exactly this path below {@code /v3}. */
  Optional<String> queryOf(@Nullable String href, String path) {
    return parse(href)
        .filter(link -> link.getPath().equals("/v3" + path))
        .map(URI::getRawQuery)
        .filter(query -> !query.isBlank());
  }

  /** The parameters of a raw query, in order. A plus stays a plus: cursors may be Base64. */
  static List<NameValue> parameters(String rawQuery) {
    List<NameValue> parameters = new ArrayList<>();
    for (String pair : rawQuery.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        String name = decode(pair.substring(0, equals));
        parameters.add(new NameValue(name, decode(pair.substring(equals + 1))));
      }
    }
    return parameters;
  }

  private Optional<URI> parse(@Nullable String href) {
    try {
      return Optional.ofNullable(href).map(String::trim).isEmpty()
          ? Optional.empty()
          : Optional.of(new URI(href.trim())).filter(this::isTheVendors);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private boolean isTheVendors(URI link) {
    String path = link.getRawPath();
    boolean known = link.getRawAuthority() == null || hosts.contains(link.getRawAuthority());
    boolean web = link.getScheme() == null || link.getScheme().startsWith("http");
    return known
        && web
        && path != null
        && path.startsWith(ROOT)
        && PLAIN_PATH.matcher(path).matches();
  }

  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
