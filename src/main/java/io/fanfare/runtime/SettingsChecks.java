package io.fanfare.runtime;

import io.fanfare.account.DirectorySettings;
import io.fanfare.naming.NamingSettings;
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
  private final ReckoningSettings reckoning;
  private final UploadSettings upload;
  private final NamingSettings names;
  private final DirectorySettings directory;
  private final ScheduleSettings schedules;

  /** The vault is asked for so that a missing, doubled or malformed key stops the start. */
  SettingsChecks(
      PredictionSettings prediction,
      QuotaSettings quota,
      ReckoningSettings reckoning,
      UploadSettings upload,
      NamingSettings names,
      DirectorySettings directory,
      ScheduleSettings schedules,
      Vault vault) {
    Objects.requireNonNull(vault);
    this.prediction = prediction;
    this.quota = quota;
    this.reckoning = reckoning;
    this.upload = upload;
    this.names = names;
    this.directory = directory;
    this.schedules = schedules;
  }

  void check(@Observes StartupEvent event) {
    Objects.requireNonNull(quota.limits());
    prediction.check();
    reckoning.check();
    upload.check();
    names.check();
    Objects.requireNonNull(directory.cron());
    schedules.check();
  }
}
