package io.fanfare.operation;

import static io.fanfare.operation.Requests.importOf;
import static io.fanfare.operation.Requests.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.fanfare.problem.Violation;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestRulesTest {

  private final RequestRules rules = new RequestRules(Catalogue.load());

  @Test
  void namesAllThatIsWrongAtOnce() {
    // When
    RefusedException refused =
        refusal(
            "add_list_memberships",
            json("{'source':{'segment_id':0,'list_ids':['x']},'exclude':{},'list_ids':[]}"));

    // Then
    assertThat(refused.violations())
        .map(Violation::field)
        .containsExactlyInAnyOrder(
            "request.source.list_ids[0]",
            "request.source.segment_id",
            "request.source",
            "request.exclude.contact_ids",
            "request.list_ids");
  }

  @Test
  void saysWhichBoundWasCrossed() {
    // When
    RefusedException refused = refusal("contacts_json_import", importOf(40_001));

    // Then
    assertThat(refused.violations())
        .singleElement()
        .satisfies(violation -> assertThat(violation.limit()).isEqualTo(40_000L));
  }

  @Test
  void neverRepeatsWhatTheCallerSent() {
    Stream<RefusedException> refusals =
        Stream.of(
            refusal(
                "contacts_json_import",
                importOf("{'email':'a@b.c','anniversary':'private','sms_number':'private'}")),
            refusal("api_request", json("{'method':'private','path':'/private'}")),
            refusal("private", json("{}")));
    assertThat(refusals)
        .allSatisfy(
            refused -> {
              assertThat(refused.getMessage()).doesNotContain("private");
              assertThat(refused.violations().toString()).doesNotContain("private");
            });
  }

  @Test
  void hidesPayloadAndValuesWhenPrinted() {
    // Given
    JsonNode get =
        json(
            """
            {'method':'GET','path':'/contacts','query':{'email':'private@b.c'}}
            """);

    // When
    String printed =
        rules.check("api_request", get)
            + " "
            + rules.check("api_request", get).call().query()
            + rules.check("contacts_json_import", importOf("{'email':'private@b.c'}"));

    // Then
    assertThat(printed).doesNotContain("private");
  }

  @Test
  void listsOnlySoManyViolations() {
    // Given
    ObjectNode request = importOf(5_000);
    request.get("import_data").forEach(row -> ((ObjectNode) row).remove("email"));

    // When
    RefusedException refused = refusal("contacts_json_import", request);

    // Then
    assertThat(refused.violations()).hasSize(201);
    assertThat(refused.violations().get(200).rule()).isEqualTo("more_violations");
    assertThat(refused.violations().get(200).limit()).isEqualTo(4_800L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "list_delete     | {'list_ids':'x'}                                | INVALID_REQUEST",
        "list_delete     | {'list_ids':[],'colour':1}                      | INVALID_REQUEST",
        "list_delete     | {'list_ids':[]}                                 | RULE_VIOLATED",
        "paint_contacts  | {}                                              | UNKNOWN_OPERATION",
        "contacts_file_import | {}                                         | FORBIDDEN_OPERATION",
        "api_request     | {'method':'GET','path':'/partner/accounts'}     | FORBIDDEN_OPERATION",
        "api_request     | {'method':'GET','path':'/nothing'}              | UNKNOWN_OPERATION",
        "api_request     | {'method':'GET','path':'https://a/contacts'}    | RULE_VIOLATED"
      })
  void letsTheGravestRuleDecideTheCode(String operation, String request, ProblemCode code) {
    assertThat(refusal(operation, Requests.value(request)).code()).isEqualTo(code);
  }

  @Test
  void callsAnOversizedBodyTooLarge() {
    JsonNode request = Requests.importOfBytes(4_000_001);
    assertThat(refusal("contacts_json_import", request).code())
        .isEqualTo(ProblemCode.PAYLOAD_TOO_LARGE);
  }

  @Test
  void needsARequest() {
    assertThat(refusal("contact_exports", null).violations())
        .containsExactly(new Violation("request", "required", null, "Is required."));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "list_delete             | {'list_ids':[ID]}                                          |"
            + " true",
        "remove_list_memberships | {'source':{'all_active_contacts':true},'list_ids':[ID]}    |"
            + " true",
        "remove_list_memberships | {'source':{'contact_ids':[ID]},'list_ids':[ID]}            |"
            + " false",
        "add_list_memberships    | {'source':{'all_active_contacts':true},'list_ids':[ID]}    |"
            + " false",
        "contacts_taggings_add   | {'source':{'all_active_contacts':true},'tag_ids':[ID]}     |"
            + " false",
        "api_request | {'method':'DELETE','path':'/contacts/{contact_id}',"
            + "'path_parameters':{'contact_id':'7'}} | true",
        "api_request | {'method':'POST','path':'/activities/remove_list_memberships',"
            + "'body':{'source':{'all_active_contacts':true},'list_ids':[ID]}} | true"
      })
  void knowsWhatIsDestructive(String operation, String request, boolean destructive) {
    assertThat(rules.check(operation, Requests.value(request)).destructive())
        .isEqualTo(destructive);
  }

  @Test
  void sendsTextsTrimmedAsTheyAreMeasured() {
    // When
    VendorCall call =
        rules.check("contacts_json_import", importOf("{'email':' a@b.c ','city':'\u2003'}")).call();

    // Then
    assertThat(call.payload()).contains("\"email\":\"a@b.c\",\"city\":\"\"");
  }

  @Test
  void joinsArraysInTheQueryByCommas() {
    // When
    JsonNode request = json("{'method':'GET','path':'/contacts','query':{'lists':['a','b']}}");
    VendorCall call = rules.check("api_request", request).call();

    // Then
    assertThat(call.query()).containsExactly(new NameValue("lists", "a,b"));
  }

  @Test
  void knowsTheBulkOperations() {
    assertThat(rules.isBulk("contacts_taggings_add")).isTrue();
    assertThat(rules.isBulk("contacts_file_import")).isTrue();
    assertThat(rules.isBulk("api_request")).isFalse();
    assertThat(rules.isBulk("get_contact")).isFalse();
  }

  private RefusedException refusal(String operation, JsonNode request) {
    return catchThrowableOfType(RefusedException.class, () -> rules.check(operation, request));
  }
}
