package io.fanfare.webhook;

import io.fanfare.direct.Answer;
import io.fanfare.direct.Answers;
import io.fanfare.direct.DirectCalls;
import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.fanfare.quota.Purpose;
import io.fanfare.quota.Slot;
import io.fanfare.vendor.Verdict;
import io.fanfare.webhook.Subscription.Target;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The vendor's webhook subscriptions. Each method is one call, made at most once, and fails as
 * {@link DirectCalls#make} does, with {@code vendor_refused} where the vendor refused, and with
 * {@code not_found} where it has no such subscription.
 */
@ApplicationScoped
public class Subscriptions {
  private static final int NOT_FOUND = 404;

  private final DirectCalls calls;
  private final WebhookEndpoints vendor;
  private final Callback callback;

  Subscriptions(DirectCalls calls, WebhookEndpoints vendor, Callback callback) {
    this.calls = calls;
    this.vendor = vendor;
    this.callback = callback;
  }

  /** All topics, in their order, with what the vendor does for them. */
  public Uni<List<Subscription>> list() {
    return done(Purpose.LOOKUP, vendor::list).map(this::all);
  }

  /** One topic that is subscribed to. */
  public Uni<Subscription> get(WebhookTopic topic) {
    return done(Purpose.LOOKUP, slot -> vendor.get(slot, topic))
        .map(answer -> new Subscription(topic, target(vendor.callback(answer).orElse(null))));
  }

  /** Lets the vendor tell us of a topic; fails with {@code conflict} where we have no address. */
  public Uni<Subscription> put(WebhookTopic topic) {
    String address = callback.address();
    return done(Purpose.DIRECT, slot -> vendor.put(slot, topic, address))
        .replaceWith(new Subscription(topic, Target.OURS));
  }

  /** Ends a subscription. */
  public Uni<Void> delete(WebhookTopic topic) {
    return done(Purpose.DIRECT, slot -> vendor.delete(slot, topic)).replaceWithVoid();
  }

  /**
   * Lets the vendor send a body with example data. What it answers may hold our address and is not
   * handed on; a refusal is an answer, too.
   */
  public Uni<Answer> test(WebhookTopic topic) {
    return calls
        .make(Purpose.DIRECT, slot -> vendor.test(slot, topic))
        .map(answer -> answer instanceof Answer.Done done ? without(done) : answer);
  }

  private static Answer without(Answer.Done done) {
    return new Answer.Done(done.status(), null, new byte[0]);
  }

  private Uni<byte[]> done(Purpose purpose, Function<Slot, Uni<Verdict>> call) {
    return calls.verdict(purpose, call).map(Subscriptions::body);
  }

  private static byte[] body(Verdict verdict) {
    Answer answer = Answers.of(verdict);
    if (answer instanceof Answer.Done done) {
      return done.body();
    }
    throw answer.status() == NOT_FOUND
        ? RefusedException.of(ProblemCode.NOT_FOUND, "The vendor has no such subscription.")
        : RefusedException.of(
            ProblemCode.VENDOR_REFUSED, "The vendor refused with status " + answer.status() + ".");
  }

  private List<Subscription> all(byte[] answer) {
    var callbacks =
        vendor
            .callbacks(answer)
            .orElseThrow(() -> Answers.unavailable("the list could not be read"));
    return Arrays.stream(WebhookTopic.values())
        .map(topic -> new Subscription(topic, target(callbacks.get(topic))))
        .toList();
  }

  private Target target(@Nullable String address) {
    if (address == null) {
      return Target.NONE;
    }
    return callback.isOurs(address) ? Target.OURS : Target.OTHER;
  }
}
