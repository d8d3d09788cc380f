package io.fanfare.direct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fanfare.direct.OnceOnly.Once;
import io.fanfare.job.IdempotencyKey;
import io.fanfare.job.IdempotencyStore;
import io.fanfare.operation.CheckedRequest;
import io.fanfare.operation.Operation;
import io.fanfare.operation.VendorCall;
import io.fanfare.payload.Sealed;
import io.fanfare.payload.Vault;
import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.fanfare.vendor.Counters;
import io.fanfare.vendor.Reason;
import io.fanfare.vendor.RemoteActivity;
import io.fanfare.vendor.RemoteState;
import io.fanfare.vendor.Verdict;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of a key, by what became of the call. */
class OnceOnlyTest {
  private static final IdempotencyKey KEY = new IdempotencyKey("s", "k", "f");
  private static final CheckedRequest REQUEST =
      new CheckedRequest(
          "api_request",
          new Operation("x", "GET", "/x", List.of(), List.of(), 200, false, false, false),
          new VendorCall("GET", "/x", List.of(), List.of(), List.of(), null));
  private static final RemoteActivity REMOTE =
      new RemoteActivity(
          "r1",
          RemoteState.PROCESSING,
          "processing",
          null,
          RemoteActivity.Times.NONE,
          Counters.NONE,
          RemoteActivity.Details.NONE);

  private final Deque<Verdict> verdicts = new ArrayDeque<>();
  private final KeysInMemory keys = new KeysInMemory();
  private final OneCall calls = new OneCall();
  private final OnceOnly onceOnly = new OnceOnly(keys, vault());

  @Test
  void an_answer_is_given_again() {
    byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
    verdicts.add(new Verdict.Succeeded(200, "application/json", body));

    Once first = send();
    Once second = send();

    assertThat(first.replayed()).isFalse();
    assertThat(second.replayed()).isTrue();
    assertThat(second.answer())
        .isInstanceOfSatisfying(
            Answer.Done.class, done -> assertThat(done.body()).containsExactly(body));
  }

  @Test
  void a_refusal_of_the_vendor_is_an_answer() {
    verdicts.add(new Verdict.Refused(Reason.NOT_FOUND, 404, List.of("contacts.api.not_found")));

    send();

    assertThat(send().answer())
        .isEqualTo(new Answer.Refused(404, List.of("contacts.api.not_found")));
  }

  @Test
  void an_activity_of_the_vendor_is_an_answer() {
    verdicts.add(new Verdict.Accepted(REMOTE));

    send();

    assertThat(send().answer()).isEqualTo(new Answer.Begun(201, "r1", "processing"));
  }

  @Test
  void what_the_vendor_keeps_for_later_is_an_answer() {
    onceOnly.once(KEY, () -> Uni.createFrom().item(new Answer.Stored(503))).await().indefinitely();

    assertThat(send().answer()).isEqualTo(new Answer.Stored(503));
  }

  @Test
  void what_may_have_run_is_never_repeated() {
    verdicts.add(new Verdict.Unanswered("timeout"));

    RefusedException first = refused();
    RefusedException second = refused();

    assertThat(first.code()).isEqualTo(ProblemCode.VENDOR_UNANSWERED);
    assertThat(second.code()).isEqualTo(ProblemCode.VENDOR_UNANSWERED);
    assertThat(second).hasMessage(first.getMessage());
  }

  @Test
  void what_certainly_did_not_run_gives_its_key_back() {
    verdicts.add(new Verdict.Throttled());
    verdicts.add(new Verdict.NotSent("slot_missed"));
    verdicts.add(new Verdict.Refused(Reason.CONFLICT, 409, List.of()));

    assertThat(refused().code()).isEqualTo(ProblemCode.VENDOR_BUSY);
    assertThat(refused().code()).isEqualTo(ProblemCode.VENDOR_UNAVAILABLE);
    assertThat(send().answer().status()).isEqualTo(409);
  }

  @Test
  void a_key_in_use_is_refused() {
    keys.kept.put(KEY, new IdempotencyStore.Begun.Running(Instant.EPOCH));

    assertThat(refused().code()).isEqualTo(ProblemCode.IDEMPOTENCY_IN_PROGRESS);
  }

  private Once send() {
    return onceOnly.once(KEY, () -> calls.send("a1", REQUEST)).await().indefinitely();
  }

  private RefusedException refused() {
    return catchThrowableOfType(RefusedException.class, this::send);
  }

  private static Vault vault() {
    return new Vault("k1", Base64.getEncoder().encodeToString(new byte[32]), new SecureRandom());
  }

  /** Answers with the next verdict; a call more than there are fails. */
  private final class OneCall extends DirectRequests {
    OneCall() {
      super(null, null, null, null, null);
    }

    @Override
    public Uni<Answer> send(String accountId, CheckedRequest request) {
      return Uni.createFrom().item(() -> Answers.of(verdicts.remove()));
    }
  }

  private static final class KeysInMemory implements IdempotencyStore {
    private final Map<IdempotencyKey, Begun> kept = new HashMap<>();

    @Override
    public Uni<Begun> begin(IdempotencyKey key) {
      Begun before = kept.putIfAbsent(key, new Begun.Running(Instant.EPOCH));
      return Uni.createFrom().item(before == null ? new Begun.Fresh() : before);
    }

    @Override
    public Uni<Void> finish(IdempotencyKey key, Sealed answer) {
      kept.put(key, new Begun.Finished(answer));
      return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Void> release(IdempotencyKey key) {
      kept.remove(key);
      return Uni.createFrom().voidItem();
    }
  }
}
