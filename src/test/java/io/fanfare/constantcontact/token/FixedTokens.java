package io.fanfare.constantcontact.token;

import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;

/** Tokens that have {@code token-1} at hand and no endpoint behind them. */
public final class FixedTokens {

  private final Tokens tokens;

  public FixedTokens(Clock clock) {
    var grant = new Grant("token-1", Duration.ofHours(1));
    tokens = new Tokens(() -> Uni.createFrom().item(grant), 0.8, clock, () -> 0);
    tokens.token().await().indefinitely();
  }

  public Tokens get() {
    return tokens;
  }

  /** Takes it away. */
  public void none() {
    tokens.invalidate(tokens.usable());
  }
}
