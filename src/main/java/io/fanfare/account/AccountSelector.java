package io.fanfare.account;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Which accounts a job is for, as its caller said it. */
public sealed interface AccountSelector {

  /** Accounts left out although selected. */
  Set<String> except();

  /** Every account that is active when the job is planned. */
  record All(Set<String> except) implements AccountSelector {}

  /** Just these; each must be a known one. */
  record Ids(List<String> ids, Set<String> except) implements AccountSelector {}

  /** Every active account in which something of that job did not end well; the job has finished. */
  record FailedIn(UUID jobId, Set<String> except) implements AccountSelector {}

  /**
   * Every active account that carries all of these labels and none of the absent ones, whatever
   * their value.
   */
  record Labels(Map<String, String> labels, Set<String> absent, Set<String> except)
      implements AccountSelector {}
}
