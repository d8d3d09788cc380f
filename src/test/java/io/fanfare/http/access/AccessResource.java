package io.fanfare.http.access;

import io.fanfare.sandbox.TokenIssuer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/** Switches access on, with an identity provider of its own and a bootstrap key. */
public final class AccessResource implements QuarkusTestResourceLifecycleManager {
  static final String BOOTSTRAP = "0f".repeat(32);
  static final String ISSUER = "test.issuer";
  static final String SIGNING_KEY = "test.signing-key";

  private final TokenIssuer issuer = TokenIssuer.start();

  @Override
  public Map<String, String> start() {
    Map<String, String> configuration = new HashMap<>(issuer.configuration());
    configuration.put("fanfare.access.bootstrap-key", BOOTSTRAP);
    configuration.put(ISSUER, issuer.url());
    configuration.put(SIGNING_KEY, issuer.privateKey());
    return configuration;
  }

  @Override
  public void stop() {
    issuer.close();
  }

  /** Its word counts, not that of the services, which switch access off. */
  @Override
  public int order() {
    return 1;
  }
}
