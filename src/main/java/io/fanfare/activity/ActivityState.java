package io.fanfare.activity;

import io.fanfare.vendor.Counters;
import io.fanfare.vendor.Reason;
import io.fanfare.vendor.RemoteActivity;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where an activity is. Each state carries what only it needs and offers its legal successors as
 * methods, so that an illegal step does not compile.
 *
 * <pre>
 *                cancelled                              rejected, succeeded (no activity to poll)
 *            +----------------> Ended <----------------------------------------+
 *            |                    ^                                            |
 *        Planned --claimed--> Submitting --accepted--> InFlight --ended--------+
 *            ^                  |    |                  ^  ^                   |
 *            +----putBack-------+    +--unanswered--> Unknown --adopted        |
 *            +----provedAbsent-----------------------/  |                      |
 *            +----settledAbsent------------ Ambiguous <-+ undecidable          |
 *                                             |  +--settledInFlight--> InFlight|
 *                                             +-----settled, forgotten---------+
 * </pre>
 */
public sealed interface ActivityState {

  /** The cause of an unknown outcome whose sender vanished. */
  String OWNER_LOST = "owner_lost";

  /** The word in tables, events and JSON. */
  String word();

  /** Waits for its turn, not before the given moment. */
  record Planned(Instant notBefore) implements ActivityState {
    @Override
    public String word() {
      return "planned";
    }

    /** The caller cancelled the job before this was sent. */
    public Ended cancelled() {
      return cancelled(Reason.CANCELLED_BY_CALLER);
    }

    /** It will not be sent any more, for another reason of its job's. */
    public Ended cancelled(Reason reason) {
      return Ended.without(End.CANCELLED, reason);
    }

    /** It may not be sent any more, for instance because the account was closed. */
    public Ended rejected(Reason reason) {
      return Ended.without(End.REJECTED, reason);
    }
  }

  /**
   * The intent is durable: the POST may leave until {@code sendBy}. Only the store makes this
   * state, by claiming.
   */
  record Submitting(Claim claim) implements ActivityState {
    @Override
    public String word() {
      return "submitting";
    }

    /** The vendor has it. */
    public InFlight accepted(RemoteActivity remote, Instant at) {
      return InFlight.begin(remote, at);
    }

    /** The call ran and left nothing to poll. */
    public Ended succeeded() {
      return Ended.completed(null, Counters.NONE);
    }

    /** Refused for good, by the vendor or by us at the moment of sending. */
    public Ended rejected(Reason reason) {
      return Ended.without(End.REJECTED, reason);
    }

    /** It certainly did not run. */
    public Planned putBack(Instant notBefore) {
      return new Planned(notBefore);
    }

    /** It may have run, or not. */
    public Unknown unanswered(String cause, Instant at) {
      return new Unknown(claim.sentFrom(), at, cause, null, at);
    }

    /**
     * Its owner vanished: whether it left is not known, and the owner may only be asleep.
     *
     * @param resendNotBefore long after the owner's last sign of life
     */
    public Unknown abandoned(Instant resendNotBefore) {
      return new Unknown(claim.sentFrom(), claim.sendBy(), OWNER_LOST, null, resendNotBefore);
    }
  }

  /**
   * Sent without a definite answer.
   *
   * @param sentFrom the earliest moment at which it may have been sent
   * @param sentUntil the latest
   * @param cause a short stable word
   * @param missedAt when a complete look, long enough after, did not show it; null before that
   * @param resendNotBefore it is not sent again before this moment, whatever looks show
   */
  record Unknown(
      Instant sentFrom,
      Instant sentUntil,
      String cause,
      @Nullable Instant missedAt,
      Instant resendNotBefore)
      implements ActivityState {
    @Override
    public String word() {
      return "unknown";
    }

    /** Exactly one activity of the vendor's fits: it is ours. */
    public InFlight adopted(RemoteActivity remote, Instant at) {
      return InFlight.begin(remote, at);
    }

    /** A complete look, long enough after it was sent, did not show it. */
    public Unknown missed(Instant at) {
      return new Unknown(sentFrom, sentUntil, cause, at, resendNotBefore);
    }

    /** It certainly did not run, or running it again changes nothing (GET, PUT, DELETE). */
    public Planned provedAbsent(Instant notBefore) {
      return new Planned(notBefore);
    }

    /** Nobody but a person can tell. */
    public Ambiguous undecidable(Instant at) {
      return new Ambiguous(at, cause);
    }
  }

