package io.fanfare.metrics;

import io.fanfare.operation.CheckedRequest;
import io.fanfare.quota.Slot;
import io.fanfare.vendor.Look;
import io.fanfare.vendor.VendorApi;
import io.fanfare.vendor.Verdict;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Counts the calls on behalf of accounts, and changes nothing about them. */
@Decorator
@Priority(10)
public class MeteredVendor implements VendorApi {
  private final VendorApi vendor;
  private final CallMeter meter;

  @Inject
  public MeteredVendor(@Any @Delegate VendorApi vendor, CallMeter meter) {
    this.vendor = vendor;
    this.meter = meter;
  }

  @Override
  public Uni<Void> ready() {
    return vendor.ready();
  }

  @Override
  public Uni<Verdict> send(Slot slot, String accountId, CheckedRequest request) {
    return metered(slot, () -> vendor.send(slot, accountId, request), CallMeter::word);
  }

  @Override
  public Uni<Look> activity(Slot slot, String accountId, String remoteId) {
    return metered(slot, () -> vendor.activity(slot, accountId, remoteId), MeteredVendor::word);
  }

  @Override
  public Uni<Look> activities(Slot slot, String accountId, @Nullable String next) {
    return metered(slot, () -> vendor.activities(slot, accountId, next), MeteredVendor::word);
  }

  private <T> Uni<T> metered(Slot slot, Supplier<Uni<T>> call, Function<T, String> word) {
    return Uni.createFrom()
        .deferred(
            () -> {
              Timer.Sample sample = meter.start();
              return call.get().invoke(said -> meter.record(sample, slot, word.apply(said)));
            });
  }

  private static String word(Look look) {
    return look instanceof Look.Failed failed ? CallMeter.word(failed.verdict()) : CallMeter.READ;
  }
}
