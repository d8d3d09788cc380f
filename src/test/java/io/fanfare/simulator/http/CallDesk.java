package io.fanfare.simulator.http;

import io.fanfare.simulator.bulk.BulkOperations;
import io.fanfare.simulator.faults.Strike;
import io.fanfare.simulator.faults.Subject;
import io.fanfare.simulator.ledger.Answer;
import io.fanfare.simulator.ledger.Purpose;
import io.fanfare.simulator.ledger.Verdict;
import io.fanfare.simulator.partner.Target;
import io.fanfare.simulator.vendor.Call;
import io.fanfare.simulator.vendor.Errors;
import io.fanfare.simulator.vendor.Reply;
import io.fanfare.simulator.vendor.VendorError;
import org.jspecify.annotations.Nullable;

/** Serves calls to {@code /v3}: limits, then credentials, then faults, then the call itself. */
final class CallDesk {
  private static final String BEARER = "Bearer ";

  private final Vendor vendor;
  private final Gate gate;

  CallDesk(Vendor vendor, Gate gate) {
    this.vendor = vendor;
    this.gate = gate;
  }

  Outgoing serve(Gate.Arrival arrival, Incoming in) {
    if (arrival.throttled()) {
      return refuse(arrival, in, Verdict.THROTTLED, Errors.throttled());
    }
    if (!authorized(in)) {
      return refuse(arrival, in, Verdict.UNAUTHORIZED, Errors.unauthorized());
    }
    Call call = in.call(vendor.clock().now());
    if (!vendor.quota().accept(call.now(), gate.cost(in.path()))) {
      return refuse(arrival, in, Verdict.QUOTA_EXCEEDED, Errors.quotaExceeded());
    }
    if (in.tooLarge()) {
      return refuse(arrival, in, Verdict.ACCEPTED, Errors.tooLarge());
    }
    try {
      return run(arrival, in, vendor.switchboard().find(call));
    } catch (VendorError error) {
      return refuse(arrival, in, Verdict.ACCEPTED, error.reply());
    }
  }

  private boolean authorized(Incoming in) {
    String header = in.authorization();
    return vendor.credentials().apiKey().equals(in.apiKey())
        && header != null
        && header.startsWith(BEARER)
        && vendor.tokens().live(header.substring(BEARER.length()), vendor.clock().real());
  }

  private Outgoing run(Gate.Arrival arrival, Incoming in, Target target) {
    String method = target.innerMethod() == null ? in.method() : target.innerMethod();
    Subject subject =
        new Subject(
            method, target.template(), target.account(), target.operation(), target.payload());
    Strike strike = vendor.faults().onCall(subject);
    Reply truth = strike.runs() ? outcome(target) : null;
    note(arrival, in, target, strike, truth);
    Reply shown = strike.reply() == null ? truth : strike.reply();
    return new Outgoing(shown, strike.wire(), strike.delay());
  }

  private static Reply outcome(Target target) {
    try {
      return target.run().get();
    } catch (VendorError error) {
      return error.reply();
    }
  }

  private void note(
      Gate.Arrival arrival, Incoming in, Target target, Strike strike, @Nullable Reply truth) {
    boolean hidden = strike.reply() != null || strike.wire() != Strike.Wire.ANSWER;
    Verdict unseen = truth == null ? Verdict.FAULTED : Verdict.ACCEPTED_UNSEEN;
    Reply known = truth == null ? strike.reply() : truth;
    Answer answer =
        new Answer(
            hidden ? unseen : Verdict.ACCEPTED,
            known == null ? 0 : known.status(),
            target.innerMethod(),
            target.template(),
            in.bytes(),
            BulkOperations.sha256(target.payload()),
            truth == null ? null : truth.activityId());
    String method = target.innerMethod() == null ? in.method() : target.innerMethod();
    vendor.ledger().answered(arrival.handle(), Purpose.of(method, target.template()), answer);
  }

  private Outgoing refuse(Gate.Arrival arrival, Incoming in, Verdict verdict, Reply reply) {
    Answer answer = new Answer(verdict, reply.status(), null, null, in.bytes(), null, null);
    vendor.ledger().answered(arrival.handle(), Purpose.OTHER, answer);
    return Outgoing.now(reply);
  }
}
