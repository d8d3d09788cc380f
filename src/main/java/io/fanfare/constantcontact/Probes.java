package io.fanfare.constantcontact;

import io.fanfare.constantcontact.probe.ProbeCalls;
import io.fanfare.constantcontact.token.Tokens;
import io.fanfare.probe.Allowance;
import io.fanfare.probe.ProbeFailedException;
import io.fanfare.probe.VendorProbe;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.util.random.RandomGenerator;

/** Opens the vendor for a probe. */
@ApplicationScoped
public class Probes {
  private final ConstantContactSettings settings;
  private final VendorRest rest;
  private final Instance<Tokens> shared;
  private final Clock clock;
  private final RandomGenerator random;

  Probes(
      ConstantContactSettings settings,
      VendorRest rest,
      Instance<Tokens> shared,
      Clock clock,
      RandomGenerator random) {
    this.settings = settings;
    this.rest = rest;
    this.shared = shared;
    this.clock = clock;
    this.random = random;
  }

  /**
   * The vendor, for one account.
   *
   * @param alone no deployment shares the token, and no store is there to share it in
   */
  public VendorProbe open(String accountId, Allowance allowance, boolean alone) {
    Connections.check(settings);
    if (!AccountIds.isValid(accountId)) {
      throw new ProbeFailedException("--account must be an encoded_account_id of the vendor's");
    }
    Tokens tokens = alone ? Tokens.from(settings, clock, random::nextDouble) : shared.get();
    var wire = new RestWire(rest, tokens, accountId, allowance, clock, settings.requestTimeout());
    return new ProbeCalls(wire, settings.quotaKeys());
  }
}
