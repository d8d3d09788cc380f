package io.fanfare.testing;

import io.fanfare.activity.ActivityStore;
import io.fanfare.activity.Recorder;
import io.fanfare.payload.Requests;
import io.fanfare.payload.Vault;
import io.fanfare.prediction.Looks;
import io.fanfare.quota.QuotaGate;
import io.fanfare.reconciliation.Reconciliation;
import io.fanfare.replica.Replica;
import io.fanfare.time.Timers;
import io.fanfare.vendor.VendorApi;
import java.time.Clock;
import java.util.random.RandomGenerator;

/** What the flows of one replica share, for those who wire them without a container. */
public record EngineParts(
    ActivityStore store,
    Recorder recorder,
    Requests requests,
    VendorApi vendor,
    QuotaGate gate,
    Looks looks,
    Reconciliation reconciliation,
    Vault vault,
    Replica replica,
    Clock clock,
    Timers timers,
    RandomGenerator random) {}
