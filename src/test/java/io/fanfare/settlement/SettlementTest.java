package io.fanfare.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fanfare.activity.ActivityState;
import io.fanfare.activity.ActivityState.Ambiguous;
import io.fanfare.activity.ActivityState.InFlight;
import io.fanfare.operation.strict.StrictJson;
import io.fanfare.problem.RefusedException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettlementTest {
  private static final Instant NOW = Instant.parse("2026-01-31T22:00:00Z");
  private static final Ambiguous DOUBT = new Ambiguous(NOW, "timeout");

  @ParameterizedTest
  @CsvSource({"completed,completed", "failed,failed", "not_sent,planned"})
  void a_verdict_leads_to_a_state(String verdict, String state) {
    assertThat(next("{\"verdict\":\"" + verdict + "\"}").word()).isEqualTo(state);
  }

  @Test
  void what_is_in_flight_is_followed_by_its_id() {
    ActivityState next = next("{\"verdict\":\"in_flight\",\"remote_id\":\" r1 \"}");

    assertThat(next)
        .isInstanceOfSatisfying(InFlight.class, out -> assertThat(out.remoteId()).isEqualTo("r1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]|body|type",
        "{}|body.verdict|required",
        "{'verdict':1}|body.verdict|type",
        "{'verdict':'gone'}|body.verdict|enum",
        "{'verdict':'in_flight'}|body.remote_id|required_with",
        "{'verdict':'in_flight','remote_id':''}|body.remote_id|max_length",
        "{'verdict':'failed','remote_id':'r1'}|body.remote_id|not_allowed_with",
        "{'verdict':'failed','x':1}|body.x|unknown_field"
      })
  void anything_else_is_refused(String body, String field, String rule) {
    RefusedException refused =
        catchThrowableOfType(RefusedException.class, () -> read(body.replace('\'', '"')));

    assertThat(refused.violations())
        .singleElement()
        .extracting("field", "rule")
        .containsExactly(field, rule);
  }

  private static ActivityState next(String body) {
    return read(body).next(DOUBT, NOW);
  }

  private static Settlement read(String body) {
    return Settlement.read(StrictJson.read(body.getBytes(StandardCharsets.UTF_8)));
  }
}
