package io.fanfare.operation;

import static io.fanfare.operation.Requests.ID;
import static io.fanfare.operation.Requests.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

/** The vendor guide's examples (partner account operations), by their data. */
class EnvelopeTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final RequestRules rules = new RequestRules(Catalogue.load());

  @Test
  void writesTheGuidesImport() throws JsonProcessingException {
    // Given
    JsonNode request =
        json(
            """
            {'import_data':[{'email':'joe.jones@example.com','first_name':'Joe',
            'last_name':'Jones','job_title':'Chief Innovation Officer',
            'company_name':'RelativeGravity, Inc.','birthday_month':11,'birthday_day':24,
            'anniversary':'2006-11-15','phone':'555-555-5555','street':'123 Maple Lane',
            'street2':'Apt. 337','city':'Chicago','state':'Illinois','zip':'60609',
            'country':'United States'}],'list_ids':['56d9b5f0-5a95-11eb-a9a2-fa163e5bf31a']}
            """);

    // When
    String outer = Envelope.write(rules.check("contacts_json_import", request).call());

    // Then
    assertThat(JSON.readTree(outer))
        .isEqualTo(
            JSON.readTree(
                """
                {"account_operation_url": "/activities/contacts_json_import",
                 "account_operation_method": "POST",
                 "account_operation_payload": "{\\"import_data\\":[{\\"email\\":\\"joe.jones@example.com\\",\\"first_name\\":\\"Joe\\",\\"last_name\\":\\"Jones\\",\\"job_title\\":\\"Chief Innovation Officer\\",\\"company_name\\":\\"RelativeGravity, Inc.\\",\\"birthday_month\\":11,\\"birthday_day\\":24,\\"anniversary\\":\\"2006-11-15\\",\\"phone\\":\\"555-555-5555\\",\\"street\\":\\"123 Maple Lane\\",\\"street2\\":\\"Apt. 337\\",\\"city\\":\\"Chicago\\",\\"state\\":\\"Illinois\\",\\"zip\\":\\"60609\\",\\"country\\":\\"United States\\"}],\\"list_ids\\":[\\"56d9b5f0-5a95-11eb-a9a2-fa163e5bf31a\\"]}",
                 "account_operation_headers": []}
                """));
  }

  @Test
  void shouldCountACharacterBeyondSixteenBitsAsItsFourBytes() {
    // Given
    String plain =
        "{'import_data':[{'email':'a@example.com','first_name':'%s'}],'list_ids':['%s']}";
    JsonNode without = json(plain.formatted("", ID));
    JsonNode with = json(plain.formatted("\uD83D\uDE00", ID));

    // When
    long more =
        Envelope.size(rules.check("contacts_json_import", with).call())
            - Envelope.size(rules.check("contacts_json_import", without).call());

    // Then
    assertThat(more).isEqualTo(4);
  }

  @Test
  void writesTheGuidesSegmentWithItsNestedEscapes() throws JsonProcessingException {
    // Given
    JsonNode request =
        JSON.readTree(
            """
            {"method": "POST", "path": "/segments", "body": {
             "name": "Re-engage contacts who did not open the last 5 email campaign activities.",
             "segment_criteria": "{\\"version\\":\\"1.0.0\\",\\"criteria\\":{\\"type\\":\\"and\\",\\"group\\":[{\\"source\\":\\"tracking\\",\\"field\\":\\"not_opened\\",\\"op\\":\\"contains-any\\",\\"const_value\\":\\"last-n-campaigns\\",\\"param\\":\\"5\\"}]}}"}}
            """);

    // When
    String outer = Envelope.write(rules.check("api_request", request).call());

    // Then
    assertThat(JSON.readTree(outer))
        .isEqualTo(
            JSON.readTree(
                """
                {"account_operation_url": "/segments",
                 "account_operation_method": "POST",
                 "account_operation_payload": "{\\"name\\":\\"Re-engage contacts who did not open the last 5 email campaign activities.\\",\\"segment_criteria\\":\\"{\\\\\\"version\\\\\\":\\\\\\"1.0.0\\\\\\",\\\\\\"criteria\\\\\\":{\\\\\\"type\\\\\\":\\\\\\"and\\\\\\",\\\\\\"group\\\\\\":[{\\\\\\"source\\\\\\":\\\\\\"tracking\\\\\\",\\\\\\"field\\\\\\":\\\\\\"not_opened\\\\\\",\\\\\\"op\\\\\\":\\\\\\"contains-any\\\\\\",\\\\\\"const_value\\\\\\":\\\\\\"last-n-campaigns\\\\\\",\\\\\\"param\\\\\\":\\\\\\"5\\\\\\"}]}}\\"}",
                 "account_operation_headers": []}
                """));
  }

  /** The guide prints the import's body for this example by mistake; its fragments are followed. */
  @Test
  void writesTheGuidesContactDetails() throws JsonProcessingException {
    // Given
    JsonNode request =
        json(
            """
            {'method':'GET','path':'/contacts/{contact_id}','path_parameters':{'contact_id':ID},
             'query':{'include':'list_memberships'},'headers':{'Accept':'application/json'}}
            """);

    // When
    String outer = Envelope.write(rules.check("api_request", request).call());

    // Then
    assertThat(JSON.readTree(outer))
        .isEqualTo(
            json(
                """
                {'account_operation_url':'/contacts/{contact_id}',
                 'account_operation_method':'GET',
                 'account_operation_path_parameters':[
                   {'path_param_key':'contact_id','path_param_value':ID}],
                 'account_operation_query_parameters':[
                   {'query_param_key':'include','query_param_value':'list_memberships'}],
                 'account_operation_headers':[
                   {'header_key':'Accept','header_value':'application/json'}]}
                """));
    assertThat(outer).contains(ID).doesNotContain("account_operation_payload");
  }

  @Test
  void countsTheBytesThatItWrites() {
    // Given
    JsonNode request =
        json(
            "{'method':'POST','path':'/segments','body':{'name':'\\\\ \\\" \u00e9 \uD83D\uDE00'}}");
    VendorCall call = rules.check("api_request", request).call();

    // When
    long size = Envelope.size(call);

    // Then
    assertThat(size)
        .isEqualTo(Envelope.bytes(call).length)
        .isEqualTo(Requests.outerSize("POST", "/segments", request.get("body")));
  }
}
