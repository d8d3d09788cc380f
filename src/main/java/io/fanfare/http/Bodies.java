package io.fanfare.http;

import io.fanfare.problem.Findings;
import io.fanfare.problem.Rule;
import jakarta.enterprise.context.ApplicationScoped;

/** Looks at the size of bodies that were read, since not every one announces it. */
@ApplicationScoped
public class Bodies {
  private final HttpSettings settings;

  public Bodies(HttpSettings settings) {
    this.settings = settings;
  }

  /** Throws RefusedException(payload_too_large) when the body is larger than any may be. */
  public void requireSize(byte[] body) {
    requireSize(body, settings.maxBody());
  }

  /** The same with a bound of the resource's own. */
  public void requireSize(byte[] body, long most) {
    Findings findings = new Findings();
    if (body.length > Math.min(most, settings.maxBody())) {
      findings.add("body", Rule.MAX_BYTES, most, "Must have at most " + most + " bytes.");
    }
    findings.refuseIfAny();
  }
}
