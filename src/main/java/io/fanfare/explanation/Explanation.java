package io.fanfare.explanation;

import io.fanfare.explanation.Standing.Held;
import io.fanfare.explanation.Standing.Lane;
import io.fanfare.explanation.Standing.Look;
import io.fanfare.explanation.Standing.Start;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says what an activity waits for, in the order in which the engine asks. Pure.
 *
 * @param turns how a running job gets on
 */
record Explanation(Circumstances circumstances, Function<UUID, Turn> turns) {

  /** Why it has not ended. */
  Why of(Standing standing) {
    return switch (standing.state()) {
      case "planned" -> planned(standing);
      case "submitting" -> why("sending", "It is being sent.", standing.sendBy());
      case "unknown" -> unknown(standing.lane().look());
      case "ambiguous" ->
          why(
              "waits_for_person",
              "It was sent without an answer and what became of it cannot be told: look at the"
                  + " vendor and settle it.",
              null);
      default -> inFlight(standing);
    };
  }

  private Why planned(Standing standing) {
    Why obstacle = obstacle(standing);
    return obstacle != null ? obstacle : itsTurn(turns.apply(standing.job().id()));
  }

  private @Nullable Why obstacle(Standing standing) {
    return Stream.of(ofJob(standing), ofAccount(standing), ofQuota(standing))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private @Nullable Why ofJob(Standing standing) {
    if (standing.job().cancelled()) {
      return why("job_cancelled", "Its job was cancelled; it ends in a moment.", null);
    }
    if (standing.start().held() == Held.APPROVAL) {
      return why(
          "awaits_approval",
          "Its job removes things and waits until somebody other than who submitted it approves it.",
          null);
    }
    if (!standing.job().running()) {
      return why("job_paused", "Its job is paused and goes on when it is resumed.", null);
    }
    return ofStart(standing.start());
  }

  private @Nullable Why ofStart(Start start) {
    if (start.held() == Held.EARLIER_WAVE) {
      return why(
          "earlier_wave",
          "Its account is in a later wave: that starts when the earlier ones have ended and no more"
              + " of their accounts failed than is tolerated.",
          null);
    }
    if (start.held() == Held.EARLIER_STEP) {
      return why(
          "earlier_step",
          "An earlier step of its job is not done in its account: this one is sent when that has"
              + " completed well.",
          null);
    }
    Instant time = start.notBefore();
    if (time != null && time.isAfter(circumstances.now())) {
      return why("not_before", "It must not be sent yet.", time);
    }
    return start.held() == Held.NAMES
        ? why(
            "names",
            "What the names in its job's requests stand for in its account is being looked up.",
            null)
        : null;
  }

  private @Nullable Why ofAccount(Standing standing) {
    Lane lane = standing.lane();
    if (lane.closed()) {
      return why("account_closed", "Its account was closed; it ends in a moment.", null);
    }
    if (lane.parkedUntil() != null) {
      return why(
          "account_parked",
          "The vendor's queue for its account is full, or calls for its account keep failing:"
              + " nothing is sent for it for a while.",
          lane.parkedUntil());
    }
    if (lane.unresolved() != null) {
      return why("account_busy", busy(lane.unresolved()), null);
    }
    return lane.inFlight() >= circumstances.perAccountInFlight() ? full(lane) : null;
  }

  private static String busy(UUID other) {
    return ("Another activity of its account, %s, is being sent or was sent without an answer:"
            + " one at a time.")
        .formatted(other);
  }

  private Why full(Lane lane) {
    String text = "Its account has %d activities in flight, as many as it may.";
    Look look = lane.look();
    return why("account_full", text.formatted(lane.inFlight()), look == null ? null : look.late());
  }

  private @Nullable Why ofQuota(Standing standing) {
    Instant parked = circumstances.quotaParkedUntil();
    if (parked != null) {
      return why("quota_parked", "The vendor said that the day's calls are used up.", parked);
    }
    Instant spent = circumstances.spentUntil(standing.job().urgent());
    return spent == null
        ? null
        : why("quota_spent", "The calls of this UTC day that it may use are used up.", spent);
  }

  private Why itsTurn(Turn turn) {
    String text =
        "Its turn has not come: its job has %d activities to send and %d other running jobs share"
            + " the calls. By about %s the last will have been sent.";
    Instant by = turn.sentBy().truncatedTo(ChronoUnit.SECONDS);
    return why("its_turn", text.formatted(turn.unsent(), turn.rivals(), by), by);
  }

  private static Why unknown(@Nullable Look look) {
    return looked(
        "looking_for_it",
        "It was sent without an answer and is looked for in its account's activities.",
        look);
  }

  private static Why inFlight(Standing standing) {
    String text =
        standing.stalled()
            ? "The vendor has it, and it has shown no progress for unusually long."
            : "The vendor works on it.";
    return looked("with_vendor", text, standing.lane().look());
  }

  private static Why looked(String code, String text, @Nullable Look look) {
    if (look == null || look.underWay() || look.late() == null) {
      return why(code, text + " Its account is being looked at.", null);
    }
    return why(code, text + next(look), look.late());
  }

  private static String next(Look look) {
    return look.soon() == null || look.soon().equals(look.late())
        ? " Its account is looked at next at %s.".formatted(second(look.late()))
        : " Its account is looked at next between %s and %s, sooner if nothing waits to be sent."
            .formatted(second(look.soon()), second(look.late()));
  }

  private static @Nullable Instant second(@Nullable Instant time) {
    return time == null ? null : time.truncatedTo(ChronoUnit.SECONDS);
  }

  private static Why why(String code, String text, @Nullable Instant until) {
    return new Why(code, text, until);
  }
}
