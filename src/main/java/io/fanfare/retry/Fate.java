package io.fanfare.retry;

import io.fanfare.rejection.RejectionReason;
import io.fanfare.vendor.Reason;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What another try would mean for a row that was not applied. The words are shown to callers. */
public enum Fate {
  /** It was not applied, for a reason that may be gone. */
  TAKEN("Sent again"),
  /** Its data went to the vendor as part of another row. */
  MERGED("Merged, so that they went as part of other rows"),
  /** It breaks a rule and would break it again. */
  TO_CORRECT("Against a rule, to be corrected and imported anew"),
  /** Its contact has unsubscribed, which the account cannot undo. */
  UNSUBSCRIBED("Of contacts that have unsubscribed, which only these can undo"),
  /** Nobody can tell whether it was applied. */
  UNDECIDED("Perhaps applied, to be settled, or imported anew where that is harmless"),
  /** It was not applied, and the vendor does not say which one it is. */
  NOT_NAMED("Not applied, without the vendor saying which they are"),
  /** Another retry has it. */
  TAKEN_BEFORE("Taken by an earlier retry, which can be retried itself"),
  /** Its account is closed, or none of the caller's. */
  ACCOUNT_NOT_ACTIVE("Of accounts that are not active"),
  /** It was not applied, and it is not kept any more. */
  DELETED("Not kept any more, to be imported anew");

  private static final Set<String> UNKNOWN = words(Reason.FORGOTTEN, Reason.SETTLED);

  /** Reasons that concern the account, the moment or the rows beside it, not the row. */
  private static final Set<String> PASSING =
      words(
          Reason.ACCOUNT_CLOSED,
          Reason.NOT_PERMITTED,
          Reason.NOT_FOUND,
          Reason.FORBIDDEN,
          Reason.CONFLICT,
          Reason.NAME_NOT_FOUND,
          Reason.NAME_AMBIGUOUS,
          Reason.NAME_NOT_CREATED,
          Reason.REFUSED,
          Reason.CANCELLED_BY_CALLER,
          Reason.EARLIER_STEP_FAILED,
          Reason.WAVE_HALTED,
          Reason.FAILED_BY_VENDOR,
          Reason.CANCELLED_BY_VENDOR,
          Reason.TIMED_OUT_BY_VENDOR);

  private static final Map<String, Fate> OF_ROWS =
      Map.of(
          RejectionReason.REFUSED_WITH_OTHERS, TAKEN,
          RejectionReason.UNACCOUNTED, TAKEN,
          RejectionReason.MERGED, MERGED,
          RejectionReason.UNSUBSCRIBED, UNSUBSCRIBED,
          RejectionReason.STILL_CHECKING, UNSUBSCRIBED);

  private final String saying;

  Fate(String saying) {
    this.saying = saying;
  }

  /** The word in JSON. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What stands before their number. */
  String saying() {
    return saying;
  }

  /** What a reason of a rejection means. Reasons that are not known here are about the row. */
  static Fate of(String reason) {
    if (PASSING.contains(reason)) {
      return TAKEN;
    }
    return UNKNOWN.contains(reason) ? UNDECIDED : OF_ROWS.getOrDefault(reason, TO_CORRECT);
  }

  private static Set<String> words(Reason... reasons) {
    return Arrays.stream(reasons).map(Reason::word).collect(Collectors.toSet());
  }

  /** Rows by what another try would mean for them. */
  static Map<Fate, Long> sorted(Map<String, Long> rowsByReason) {
    Map<Fate, Long> fates = new TreeMap<>();
    rowsByReason.forEach((reason, rows) -> fates.merge(of(reason), rows, Long::sum));
    return fates;
  }
}
