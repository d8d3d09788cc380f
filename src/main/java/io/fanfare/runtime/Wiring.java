package io.fanfare.runtime;

import io.fanfare.activity.ActivityStore;
import io.fanfare.activity.Aftermath;
import io.fanfare.activity.Recorder;
import io.fanfare.constantcontact.ConstantContactSettings;
import io.fanfare.dispatch.DispatchSettings;
import io.fanfare.job.ExpectedTime;
import io.fanfare.operation.Catalogue;
import io.fanfare.operation.RequestRules;
import io.fanfare.payload.PayloadSettings;
import io.fanfare.payload.Vault;
import io.fanfare.polling.LookRecorder;
import io.fanfare.prediction.Durations;
import io.fanfare.prediction.Kind;
import io.fanfare.probe.Neighbours;
import io.fanfare.quota.QuotaStore;
import io.fanfare.replica.Replica;
import io.fanfare.time.SharedClock;
import io.fanfare.time.Timers;
import io.fanfare.webhook.Signatures;
import io.fanfare.webhook.WebhookSettings;
import io.fanfare.webhook.WebhookSettings.Signed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Makes beans of what the core leaves plain. */
@ApplicationScoped
class Wiring {
  @Produces
  @Singleton
  SharedClock clock() {
    return new SharedClock(new SteadyClock());
  }

  @Produces
  @Singleton
  RandomGenerator random() {
    return new SecureRandom();
  }

  @Produces
  @Singleton
  Replica replica() {
    return new Replica(UUID.randomUUID());
  }

  @Produces
  @Singleton
  Recorder recorder(
      ActivityStore store,
      Aftermath aftermath,
      DispatchSettings settings,
      Clock clock,
      Timers timers,
      RandomGenerator random) {
    return new Recorder(store, aftermath, settings.claimLease(), clock, timers, random);
  }

  @Produces
  @Singleton
  LookRecorder lookRecorder(
      ActivityStore store, Clock clock, Timers timers, RandomGenerator random) {
    return new LookRecorder(store, clock, timers, random);
  }

  @Produces
  @Singleton
  ExpectedTime expectedTime(Durations durations) {
    return (operation, items) -> durations.expectedSeconds(Kind.of(operation, items));
  }

  @Produces
  @Singleton
  Catalogue catalogue() {
    return Catalogue.load();
  }

  @Produces
  @Singleton
  RequestRules rules(Catalogue catalogue) {
    return new RequestRules(catalogue);
  }

  @Produces
  @Singleton
  Vault vault(PayloadSettings settings) {
    return new Vault(PayloadKeys.of(settings), new SecureRandom());
  }

  @Produces
  @Singleton
  Neighbours neighbours(QuotaStore store) {
    return new Neighbours(store);
  }

  @Produces
  @Singleton
  Signatures signatures(WebhookSettings settings, ConstantContactSettings vendor) {
    String secret = settings.signingSecret().orElseGet(() -> vendor.clientSecret().get());
    return new Signatures(secret, settings.signature() == Signed.REQUIRED);
  }
}
