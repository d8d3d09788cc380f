package io.fanfare.job;

/** The door a request came through. Contact rows may not come through Kafka: it keeps them. */
public enum Origin {
  HTTP,
  KAFKA
}
