package io.fanfare.constantcontact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.fanfare.constantcontact.Outcome.Answer;
import io.fanfare.operation.Catalogue;
import io.fanfare.operation.Operation;
import io.fanfare.vendor.Reason;
import io.fanfare.vendor.RemoteState;
import io.fanfare.vendor.Verdict;
import io.fanfare.vendor.Verdict.QueueFull;
import io.fanfare.vendor.Verdict.QuotaExceeded;
import io.fanfare.vendor.Verdict.Refused;
import io.fanfare.vendor.Verdict.Throttled;
import io.fanfare.vendor.Verdict.Unanswered;
import io.fanfare.vendor.Verdict.Unauthorized;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictsTest {

  private static final Catalogue CATALOGUE = Catalogue.load();
  private static final Operation IMPORT =
      CATALOGUE.match("POST", "/activities/contacts_json_import").orElseThrow();
  private static final Operation CONTACT =
      CATALOGUE.match("GET", "/contacts/{contact_id}").orElseThrow();
  private static final String JSON = "application/json";
  private static final String HTML = "text/html; charset=utf-8";
  private static final String THROTTLED =
      "{\"error_key\":\"throttled\",\"error_message\":\"Too Many Requests\"}";
  private static final String QUOTA =
      "{\"error_key\":\"quota_exceeded\",\"error_message\":\"Limit Exceeded\"}";
  private static final String PAGE = "<!DOCTYPE html><html><body>Down</body></html>";
  private static final String ACTIVITY = "{\"activity_id\":\"a-1\",\"state\":\"initialized\"}";

  private final Verdicts verdicts = verdicts(Map.of());

  static Stream<Arguments> refusals() {
    return Stream.of(
        arguments(
            400,
            JSON,
            error("contacts.api.validation.error"),
            refused(Reason.INVALID, 400, "contacts.api.validation.error")),
        arguments(
            400,
            JSON,
            "[" + error("http.status.bad_request") + "," + error("other") + "]",
            refused(Reason.INVALID, 400, "http.status.bad_request", "other")),
        arguments(
            400, JSON, "{\"message\":\"Invalid request body\"}", refused(Reason.INVALID, 400)),
        arguments(400, HTML, PAGE, refused(Reason.INVALID, 400)),
        arguments(400, null, "", refused(Reason.INVALID, 400)),
        arguments(401, JSON, error("unauthorized"), new Unauthorized()),
        arguments(401, null, "", new Unauthorized()),
        arguments(401, JSON, "[" + error("contacts.api.unauthorized") + "]", new Unauthorized()),
        arguments(403, JSON, error("expired_token"), new Unauthorized()),
        arguments(403, JSON, error("invalid_api_key"), new Unauthorized()),
        arguments(403, JSON, error("missing_authentication_token"), new Unauthorized()),
        arguments(403, JSON, error("invalid_signature"), new Unauthorized()),
        arguments(
            403, JSON, error("access_denied"), refused(Reason.FORBIDDEN, 403, "access_denied")),
        arguments(403, JSON, "{\"message\":\"Forbidden\"}", refused(Reason.FORBIDDEN, 403)),
        arguments(
            404,
            JSON,
            "[" + error("contacts.api.not_found") + "]",
            refused(Reason.NOT_FOUND, 404, "contacts.api.not_found")),
        arguments(405, null, "", refused(Reason.REFUSED, 405)),
        arguments(
            409,
            JSON,
            "[" + error("contacts.api.conflict") + "]",
            refused(Reason.CONFLICT, 409, "contacts.api.conflict")),
        arguments(413, HTML, PAGE, refused(Reason.TOO_LARGE, 413)),
        arguments(415, null, "", refused(Reason.REFUSED, 415)),
        arguments(422, JSON, "{}", refused(Reason.REFUSED, 422)),
        arguments(429, JSON, THROTTLED, new Throttled()),
        arguments(429, JSON, QUOTA, new QuotaExceeded()),
        arguments(429, JSON, "[" + QUOTA + "]", new QuotaExceeded()),
        arguments(408, null, "", new Unanswered("status_408")),
        arguments(302, null, "", new Unanswered("status_302")),
        arguments(500, JSON, error("internal"), new Unanswered("status_500")),
        arguments(502, HTML, PAGE, new Unanswered("status_502")),
        arguments(503, null, "", new Unanswered("status_503")),
        arguments(
            504,
            JSON,
            "{\"message\":\"Endpoint request timed out\"}",
            new Unanswered("status_504")));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void anythingButSuccessMeansTheSameForEveryCall(
      int status, String type, String body, Verdict expected) {
    Answer answer = answer(status, type, body);
    assertThat(verdicts.of(IMPORT, answer)).isEqualTo(expected);
    assertThat(verdicts.of(CONTACT, answer)).isEqualTo(expected);
    assertThat(verdicts.ofRead(answer)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        PAGE,
        "{\"message\":\"Too Many\"}",
        "{\"error_key\":\"activities.api.queue\"}",
        "[{\"error_key\":\"activities.api.queue\"}]"
      })
  void anyOther429MeansAFullQueueOnlyWhereACallCreatesAnActivity(String body) {
    Answer answer = answer(429, JSON, body);
    assertThat(verdicts.of(IMPORT, answer)).isEqualTo(new QueueFull());
    assertThat(verdicts.of(CONTACT, answer)).isEqualTo(new Throttled());
    assertThat(verdicts.ofRead(answer)).isEqualTo(new Throttled());
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202})
  void aCreatedActivityIsAccepted(int status) {
    Verdict verdict = verdicts.of(IMPORT, answer(status, JSON, ACTIVITY));
    assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
    assertThat(((Verdict.Accepted) verdict).activity().remoteId()).isEqualTo("a-1");
  }

  @ParameterizedTest
  @CsvSource({"DELETE,/contact_lists/{list_id}", "DELETE,/contact_tags/{tag_id}"})
  void theTwoAsynchronousDeletionsAreAccepted(String method, String path) {
    Operation operation = CATALOGUE.match(method, path).orElseThrow();
    assertThat(verdicts.of(operation, answer(202, JSON, ACTIVITY)))
        .isInstanceOf(Verdict.Accepted.class);
  }

  @Test
  void anActivityMayBeNamedByTheLocationHeaderAlone() {
    var answer = new Answer(202, null, "/v3/activities/a-2", new byte[0]);
    var verdict = (Verdict.Accepted) verdicts.of(IMPORT, answer);
    assertThat(verdict.activity().remoteId()).isEqualTo("a-2");
    assertThat(verdict.activity().state()).isEqualTo(RemoteState.UNRECOGNISED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"activity_id\":", "[]", "{\"activity_id\":\"../x\"}", PAGE})
  void aSuccessWithoutAReadableActivityIsNoAnswer(String body) {
    assertThat(verdicts.of(IMPORT, answer(201, JSON, body)))
        .isEqualTo(new Unanswered("unreadable_answer"));
  }

  @Test
  void anyOtherSuccessIsTheAnswerItself() {
    var verdict = (Verdict.Succeeded) verdicts.of(CONTACT, answer(200, JSON, "{\"a\":1}"));
    assertThat(verdict.status()).isEqualTo(200);
    assertThat(verdict.contentType()).isEqualTo(JSON);
    assertThat(verdict.body()).asString(UTF_8).isEqualTo("{\"a\":1}");
  }

  @Test
  void noContentIsSuccess() {
    assertThat(verdicts.of(CONTACT, answer(204, null, ""))).isInstanceOf(Verdict.Succeeded.class);
  }

  @ParameterizedTest
  @CsvSource({"text/html,''", "TEXT/HTML;charset=utf-8,{}", "application/json,' <HTML>'"})
  void aPageInsteadOfAnAnswerIsNoAnswer(String type, String body) {
    assertThat(verdicts.of(CONTACT, answer(200, type, body)))
        .isEqualTo(new Unanswered("unreadable_answer"));
  }

  @Test
  void aReadThatBroughtNothingReadableIsNoAnswer() {
    assertThat(verdicts.ofRead(answer(200, JSON, "{}")))
        .isEqualTo(new Unanswered("unreadable_answer"));
  }

  @Test
  void onlyKeysOfASafeFormAreKept() {
    String body = "[" + error("Jane Doe <jane@example.com>") + "," + error("a.b_c-1") + "]";
    assertThat(verdicts.of(CONTACT, answer(400, JSON, body)))
        .isEqualTo(refused(Reason.INVALID, 400, "a.b_c-1"));
  }

  @Test
  void keysAreSettings() {
    Verdicts other =
        verdicts(
            Map.of(
                "throttled-keys", "slow", "quota-keys", "dry,spent", "unauthorized-keys", "gone"));
    assertThat(other.of(IMPORT, answer(429, JSON, error("slow")))).isEqualTo(new Throttled());
    assertThat(other.of(IMPORT, answer(429, JSON, error("spent")))).isEqualTo(new QuotaExceeded());
    assertThat(other.of(IMPORT, answer(403, JSON, error("gone")))).isEqualTo(new Unauthorized());
    assertThat(other.of(IMPORT, answer(429, JSON, THROTTLED))).isEqualTo(new QueueFull());
  }

  private static Verdicts verdicts(Map<String, String> settings) {
    return new Verdicts(Settings.with(settings), new Activities(new Links(Set.of())));
  }

  private static Answer answer(int status, String contentType, String body) {
    return new Answer(status, contentType, null, body.getBytes(UTF_8));
  }

  private static String error(String key) {
    return "{\"error_key\":\"" + key + "\",\"error_message\":\"jane@example.com\"}";
  }

  private static Refused refused(Reason reason, int status, String... keys) {
    return new Refused(reason, status, List.of(keys));
  }
}
