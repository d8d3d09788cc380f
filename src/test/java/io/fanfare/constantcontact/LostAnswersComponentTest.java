package io.fanfare.constantcontact;

import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.quota.Slots;
import io.fanfare.sandbox.ServicesResource;
import io.fanfare.vendor.Reason;
import io.fanfare.vendor.Verdict.Refused;
import io.fanfare.vendor.Verdict.Unanswered;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls that left and brought no whole answer back. */
@QuarkusTest
@WithTestResource(ServicesResource.class)
class LostAnswersComponentTest extends StubbedVendor {

  private static final String JSON = "application/json";

  @Inject Vertx vertx;

  @Test
  void aResetAfterTheBodyMeansUnanswered() throws Exception {
    start(request -> request.connection().close());
    assertThat(adapter.send(Slots.now(clock), Adapter.request("{}")))
        .isEqualTo(new Unanswered("reset"));
    assertThat(vendor.received()).hasSize(1);
  }

  @Test
  void aResetInTheMiddleOfTheAnswerMeansUnanswered() throws Exception {
    start(StubVendorAnswers.brokenOff());
    assertThat(adapter.send(Slots.now(clock), Adapter.request("{}")))
        .isEqualTo(new Unanswered("reset"));
  }

  @Test
  @Timeout(5)
  void silenceMeansUnansweredWithinTheDeadline() throws Exception {
    start(request -> {}, Map.of("connect-timeout", "300ms", "request-timeout", "500ms"));
    assertThat(adapter.send(Slots.now(clock), Adapter.request("{}")))
        .isEqualTo(new Unanswered("timeout"));
  }

  @Test
  void aTrickleDoesNotOutliveTheDeadline() throws Exception {
    start(
        StubVendorAnswers.trickle(vertx),
        Map.of("connect-timeout", "300ms", "request-timeout", "500ms"));
    assertThat(adapter.send(Slots.now(clock), Adapter.request("{}")))
        .isEqualTo(new Unanswered("timeout"));
  }

  @Test
  void anAnswerTooLargeToReadIsNoAnswer() throws Exception {
    start(StubVendor.with(201, JSON, "x".repeat(5000)), Map.of("max-answer-bytes", "4K"));
    assertThat(adapter.send(Slots.now(clock), Adapter.request("{}")))
        .isEqualTo(new Unanswered("answer_too_large"));
  }

  @Test
  void anEndlessAnswerIsCutOff() throws Exception {
    start(StubVendorAnswers.endless(), Map.of("max-answer-bytes", "1M"));
    assertThat(adapter.send(Slots.now(clock), Adapter.request("{}")))
        .isEqualTo(new Unanswered("answer_too_large"));
  }

  @Test
  void anAnswerOfJustTheLimitIsRead() throws Exception {
    start(StubVendor.with(400, JSON, "x".repeat(4096)), Map.of("max-answer-bytes", "4K"));
    assertThat(adapter.send(Slots.now(clock), Adapter.request("{}")))
        .isEqualTo(new Refused(Reason.INVALID, 400, List.of()));
  }

  @Test
  void answersArriveOnTheCallersContext() throws Exception {
    start(request -> {}, Map.of("connect-timeout", "100ms", "request-timeout", "200ms"));
    Context context = vertx.getOrCreateContext();
    var seen = new AtomicReference<Context>();
    var done = new CompletableFuture<Void>();
    ConstantContactApi api = adapter.api();
    context.runOnContext(
        nothing ->
            api.send(Slots.now(clock), "acc-1", Adapter.request("{}"))
                .invoke(() -> seen.set(Vertx.currentContext()))
                .subscribe()
                .with(item -> done.complete(null), done::completeExceptionally));
    done.get(10, TimeUnit.SECONDS);
    assertThat(seen.get()).isSameAs(context);
  }
}
