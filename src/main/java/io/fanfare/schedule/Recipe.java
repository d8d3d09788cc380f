package io.fanfare.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What a firing makes a job of.
 *
 * @param job a body of {@code POST /v1/jobs}; checked
 * @param rows where the job's rows are fetched from, null when it needs none or names an upload
 */
public record Recipe(JsonNode job, @Nullable Source rows) {

  /**
   * Rows at an address of the user's own.
   *
   * @param url checked against the allowed hosts, again at each firing
   * @param terms how the rows are to be read: the parameters of {@code POST /v1/imports}
   */
  public record Source(URI url, JsonNode terms) {}
}
