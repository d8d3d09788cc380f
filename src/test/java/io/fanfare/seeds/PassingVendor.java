package io.fanfare.seeds;

import io.fanfare.operation.CheckedRequest;
import io.fanfare.quota.Slot;
import io.fanfare.vendor.Look;
import io.fanfare.vendor.VendorApi;
import io.fanfare.vendor.Verdict;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** Passes every call on, for those that spoil one of them. */
abstract class PassingVendor implements VendorApi {
  private final VendorApi real;

  PassingVendor(VendorApi real) {
    this.real = real;
  }

  @Override
  public Uni<Void> ready() {
    return real.ready();
  }

  @Override
  public Uni<Verdict> send(Slot slot, String accountId, CheckedRequest request) {
    return real.send(slot, accountId, request);
  }

  @Override
  public Uni<Look> activity(Slot slot, String accountId, String remoteId) {
    return real.activity(slot, accountId, remoteId);
  }

  @Override
  public Uni<Look> activities(Slot slot, String accountId, @Nullable String next) {
    return real.activities(slot, accountId, next);
  }
}
