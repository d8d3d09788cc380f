package io.fanfare.runtime;

import io.fanfare.account.DirectorySettings;
import io.fanfare.naming.NamingSettings;
import io.fanfare.payload.PayloadSettings;
import io.fanfare.payload.Vault;
import io.fanfare.prediction.PredictionSettings;
import io.fanfare.quota.QuotaSettings;
import io.fanfare.reckoning.ReckoningSettings;
import io.fanfare.schedule.ScheduleSettings;
import io.fanfare.upload.UploadSettings;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Objects;

/** Settings that know themselves what is wrong with them are asked before anything runs. */
@ApplicationScoped
class SettingsChecks {
  private final PredictionSettings prediction;
  private final QuotaSettings quota;
  private final PayloadSettings payload;
  private final ReckoningSettings reckoning;
  private final UploadSettings upload;
  private final NamingSettings names;
  private final DirectorySettings directory;
  private final ScheduleSettings schedules;

  /** The vault is asked for so that a missing or malformed key stops the start. */
  SettingsChecks(
      PredictionSettings prediction,
      QuotaSettings quota,
      PayloadSettings payload,
      ReckoningSettings reckoning,
      UploadSettings upload,
      NamingSettings names,
      DirectorySettings directory,
      ScheduleSettings schedules,
      Vault vault) {
    Objects.requireNonNull(vault);
    this.prediction = prediction;
    this.quota = quota;
    this.payload = payload;
    this.reckoning = reckoning;
    this.upload = upload;
    this.names = names;
    this.directory = directory;
    this.schedules = schedules;
  }

  void check(@Observes StartupEvent event) {
    if (payload.key().isPresent() && payload.keyFile().isPresent()) {
      throw new IllegalStateException(
          "Set one of fanfare.payload.key and fanfare.payload.key-file, not both");
    }
    Objects.requireNonNull(quota.limits());
    prediction.check();
    reckoning.check();
    upload.check();
    names.check();
    Objects.requireNonNull(directory.cron());
    schedules.check();
  }
}
