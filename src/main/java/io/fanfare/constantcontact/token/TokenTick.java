package io.fanfare.constantcontact.token;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Looks at the token's age, so that no caller waits for a new one. */
@ApplicationScoped
class TokenTick {

  private final Tokens tokens;

  TokenTick(Tokens tokens) {
    this.tokens = tokens;
  }

  @Scheduled(
      every = "${fanfare.constant-contact.token-check-interval:1s}",
      concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> tick() {
    return tokens.refreshIfDue();
  }
}
