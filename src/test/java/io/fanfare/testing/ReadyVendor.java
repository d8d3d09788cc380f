package io.fanfare.testing;

import io.fanfare.operation.CheckedRequest;
import io.fanfare.quota.Slot;
import io.fanfare.vendor.Look;
import io.fanfare.vendor.VendorApi;
import io.fanfare.vendor.Verdict;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** A vendor whose token is at hand; what else it is asked for, a test has to answer itself. */
public class ReadyVendor implements VendorApi {
  @Override
  public Uni<Void> ready() {
    return Uni.createFrom().voidItem();
  }

  @Override
  public Uni<Verdict> send(Slot slot, String accountId, CheckedRequest request) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Uni<Look> activity(Slot slot, String accountId, String remoteId) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Uni<Look> activities(Slot slot, String accountId, @Nullable String next) {
    throw new UnsupportedOperationException();
  }
}
