package io.fanfare.schedule;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fanfare.operation.strict.Fields;
import io.fanfare.problem.Rule;
import io.fanfare.schedule.Recipe.Source;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From where rows may be fetched: https, and hosts that the deployment lists, nothing else. */
@ApplicationScoped
public class SourceRules {
  private static final int LONGEST = 2_000;
  private static final String URL = "url";
  private static final String ANY_PORT = ":*";
  private static final URI NOWHERE = URI.create("https://invalid");

  private final ScheduleSettings settings;

  public SourceRules(ScheduleSettings settings) {
    this.settings = settings;
  }

  /** The source; what is wrong is noted in the fields' findings. */
  Source read(Fields rows) {
    URI url =
        rows.require(URL) ? rows.text(URL).map(text -> url(rows, text)).orElse(NOWHERE) : NOWHERE;
    ObjectNode terms = JsonNodeFactory.instance.objectNode();
    copy(rows, "format", List.of("csv"), terms);
    copy(rows, "delimiter", List.of(",", ";", "|", "tab"), terms);
    rows.refuseUnknown();
    return new Source(url, terms);
  }

  /** Whether rows may be fetched there now; the settings may have changed since it was put. */
  public boolean allows(URI url) {
    return isOfAllowedScheme(url) && isOfAllowedHost(url);
  }

  private URI url(Fields rows, String text) {
    URI url = parse(text);
    if (url == null || url.getHost() == null || text.length() > LONGEST) {
      rows.refuse(URL, Rule.FORMAT, "Must be an address such as https://host/file.csv.");
      return NOWHERE;
    }
    if (url.getRawUserInfo() != null || url.getRawFragment() != null) {
      rows.refuse(URL, Rule.FORMAT, "Must have neither a user nor a fragment.");
    } else if (!isOfAllowedScheme(url)) {
      rows.refuse(URL, Rule.FORMAT, "Must begin with https://.");
    } else if (!isOfAllowedHost(url)) {
      rows.refuse(
          URL, Rule.FORBIDDEN_HOST, "Its host is not one of the setting fanfare.schedules.hosts.");
    }
    return url;
  }

  private static void copy(Fields rows, String field, List<String> words, ObjectNode terms) {
    if (rows.has(field)) {
      rows.word(field, words).ifPresent(word -> terms.put(field, word));
    }
  }

  private static @Nullable URI parse(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      return null;
    }
  }

  private boolean isOfAllowedScheme(URI url) {
    return "https".equals(url.getScheme())
        || ("http".equals(url.getScheme()) && settings.allowHttp());
  }

  private boolean isOfAllowedHost(URI url) {
    String host = url.getHost().toLowerCase(Locale.ROOT);
    String named = url.getPort() < 0 ? host : host + ":" + url.getPort();
    return settings.hosts().orElse(List.of()).stream()
        .map(allowed -> allowed.strip().toLowerCase(Locale.ROOT))
        .anyMatch(allowed -> allowed.equals(named) || allowed.equals(host + ANY_PORT));
  }

  /** What may be shown of an address: a query often holds a secret. */
  public static String shown(URI url) {
    Optional<String> query = Optional.ofNullable(url.getRawQuery());
    return query.isEmpty() ? url.toString() : url.toString().split("\\?", 2)[0] + "?...";
  }
}
