package io.fanfare.http.imports;

import io.fanfare.account.AccountSelector;
import io.fanfare.job.JobRequest.Options;
import io.fanfare.problem.Findings;
import io.fanfare.problem.Rule;
import io.fanfare.rows.ImportTerms;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the query of an import says about its rows. */
record ImportQuery(AccountSelector accounts, ImportTerms terms, Options options) {
  private static final int LONGEST_NAME = 200;
  private static final Map<String, Character> DELIMITERS =
      Map.of(",", ',', ";", ';', "|", '|', "tab", '\t', "\t", '\t');

  /** Reads the parameters; throws RefusedException with all that is wrong. */
  static ImportQuery read(UriInfo uri) {
    Findings findings = new Findings();
    List<String> accounts = list(uri, "accounts", findings);
    List<String> lists = list(uri, "list_ids", findings);
    ImportTerms terms =
        new ImportTerms(delimiter(uri, findings), lists, value(uri, "sms_permission_to_send"));
    Options options = Options.named(name(uri, findings));
    findings.refuseIfAny();
    return new ImportQuery(new AccountSelector.Ids(accounts, Set.of()), terms, options);
  }

  private static List<String> list(UriInfo uri, String name, Findings findings) {
    String value = value(uri, name);
    List<String> items =
        value == null
            ? List.of()
            : Stream.of(value.split(","))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .distinct()
                .toList();
    if (items.isEmpty()) {
      findings.add(name, Rule.REQUIRED, "Is required: one or more ids with commas between them.");
    }
    return items;
  }

  private static char delimiter(UriInfo uri, Findings findings) {
    String value = value(uri, "delimiter");
    Character delimiter = DELIMITERS.get(value == null ? "," : value);
    if (delimiter == null) {
      findings.add("delimiter", Rule.ENUM, "Must be one of , ; | and tab.");
      return ',';
    }
    return delimiter;
  }

  private static @Nullable String name(UriInfo uri, Findings findings) {
    String name = value(uri, "name");
    if (name != null && name.codePointCount(0, name.length()) > LONGEST_NAME) {
      findings.add("name", Rule.MAX_LENGTH, LONGEST_NAME, "Must have at most 200 characters.");
    }
    return name;
  }

  private static @Nullable String value(UriInfo uri, String name) {
    return uri.getQueryParameters().getFirst(name);
  }
}
