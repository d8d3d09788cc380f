package io.fanfare.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.simulator.vendor.Ids;
import io.fanfare.simulator.vendor.Json;
import java.io.IOException;
import java.util.Collections;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vendor takes what is on the limit and refuses one more. */
class RequestLimitsTest {
  private static final String ACCOUNT = Ids.account(0);

  private static Simulator simulator;
  private static SimulatorClient client;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    simulator = Simulator.start(SimulatorSettings.defaults().withRatePerSecond(5_000));
    client = new SimulatorClient(simulator).signedIn();
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  private static String ids(int count, String id) {
    return Collections.nCopies(count, '"' + id + '"').stream()
        .collect(Collectors.joining(",", "[", "]"));
  }

  /** The template with as many ids as asked for in the place of their kind. */
  private static JsonNode body(String template, int count) {
    return Json.parse(
        template
            .replace('\'', '"')
            .replace("CONTACTS", ids(count, Ids.seededContact(ACCOUNT, 0)))
            .replace("LISTS", ids(count, Ids.list(ACCOUNT, "Newsletter")))
            .replace("TAGS", ids(count, Ids.tag(ACCOUNT, "VIP")))
            .replace("FIELDS", ids(count, Ids.customField(ACCOUNT, "shoe_size")))
            .replace("LIST", ids(1, Ids.list(ACCOUNT, "Customers")))
            .replace("TAG", ids(1, Ids.tag(ACCOUNT, "Lead"))));
  }

  private static int status(String operation, JsonNode body)
      throws IOException, InterruptedException {
    return client.inner(ACCOUNT, "POST", "/activities/" + operation, body).status();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "contacts_json_import|50|{'import_data':[{'email':'a@example.com'}],'list_ids':LISTS}",
        "contact_exports|500|{'contact_ids':CONTACTS}",
        "contact_exports|50|{'list_ids':LISTS}",
        "contact_exports|50|{'tag_ids':TAGS}",
        "contact_exports|50|{'list_ids':LIST,'exclude':{'contact_ids':CONTACTS}}",
        "contact_delete|500|{'contact_ids':CONTACTS}",
        "contact_delete|50|{'list_ids':LISTS}",
        "add_list_memberships|50|{'source':{'all_active_contacts':true},'list_ids':LISTS}",
        "add_list_memberships|500|{'source':{'contact_ids':CONTACTS},'list_ids':LIST}",
        "add_list_memberships|50|{'source':{'tag_ids':TAGS},'list_ids':LIST}",
        "remove_list_memberships|50|{'source':{'list_ids':LISTS},'list_ids':LIST}",
        "remove_list_memberships|50|{'source':{'all_active_contacts':true},'list_ids':LISTS}",
        "list_delete|100|{'list_ids':LISTS}",
        "contacts_taggings_add|50|{'source':{'list_ids':LIST},'tag_ids':TAGS}",
        "contacts_taggings_remove|500|{'source':{'contact_ids':CONTACTS},'tag_ids':TAG}",
        "contacts_tags_delete|500|{'tag_ids':TAGS}",
        "custom_fields_delete|100|{'custom_field_ids':FIELDS}",
      })
  void takesTheLimitAndNotOneMore(String operation, int limit, String template)
      throws IOException, InterruptedException {
    assertThat(status(operation, body(template, limit + 1))).isEqualTo(400);
    assertThat(status(operation, body(template, limit))).isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "contacts_json_import|{'import_data':[],'list_ids':LIST}",
        "contacts_json_import|{'import_data':[{'email':'a@example.com'}]}",
        "contacts_json_import|{'import_data':[{'sms_number':'5550100'}],'list_ids':LIST,"
            + "'sms_permission_to_send':'explicit'}",
        "contact_exports|{'tag_ids':TAG,'list_ids':LIST}",
        "contact_exports|{'segment_id':1,'status':'active'}",
        "contact_exports|{'fields':['email_optin_date']}",
        "contact_exports|{'status':'asleep'}",
        "contact_delete|{'contact_ids':['x'],'list_ids':LIST}",
        "contact_delete|{}",
        "remove_list_memberships|{'source':{'segment_id':1},'list_ids':LIST}",
        "remove_list_memberships|{'source':{'new_subscriber':true},'list_ids':LIST}",
        "contacts_taggings_add|{'source':{'engagement_level':'low'},'tag_ids':TAG}",
        "contacts_taggings_add|{'source':{'tag_ids':TAG},'tag_ids':TAG,"
            + "'exclude':{'contact_ids':['x']}}",
        "add_list_memberships|{'list_ids':LIST}",
        "list_delete|{'list_ids':'x'}",
      })
  void refusesWhatDoesNotGoTogether(String operation, String template)
      throws IOException, InterruptedException {
    assertThat(status(operation, body(template, 1))).isEqualTo(400);
  }
}
