package io.fanfare.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.simulator.SimulatorSettings.Quirks;
import io.fanfare.simulator.bulk.SizeRule;
import io.fanfare.simulator.limits.WindowKind;
import io.fanfare.simulator.partner.StatusMapping;
import io.fanfare.simulator.vendor.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A simulated vendor that is like the real one, as far as a probe has found it out: see
 * docs/probe.md for the file. What is undetermined stays as it was.
 */
public final class VendorProfile {
  private static final int VERSION = 1;

  private final JsonNode answers;

  private VendorProfile(JsonNode answers) {
    this.answers = answers;
  }

  /** These settings, changed to what the file says. */
  public static SimulatorSettings apply(SimulatorSettings settings, Path file) {
    try {
      JsonNode json = Json.parse(Files.readString(file));
      if (json.path("version").asInt() != VERSION) {
        throw new IllegalArgumentException(file + " is no profile of version " + VERSION);
      }
      return new VendorProfile(json.path("answers")).apply(settings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private SimulatorSettings apply(SimulatorSettings settings) {
    Quirks known = settings.quirks();
    SizeRule size =
        new SizeRule(
            Integer.parseInt(answer("size_limit", "" + known.size().mostBytes())),
            answer("size_counted", known.size().countOuter() ? "outer" : "inner").equals("outer"));
    WindowKind window = WindowKind.of(answer("window", known.window().name()));
    int rate = settings.limits().ratePerSecond();
    return settings
        .withRatePerSecond(Integer.parseInt(answer("calls_a_second", "" + rate)))
        .withQuirks(
            new Quirks(
                window,
                Integer.parseInt(answer("burst", "" + known.burst())),
                Integer.parseInt(answer("proxied_cost", "" + known.proxiedCost())),
                StatusMapping.of(answer("inner_status", known.statuses().name())),
                size,
                answer("csv", known.exportAsJsonString() ? "json_string" : "plain")
                    .equals("json_string"),
                !answer("activity_order", known.newestFirst() ? "newest_first" : "oldest_first")
                    .equals("oldest_first")));
  }

  private String answer(String question, String otherwise) {
    JsonNode value = answers.path(question).path("value");
    return value.isNull() ? otherwise : value.asText(otherwise);
  }
}
