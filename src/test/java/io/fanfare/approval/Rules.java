package io.fanfare.approval;

import io.fanfare.Mappings;
import io.fanfare.access.AccessSettings;
import io.fanfare.access.AccessSettings.Mode;
import java.util.Locale;
import java.util.Map;

/** The rule by mode, whatever the application under test was started with. */
public final class Rules {
  private Rules() {}

  /** The rule where access is so. */
  public static ApprovalRule of(Mode mode) {
    String word = mode.name().toLowerCase(Locale.ROOT);
    return new ApprovalRule(
        Mappings.with(AccessSettings.class, Map.of("fanfare.access.mode", word)));
  }
}