  /** Cannot be decided by the engine; a person settles it. */
  record Ambiguous(Instant since, String cause) implements ActivityState {
    @Override
    public String word() {
      return "ambiguous";
    }

    /** A person found it at the vendor. */
    public InFlight settledInFlight(RemoteActivity remote, Instant at) {
      return InFlight.begin(remote, at);
    }

    /** A person is sure that it did not run: it is sent again. */
    public Planned settledAbsent(Instant notBefore) {
      return new Planned(notBefore);
    }

    /** A person knows how it ended; {@code end} is COMPLETED or FAILED. */
    public Ended settled(End end) {
      return Ended.without(end, Reason.SETTLED);
    }

    /** The vendor's ten days are over: nobody can tell any more. */
    public Ended forgotten() {
      return Ended.without(End.UNTRACEABLE, Reason.FORGOTTEN);
    }
  }

  /**
   * The vendor has it.
   *
   * @param remoteState the vendor's word
   * @param percent 0 to 100, null when it never said
   * @param acceptedAt when we knew that the vendor has it
   * @param progressAt when we last saw it move
   * @param stalled whether the stall since then was told
   */
  record InFlight(
      String remoteId,
      String remoteState,
      @Nullable Integer percent,
      Instant acceptedAt,
      Instant progressAt,
      boolean stalled)
      implements ActivityState {
    static InFlight begin(RemoteActivity remote, Instant at) {
      return new InFlight(
          remote.remoteId(), remote.rawState(), remote.percentDone(), at, at, false);
    }

    @Override
    public String word() {
      return "in_flight";
    }

    /** Seen, and not ended. Any movement is progress and ends a stall. */
    public InFlight seen(RemoteActivity remote, Instant at) {
      boolean moved =
          !remote.rawState().equals(remoteState) || !Objects.equals(remote.percentDone(), percent);
      return moved
          ? new InFlight(remoteId, remote.rawState(), remote.percentDone(), acceptedAt, at, false)
          : this;
    }

    /** No progress for longer than is normal. */
    public InFlight stalledNow() {
      return new InFlight(remoteId, remoteState, percent, acceptedAt, progressAt, true);
    }

    /** The vendor reports an end; {@code remote.state()} must be one. */
    public Ended ended(RemoteActivity remote) {
      return switch (remote.state()) {
        case COMPLETED -> Ended.completed(remoteId, remote.counters());
        case FAILED -> Ended.by(End.FAILED, Reason.FAILED_BY_VENDOR, remote);
        case CANCELLED -> Ended.by(End.CANCELLED, Reason.CANCELLED_BY_VENDOR, remote);
        case TIMED_OUT -> Ended.by(End.TIMED_OUT, Reason.TIMED_OUT_BY_VENDOR, remote);
        default -> throw new IllegalArgumentException(remote.rawState() + " is no end");
      };
    }

    /** The vendor forgot it before it was seen to end. */
    public Ended forgotten() {
      return new Ended(End.UNTRACEABLE, Reason.FORGOTTEN, remoteId, Counters.NONE);
    }
  }

  /**
   * Over.
   *
   * @param reason null when it completed by itself and the vendor's counters fit what was sent
   * @param remoteId null when the vendor never had an activity for it
   */
  record Ended(End end, @Nullable Reason reason, @Nullable String remoteId, Counters counters)
      implements ActivityState {
    /** Whether what follows it may rely on it: some of it at least was done. */
    public boolean isWell() {
      return end == End.SUPERSEDED || (end == End.COMPLETED && !counters.showNothingDone());
    }

    static Ended without(End end, Reason reason) {
      return new Ended(end, reason, null, Counters.NONE);
    }

    static Ended completed(@Nullable String remoteId, Counters counters) {
      return new Ended(End.COMPLETED, null, remoteId, counters);
    }

    static Ended by(End end, Reason reason, RemoteActivity remote) {
      return new Ended(end, reason, remote.remoteId(), remote.counters());
    }

    /** Completed, but by the vendor's counters not as it was sent. */
    public Ended disagreeing() {
      return new Ended(end, Reason.COUNTERS_DISAGREE, remoteId, counters);
    }

    /** Its rows go on in smaller activities, or the one it had is known to be bad. */
    public Ended superseded() {
      return new Ended(End.SUPERSEDED, reason, remoteId, counters);
    }

    @Override
    public String word() {
      return end.word();
    }
  }
}
