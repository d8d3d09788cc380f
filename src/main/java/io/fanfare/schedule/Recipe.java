package io.fanfare.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a firing makes a job of.
 *
 * @param job a body of {@code POST /v1/jobs}; checked
 * @param rows where the job's rows are fetched from; null unless they are
 * @param upload whose rows the job imports; null unless they were named beside the job. Never with
 *     {@code rows}
 */
public record Recipe(JsonNode job, @Nullable Source rows, @Nullable UUID upload) {

  /**
   * Rows at an address of the user's own.
   *
   * @param url checked against the allowed hosts, again at each firing
   * @param terms how the rows are to be read: the parameters of {@code POST /v1/imports}
   */
  public record Source(URI url, JsonNode terms) {}
}
