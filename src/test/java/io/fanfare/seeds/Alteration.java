package io.fanfare.seeds;

import io.fanfare.activity.ActivityStore;
import io.fanfare.quota.QuotaSettings;
import io.fanfare.vendor.VendorApi;

/** What a test changes in the engine, to see that the checker would find it. */
interface Alteration {

  /** The engine as it is. */
  Alteration NONE = new Alteration() {};

  default VendorApi vendor(VendorApi real) {
    return real;
  }

  default ActivityStore activities(ActivityStore real, Ports ports) {
    return real;
  }

  default QuotaSettings quota(QuotaSettings real) {
    return real;
  }
}
