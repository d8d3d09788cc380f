package io.fanfare.constantcontact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fanfare.quota.Slot;
import io.fanfare.quota.Slots;
import io.fanfare.sandbox.ServicesResource;
import io.fanfare.vendor.Look;
import io.fanfare.vendor.PartnerDirectory.DirectoryPage;
import io.fanfare.vendor.PartnerDirectory.DirectoryUnavailableException;
import io.fanfare.vendor.PartnerDirectory.ListedAccount;
import io.fanfare.vendor.Reason;
import io.fanfare.vendor.Verdict.Refused;
import io.fanfare.vendor.Verdict.Unanswered;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Looks and directory pages over real connections. */
@QuarkusTest
@WithTestResource(ServicesResource.class)
class ReadsComponentTest extends StubbedVendor {

  private static final String ACTIVITY = "{\"activity_id\":\"a-1\",\"state\":\"initialized\"}";
  private static final String JSON = "application/json";

  @Test
  void anActivityIsReadThroughTheProxy() throws Exception {
    start(StubVendor.with(200, JSON, ACTIVITY));
    Look look = Adapter.await(adapter.api().activity(Slots.now(clock), "acc-1", "a-1"));
    assertThat(((Look.Page) look).activities())
        .singleElement()
        .hasFieldOrPropertyWithValue("remoteId", "a-1");
    JsonObject sent = vendor.only().body().toJsonObject();
    assertThat(sent.getString("account_operation_url")).isEqualTo("/activities/{activity_id}");
    assertThat(sent.getString("account_operation_method")).isEqualTo("GET");
    assertThat(sent.getJsonArray("account_operation_path_parameters"))
        .isEqualTo(
            new JsonArray()
                .add(
                    new JsonObject()
                        .put("path_param_key", "activity_id")
                        .put("path_param_value", "a-1")));
  }

  @Test
  void theNextPageIsAskedForWithTheLinksParameters() throws Exception {
    start(
        StubVendor.with(
            200,
            JSON,
            "{\"activities\":[],\"_links\":{\"next\":{\"href\":\"/v3/activities?limit=50&cursor=a%2Bb%3D\"}}}"));
    var first =
        (Look.Page) Adapter.await(adapter.api().activities(Slots.now(clock), "acc-1", null));
    Adapter.await(adapter.api().activities(Slots.now(clock), "acc-1", first.next()));
    assertThat(query(0)).containsExactly("limit=500");
    assertThat(query(1)).containsExactly("limit=500", "cursor=a+b=");
  }

  @Test
  void aLookThatFailsSaysWhy() throws Exception {
    start(StubVendor.with(404, JSON, "[]"));
    assertThat(Adapter.await(adapter.api().activity(Slots.now(clock), "acc-1", "a-1")))
        .isEqualTo(new Look.Failed(new Refused(Reason.NOT_FOUND, 404, List.of())));
  }

  @Test
  void aLookAtAnUnreadablePageFails() throws Exception {
    start(StubVendor.with(200, "text/html", "<html>"));
    assertThat(Adapter.await(adapter.api().activities(Slots.now(clock), "acc-1", null)))
        .isEqualTo(new Look.Failed(new Unanswered("unreadable_answer")));
  }

  @Test
  void theDirectoryIsReadAPageAtATime() throws Exception {
    start(
        StubVendor.with(
            200,
            JSON,
            """
            {"site_owner_list":[
               {"encoded_account_id":"a07e1lwvtuw0","subscriber_count":10,
                "organization_name":"partner_child01","billing_status":"Trial"},
               {"encoded_account_id":"b"}, {"encoded_account_id":"../c"}, {}],
             "_links":{"next":{"href":"/v3/partner/accounts?offset=MTA*&limit=10"}}}
            """));
    DirectoryPage page = Adapter.await(adapter.directory().page(Slots.now(clock), null));
    Adapter.await(adapter.directory().page(Slots.now(clock), page.next()));
    assertThat(page.accounts())
        .containsExactly(
            new ListedAccount("a07e1lwvtuw0", "partner_child01", "Trial"),
            new ListedAccount("b", null, null));
    assertThat(page.next()).isEqualTo("MTA*");
    HttpServerRequest first = vendor.received().get(0).request();
    assertThat(first.uri()).isEqualTo("/v3/partner/accounts?limit=50&account_type=managed");
    assertThat(first.getHeader("Authorization")).isEqualTo("Bearer token-1");
    assertThat(first.getHeader("x-api-key")).isEqualTo("the-key");
    assertThat(first.getHeader("Content-Length")).isNull();
    assertThat(vendor.received().get(1).request().query())
        .isEqualTo("limit=50&account_type=managed&offset=MTA*");
  }

  @Test
  void anOffsetGoesBackAsItCame() throws Exception {
    start(StubVendor.with(200, JSON, "{\"site_owner_list\":[]}"));
    Adapter.await(adapter.directory().page(Slots.now(clock), "a+b/c*~%"));
    assertThat(vendor.only().request().getParam("offset")).isEqualTo("a+b/c*~%");
    assertThat(vendor.only().request().query()).contains("offset=a%2Bb").contains("c*~%25");
  }

  @Test
  void aPageThatIsNoDirectoryIsAFailure() throws Exception {
    start(StubVendor.with(200, JSON, "{}"));
    assertThatThrownBy(() -> Adapter.await(adapter.directory().page(Slots.now(clock), null)))
        .hasCauseInstanceOf(DirectoryUnavailableException.class)
        .hasMessageContaining("unreadable_answer");
  }

  @Test
  void aDirectoryPageWhoseSlotIsMissedWhileConnectingIsNotAskedFor() throws Exception {
    start(StubVendor.with(200, JSON, "{}"));
    Slot slot = Slots.slot(new LateClock(clock), Duration.ZERO, Duration.ofSeconds(1));
    assertThatThrownBy(() -> Adapter.await(adapter.directory().page(slot, null)))
        .hasCauseInstanceOf(DirectoryUnavailableException.class)
        .hasMessageContaining("slot_missed");
    assertThat(vendor.opened()).isZero();
  }

  private Set<String> query(int index) {
    JsonObject sent = vendor.received().get(index).body().toJsonObject();
    var pairs = new LinkedHashSet<String>();
    sent.getJsonArray("account_operation_query_parameters").stream()
        .map(JsonObject.class::cast)
        .forEach(
            pair ->
                pairs.add(
                    pair.getString("query_param_key") + "=" + pair.getString("query_param_value")));
    return pairs;
  }
}
