package io.fanfare.constantcontact;

import io.fanfare.constantcontact.token.FixedTokens;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** Tests of the adapter against a vendor that answers as each of them says. */
abstract class StubbedVendor {
  final Clock clock = Clock.systemUTC();
  final FixedTokens tokens = new FixedTokens(clock);
  StubVendor vendor;
  Adapter adapter;

  @AfterEach
  void stop() throws Exception {
    if (vendor != null) {
      vendor.close();
    }
  }

  void start(Handler<HttpServerRequest> answer) throws Exception {
    start(answer, Map.of());
  }

  /** As {@link #start(Handler)}, for an adapter with these settings; the address is the stub's. */
  void start(Handler<HttpServerRequest> answer, Map<String, String> settings) throws Exception {
    vendor = StubVendor.answering(answer);
    Map<String, String> all = new HashMap<>(settings);
    all.put("url", vendor.url());
    adapter = Adapter.over(tokens.get(), all);
  }
}
