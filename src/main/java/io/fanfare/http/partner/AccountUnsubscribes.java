package io.fanfare.http.partner;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.access.Caller;
import io.fanfare.http.OffLoop;
import io.fanfare.http.jobs.Accepted;
import io.fanfare.job.IdempotencyKey;
import io.fanfare.job.Jobs;
import io.fanfare.partner.UnsubscribeJobs;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Takes many addresses off in some accounts. */
@ApplicationScoped
class AccountUnsubscribes {
  private final OffLoop offLoop;
  private final UnsubscribeJobs requests;
  private final Jobs jobs;

  AccountUnsubscribes(OffLoop offLoop, UnsubscribeJobs requests, Jobs jobs) {
    this.offLoop = offLoop;
    this.requests = requests;
    this.jobs = jobs;
  }

  /** Keeps the job; fails as {@link UnsubscribeJobs#check} and {@link Jobs#submit} do. */
  Uni<RestResponse<?>> submit(Caller by, JsonNode body, @Nullable IdempotencyKey key) {
    return offLoop
        .run(() -> requests.check(body))
        .chain(request -> jobs.submit(by, request, key))
        .map(Accepted::of);
  }
}
