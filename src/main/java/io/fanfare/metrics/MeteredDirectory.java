package io.fanfare.metrics;

import io.fanfare.quota.Slot;
import io.fanfare.vendor.PartnerDirectory;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** Counts the calls that read the list of accounts, and changes nothing about them. */
@Decorator
@Priority(10)
public class MeteredDirectory implements PartnerDirectory {
  private final PartnerDirectory directory;
  private final CallMeter meter;

  @Inject
  public MeteredDirectory(@Any @Delegate PartnerDirectory directory, CallMeter meter) {
    this.directory = directory;
    this.meter = meter;
  }

  @Override
  public Uni<DirectoryPage> page(Slot slot, @Nullable String next) {
    return Uni.createFrom()
        .deferred(
            () -> {
              Timer.Sample sample = meter.start();
              return directory
                  .page(slot, next)
                  .invoke(page -> meter.record(sample, slot, CallMeter.READ))
                  .onFailure(DirectoryUnavailableException.class)
                  .invoke(failure -> meter.record(sample, slot, word(failure)));
            });
  }

  private static String word(Throwable failure) {
    return CallMeter.word(((DirectoryUnavailableException) failure).verdict());
  }
}
