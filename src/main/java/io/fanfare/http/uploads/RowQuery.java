package io.fanfare.http.uploads;

import io.fanfare.problem.Findings;
import io.fanfare.problem.Rule;
import io.fanfare.rows.Columns;
import io.fanfare.rows.RowFormat;
import io.fanfare.rows.RowTerms;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the address and the media type of a request say about the rows in its body. */
public final class RowQuery {
  /** Media types of files of rows. */
  public static final String CSV = "text/csv";

  public static final String NDJSON = "application/x-ndjson";

  private static final String MAP = "map.";
  private static final String UNKNOWN_COLUMNS = "unknown_columns";
  private static final Set<String> OWN =
      Set.of("delimiter", "account_column", "key", UNKNOWN_COLUMNS);
  private static final String NEVER = "\"\r\n\uFEFF";

  private final MultivaluedMap<String, String> query;
  private final MediaType type;
  private final Findings findings;

  /** {@code findings} hears of all that is wrong. */
  public RowQuery(UriInfo uri, HttpHeaders headers, Findings findings) {
    this.query = uri.getQueryParameters();
    this.type = headers.getMediaType();
    this.findings = findings;
  }

  /** A parameter, null when it was not given or is empty. */
  public @Nullable String value(String name) {
    String value = query.getFirst(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  /** Notes each parameter that is neither about rows nor among {@code others}. */
  public void refuseUnknown(Set<String> others) {
    for (Map.Entry<String, List<String>> parameter : query.entrySet()) {
      String name = parameter.getKey();
      if (parameter.getValue().size() > 1) {
        findings.add(name, Rule.NOT_ALLOWED, "Is there twice.");
      } else if (!name.startsWith(MAP) && !OWN.contains(name) && !others.contains(name)) {
        findings.add(name, Rule.UNKNOWN_FIELD, "Is not a parameter of this request.");
      }
    }
  }

  /** The terms of the file. Its characters are those of UTF-8, whatever its type says. */
  public RowTerms terms() {
    Map<String, String> mapping = mapping();
    Columns.check(mapping, findings);
    return new RowTerms(
        type.getSubtype().equals("csv") ? RowFormat.CSV : RowFormat.NDJSON,
        delimiter(),
        mapping,
        value("account_column"),
        value("key"),
        ignoreUnknown());
  }

  private Map<String, String> mapping() {
    Map<String, String> mapping = new HashMap<>();
    query.forEach(
        (name, values) -> {
          if (name.startsWith(MAP)) {
            mapping.put(name.substring(MAP.length()).strip(), values.get(0).strip());
          }
        });
    return mapping;
  }

  private char delimiter() {
    String value = query.getFirst("delimiter");
    if (value == null || value.equals("tab")) {
      return value == null ? ',' : '\t';
    }
    if (value.length() != 1 || NEVER.contains(value)) {
      findings.add("delimiter", Rule.ENUM, "Must be one character that is no quote, or tab.");
      return ',';
    }
    return value.charAt(0);
  }

  private boolean ignoreUnknown() {
    String value = value(UNKNOWN_COLUMNS);
    if (value != null && !value.equals("ignore") && !value.equals("refuse")) {
      findings.add(UNKNOWN_COLUMNS, Rule.ENUM, "Must be refuse or ignore.");
    }
    return "ignore".equals(value);
  }
}
