package io.fanfare.activity;

import io.fanfare.job.JobStore;
import io.fanfare.job.WaveStore;
import io.fanfare.replica.Replicas;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A set of stores that know the same accounts, jobs and time. */
public interface StoreWorld {

  ActivityStore activities();

  JobStore jobs();

  WaveStore waves();

  Replicas replicas();

  /** Makes these accounts known and active. */
  void know(List<String> accountIds);

  /** The account is no longer managed. */
  void close(String accountId);

  /** Lets time pass, without waiting for it. */
  void pass(Duration time);

  /** The store's time. */
  Instant now();
}
