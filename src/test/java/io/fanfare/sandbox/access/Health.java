package io.fanfare.sandbox.access;

import io.fanfare.sandbox.access.JsonApi.Answer;
import java.net.URI;

/** How one replica says that it is, on its management port. */
public final class Health {
  private final JsonApi api;

  public Health(URI management) {
    this.api = new JsonApi(management);
  }

  /** Readiness, up or not, with what it says of each check. */
  public Answer readiness() {
    return api.send("GET", "/q/health/ready", null);
  }
}
