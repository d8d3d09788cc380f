package io.fanfare.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fanfare.operation.Catalogue;
import io.fanfare.operation.RequestRules;
import io.fanfare.operation.strict.StrictJson;
import io.fanfare.problem.RefusedException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobRequestsTest {
  private static final String GET = "{\"method\":\"GET\",\"path\":\"/contact_lists\"}";
  private static final String STEP = "{\"operation\":\"api_request\",\"request\":" + GET + "}";
  private static final String ALL = "\"accounts\":{\"all\":true}";

  private final JobRequests requests = new JobRequests(new RequestRules(Catalogue.load()));

  @Test
  void shouldReadOneOperationAsOneStep() {
    JobRequest job = check("{" + ALL + ",\"operation\":\"api_request\",\"request\":" + GET + "}");
    assertThat(job.operation()).isEqualTo("api_request");
    assertThat(job.steps()).hasSize(1);
    assertThat(job.waves()).isEqualTo(Waves.NONE);
  }

  @Test
  void shouldReadStepsInOrder() {
    JobRequest job = check("{" + ALL + ",\"steps\":[" + STEP + "," + STEP + "]}");
    assertThat(job.operation()).isEqualTo("steps");
    assertThat(job.steps())
        .extracting(Step::operation)
        .containsExactly("api_request", "api_request");
  }

  @Test
  void shouldReadWaves() {
    Waves waves = waves("[1, \"1.5%\", \"all\"], \"tolerated_failures\": \"2%\"").waves();
    assertThat(waves.sizes()).containsExactly(new Share(1, false), new Share(1.5, true), Share.ALL);
    assertThat(waves.tolerated()).isEqualTo(new Share(2, true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{};body;exactly_one_of",
        "{'operation':'api_request','steps':[]};body;exactly_one_of",
        "{'steps':[]};body.steps;min_items",
        "{'steps':[{'request':{}}]};body.steps[0].operation;required",
        "{'steps':[{'operation':'api_request','size':1}]};body.steps[0].size;unknown_field",
        "{'steps':[{'operation':'api_request'}]};body.steps[0].request;required",
        "{'steps':[{'operation':'dance'}]};body.steps[0].operation;unknown_operation",
        "{'steps':[7]};body.steps[0];type",
        "{'tolerated_failures':1};body.tolerated_failures;required_with",
        "{'waves':[1]};body.waves[0];enum",
        "{'waves':['all','all']};body.waves[0];enum",
        "{'waves':[0,'all']};body.waves[0];format",
        "{'waves':['101%','all']};body.waves[0];format",
        "{'waves':['all'],'tolerated_failures':-1};body.tolerated_failures;format",
        "{'check_unsubscribed':7};body.check_unsubscribed;type",
        "{'check_unsubscribed':{}};body.check_unsubscribed.sample;required",
        "{'check_unsubscribed':{'sample':0}};body.check_unsubscribed.sample;minimum",
        "{'check_unsubscribed':{'sample':501}};body.check_unsubscribed.sample;maximum",
        "{'check_unsubscribed':{'sample':5,'of':9}};body.check_unsubscribed.of;unknown_field"
      })
  void shouldSayWhatIsWrongAndWhere(String body, String field, String rule) {
    // Given
    String json = body.replace('\'', '"').replaceFirst("\\{", "{" + ALL + ",");

    // When
    RefusedException refused =
        catchThrowableOfType(RefusedException.class, () -> check(json.replace(",}", "}")));

    // Then
    assertThat(refused.violations())
        .anySatisfy(
            violation -> {
              assertThat(violation.field()).isEqualTo(field);
              assertThat(violation.rule()).isEqualTo(rule);
            });
  }

  @Test
  void shouldLookForUnsubscribedContactsOfImportsOnly() {
    // Given
    String imports =
        "{%s,\"operation\":\"contacts_json_import\",\"request\":{\"list_ids\":[\"%s\"],"
            + "\"import_data\":[{\"email\":\"a@x.org\"}]},\"check_unsubscribed\":%s}";
    String list = "00000000-0000-0000-0000-000000000001";

    // When / Then
    assertThat(check(imports.formatted(ALL, list, "true")).options().unsubscribedReads())
        .isEqualTo(20);
    assertThat(check(imports.formatted(ALL, list, "false")).options().unsubscribedReads()).isZero();
    assertThat(check(imports.formatted(ALL, list, "{\"sample\":7}")).options().unsubscribedReads())
        .isEqualTo(7);
    RefusedException refused =
        catchThrowableOfType(
            RefusedException.class,
            () -> check("{" + ALL + ",\"steps\":[" + STEP + "],\"check_unsubscribed\":true}"));
    assertThat(refused.violations().get(0).field()).isEqualTo("body.check_unsubscribed");
  }

  private JobRequest waves(String waves) {
    return check("{" + ALL + ",\"steps\":[" + STEP + "],\"waves\":" + waves + "}");
  }

  private JobRequest check(String body) {
    return requests.check(StrictJson.read(body.getBytes(StandardCharsets.UTF_8)), Origin.HTTP);
  }
}
