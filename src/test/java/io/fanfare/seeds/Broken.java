package io.fanfare.seeds;

import io.fanfare.activity.ActivityStore;
import io.fanfare.operation.CheckedRequest;
import io.fanfare.quota.QuotaSettings;
import io.fanfare.quota.Slot;
import io.fanfare.seeds.scenario.Quota;
import io.fanfare.vendor.Look;
import io.fanfare.vendor.VendorApi;
import io.fanfare.vendor.Verdict;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Engines with one part spoilt, as they might be written in a hurry. */
enum Broken implements Alteration {
  /** Takes a call without an answer for one that never left, so that it is sent again. */
  RESENDS_ON_TIMEOUT {
    @Override
    public VendorApi vendor(VendorApi real) {
      return new PassingVendor(real) {
        @Override
        public Uni<Verdict> send(Slot slot, String accountId, CheckedRequest request) {
          return super.send(slot, accountId, request).map(Broken::neverLeft);
        }
      };
    }
  },

  /** Counts one call too many a second, and leaves no room for the network's moods. */
  LIMITS_OFF_BY_ONE {
    @Override
    public QuotaSettings quota(QuotaSettings real) {
      return new Quota(real.perSecond() + 1, real.perDay(), real.reserve(), Duration.ZERO);
    }
  },

  /** Keeps events after the states that they tell of, not with them. */
  TELLS_AFTERWARDS {
    @Override
    public ActivityStore activities(ActivityStore real, Ports ports) {
      return new EventsAfterwards(real, ports);
    }
  },

  /** Reads the first page of a list and takes it for the whole. */
  READS_ONE_PAGE {
    @Override
    public VendorApi vendor(VendorApi real) {
      return new PassingVendor(real) {
        @Override
        public Uni<Look> activities(Slot slot, String accountId, @Nullable String next) {
          return super.activities(slot, accountId, next).map(Broken::whole);
        }
      };
    }
  };

  private static Verdict neverLeft(Verdict verdict) {
    return verdict instanceof Verdict.Unanswered ? new Verdict.NotSent("timeout") : verdict;
  }

  private static Look whole(Look look) {
    return look instanceof Look.Page page
        ? new Look.Page(page.activities(), null, page.vendorTime())
        : look;
  }
}
