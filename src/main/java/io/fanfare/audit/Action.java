package io.fanfare.audit;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What is noted. The subject is the id of the job unless something else is said. */
public enum Action {
  SUBMIT,
  APPROVE,
  /** Nobody approved it in time. */
  EXPIRE,
  CANCEL,
  PAUSE,
  RESUME,
  /** Subject: the new job. */
  RETRY,
  /** Subject: the activity. */
  SETTLE,
  /** Subject: the schedule's name, as of the next two. */
  PUT_SCHEDULE,
  APPROVE_SCHEDULE,
  DELETE_SCHEDULE,
  /** Subject: the key's name, as of the next two. */
  CREATE_KEY,
  ROTATE_KEY,
  DELETE_KEY,
  /** Subject: the topic, as of the next two. */
  PUT_WEBHOOK,
  TEST_WEBHOOK,
  DELETE_WEBHOOK,
  /** Subject: the account, if the vendor named it; as of the next three. */
  PROVISION_ACCOUNT,
  CHANGE_PLAN,
  ADD_USER,
  /** Subject: the account, as of the next three. */
  CANCEL_ACCOUNT,
  LABEL_ACCOUNT,
  SEND_REQUEST,
  DELETE_PAYLOADS,
  /** One address in all accounts; subject: the word {@code everywhere}. */
  UNSUBSCRIBE,
  /** A call that takes two people was asked for by the first one. Subject: as of the call. */
  ASK_FOR_SECOND;

  /** The word in JSON and tables. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The action of that word; empty where it is none. */
  public static Optional<Action> of(String word) {
    return Stream.of(values()).filter(action -> action.word().equals(word)).findFirst();
  }
}
