package io.fanfare.simulator.http;

import io.fanfare.simulator.faults.Strike;
import io.fanfare.simulator.faults.Subject;
import io.fanfare.simulator.ledger.Answer;
import io.fanfare.simulator.ledger.Purpose;
import io.fanfare.simulator.ledger.Verdict;
import io.fanfare.simulator.vendor.Errors;
import io.fanfare.simulator.vendor.Json;
import io.fanfare.simulator.vendor.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Serves the token endpoint: client credentials by HTTP Basic, grant in the body or the query. */
final class TokenDesk {
  private static final Subject SUBJECT = new Subject("POST", "/token", null, "token", null);
  private static final String FORM = "application/x-www-form-urlencoded";

  private final Vendor vendor;

  TokenDesk(Vendor vendor) {
    this.vendor = vendor;
  }

  Outgoing serve(Gate.Arrival arrival, Incoming in, @Nullable String contentType) {
    if (arrival.throttled()) {
      return done(arrival, in, Verdict.THROTTLED, Errors.throttled());
    }
    Strike strike = vendor.faults().onCall(SUBJECT);
    Reply truth = strike.runs() ? answer(in, contentType) : null;
    Reply shown = strike.reply() == null ? truth : strike.reply();
    boolean faulted = strike.reply() != null || strike.wire() != Strike.Wire.ANSWER;
    int status = shown == null ? 0 : shown.status();
    note(arrival, in, faulted ? Verdict.FAULTED : Verdict.ACCEPTED, status);
    return new Outgoing(shown, strike.wire(), strike.delay());
  }

  private Reply answer(Incoming in, @Nullable String contentType) {
    if (!in.method().equals("POST")) {
      return Errors.methodNotAllowed();
    }
    if (contentType == null || !contentType.startsWith(FORM)) {
      return Errors.gateway(415, "unsupported_media_type", "Unsupported Media Type");
    }
    if (!basic().equals(in.authorization())) {
      return oauth(401, "invalid_client");
    }
    String grant = "grant_type=client_credentials";
    boolean asked = in.body() != null && in.body().contains(grant);
    if (!asked && !"client_credentials".equals(in.query().get("grant_type"))) {
      return oauth(400, "unsupported_grant_type");
    }
    String token = vendor.tokens().issue(vendor.clock().real());
    return Reply.ok(
        Json.object()
            .put("access_token", token)
            .put("token_type", "Bearer")
            .put("scope", "v3api/general.partner")
            .put("expires_in", vendor.tokens().lifetime().toSeconds()));
  }

  private String basic() {
    Vendor.Credentials known = vendor.credentials();
    byte[] pair = (known.clientId() + ":" + known.clientSecret()).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  private static Reply oauth(int status, String error) {
    return Reply.json(
        status, Json.object().put("error", error).put("error_description", "Refused."));
  }

  private Outgoing done(Gate.Arrival arrival, Incoming in, Verdict verdict, Reply reply) {
    note(arrival, in, verdict, reply.status());
    return Outgoing.now(reply);
  }

  private void note(Gate.Arrival arrival, Incoming in, Verdict verdict, int status) {
    Answer answer = new Answer(verdict, status, null, "/token", in.bytes(), null, null);
    vendor.ledger().answered(arrival.handle(), Purpose.TOKEN, answer);
  }
}
