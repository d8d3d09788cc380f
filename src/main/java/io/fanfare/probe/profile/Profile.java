package io.fanfare.probe.profile;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one probe found out of one vendor.
 *
 * @param probedAt when it began
 * @param calls that it made
 * @param findings by question; a question that was not asked is absent
 */
public record Profile(Instant probedAt, int calls, Map<Question, Finding> findings) {

  /** Of the file. A reader refuses any other. */
  static final int VERSION = 1;

  /** Keeps its own copy. */
  public Profile {
    Map<Question, Finding> copy = new EnumMap<>(Question.class);
    copy.putAll(findings);
    findings = Collections.unmodifiableMap(copy);
  }

  /** The answer, where there is one. */
  public Optional<String> answer(Question question) {
    @Nullable Finding finding = findings.get(question);
    return Optional.ofNullable(finding).map(Finding::value);
  }
}
