package io.fanfare.vendor;

import io.fanfare.quota.Demand;
import io.fanfare.quota.Heard;
import io.fanfare.quota.Purpose;
import io.fanfare.quota.QuotaGate;
import io.fanfare.quota.Slot;
import io.fanfare.time.Backoff;
import io.fanfare.time.Timers;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Look-ups that somebody waits for: one that did not come is asked for again a few times, each with
 * a slot of its own.
 */
@ApplicationScoped
public class Reads {
  private static final Verdict NO_TOKEN = new Verdict.NotSent("no_token");
  private static final int TRIES = 3;
  private static final Backoff PAUSES = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(5));

  private final VendorApi vendor;
  private final QuotaGate gate;
  private final Timers timers;
  private final RandomGenerator random;

  public Reads(VendorApi vendor, QuotaGate gate, Timers timers, RandomGenerator random) {
    this.vendor = vendor;
    this.gate = gate;
    this.timers = timers;
    this.random = random;
  }

  /**
   * Makes the call until it brings something. Fails with {@link FailedReadException} when it cannot
   * be had, and with {@link io.fanfare.quota.QuotaSpentException}.
   *
   * @param call makes one call with the slot it is given
   * @param failure why its answer is none; null when it is one
   */
  public <T> Uni<T> read(Function<Slot, Uni<T>> call, Function<T, @Nullable Verdict> failure) {
    return read(call, failure, Tries.NONE);
  }

  private <T> Uni<T> read(
      Function<Slot, Uni<T>> call, Function<T, @Nullable Verdict> failure, Tries tries) {
    return vendor
        .ready()
        .onFailure()
        .transform(none -> new FailedReadException(NO_TOKEN))
        .chain(() -> gate.pass(Demand.of(Purpose.LOOKUP).retryIf(tries.isRepetition())))
        .chain(slot -> once(slot, call, failure))
        .onFailure(FailedReadException.class)
        .recoverWithUni(failed -> again((FailedReadException) failed, call, failure, tries));
  }

  private <T> Uni<T> again(
      FailedReadException failed,
      Function<Slot, Uni<T>> call,
      Function<T, @Nullable Verdict> failure,
      Tries before) {
    Verdict verdict = failed.verdict();
    Tries tries = before.and(verdict);
    return tries.isOver(TRIES) || !isWorthAnother(verdict)
        ? Uni.createFrom().failure(failed)
        : timers
            .after(tries.pause(verdict, PAUSES, random))
            .chain(() -> read(call, failure, tries));
  }

  private <T> Uni<T> once(
      Slot slot, Function<Slot, Uni<T>> call, Function<T, @Nullable Verdict> failure) {
    return call.apply(slot).chain(answer -> heard(slot, answer, failure.apply(answer)));
  }

  private <T> Uni<T> heard(Slot slot, T answer, @Nullable Verdict failure) {
    return failure == null
        ? gate.answered(slot, Heard.WELL).replaceWith(answer)
        : QuotaFeedback.tell(gate, slot, failure)
            .chain(() -> Uni.createFrom().failure(new FailedReadException(failure)));
  }

  /** What the vendor refused it would refuse again, and the day's end does not come sooner. */
  private static boolean isWorthAnother(Verdict verdict) {
    return !(verdict instanceof Verdict.Refused) && !(verdict instanceof Verdict.QuotaExceeded);
  }
}
