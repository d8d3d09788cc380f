package io.fanfare.constantcontact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.vendor.Counters;
import io.fanfare.vendor.Look;
import io.fanfare.vendor.RemoteActivity;
import io.fanfare.vendor.RemoteState;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActivitiesTest {

  private final Activities activities = new Activities(new Links(Set.of("api.cc.email")));

  @Test
  void aFinishedImportIsReadWhole() {
    RemoteActivity read =
        one(
            """
            {"activity_id":"04fe9a97-a579-43c5-bb1a-58ed29bf0a6a","state":"completed",
             "started_at":"2016-01-23T13:48:44.108Z","completed_at":"2016-01-23T13:49:44.108Z",
             "created_at":"2016-01-23T13:48:43Z","updated_at":"2016-01-23T13:49:44.108Z",
             "percent_done":100,"source_file_name":"contacts.csv",
             "activity_errors":["Line 3: Invalid birthday","Line 9: Invalid email"],
             "status":{"items_total_count":11,"person_count":8,"error_count":1,
                       "correctable_count":1,"cannot_add_to_list_count":2},
             "_links":{"self":{"href":"/v3/activities/04fe9a97-a579-43c5-bb1a-58ed29bf0a6a"}}}
            """);
    assertThat(read.remoteId()).isEqualTo("04fe9a97-a579-43c5-bb1a-58ed29bf0a6a");
    assertThat(read.state()).isEqualTo(RemoteState.COMPLETED);
    assertThat(read.percentDone()).isEqualTo(100);
    assertThat(read.times().createdAt()).isEqualTo(Instant.parse("2016-01-23T13:48:43Z"));
    assertThat(read.times().startedAt()).isEqualTo(Instant.parse("2016-01-23T13:48:44.108Z"));
    assertThat(read.times().completedAt()).isEqualTo(Instant.parse("2016-01-23T13:49:44.108Z"));
    assertThat(read.counters()).isEqualTo(new Counters(11L, null, 8L, 1L, 1L, 2L, null));
    assertThat(read.details().errors())
        .containsExactly("Line 3: Invalid birthday", "Line 9: Invalid email");
    assertThat(read.details().sourceFileName()).isEqualTo("contacts.csv");
    assertThat(read.details().resultsPath()).isNull();
  }

  @Test
  void theFirstAnswerAboutAnActivityHasLittleInIt() {
    RemoteActivity read =
        one(
            """
            {"activity_id":"a","state":"initialized","created_at":"2017-11-07T13:00:54-05:00",
             "updated_at":"2017-11-07T13:00:54-05:00","percent_done":1,"activity_errors":[],
             "status":{},"_links":{"self":{"href":"/v3/activities/a"}}}
            """);
    assertThat(read.state()).isEqualTo(RemoteState.INITIALIZED);
    assertThat(read.times().createdAt()).isEqualTo(Instant.parse("2017-11-07T18:00:54Z"));
    assertThat(read.times().startedAt()).isNull();
    assertThat(read.counters()).isEqualTo(Counters.NONE);
    assertThat(read.details().errors()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"activity_id\":\"a\",\"state\":\"processing\"}",
        "{\"activity_id\":\"a\",\"state\":\"processing\",\"status\":null}",
        "{\"activity_id\":\"a\",\"state\":\"processing\",\"status\":\"\"}",
        "{\"activity_id\":\"a\",\"state\":\"processing\",\"status\":[],\"_links\":null}"
      })
  void aMissingStatusObjectIsNoCounters(String body) {
    assertThat(one(body).counters()).isEqualTo(Counters.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"items_total_count\":5,\"items_completed_count\":4} | 5 | 4 | ",
        "{\"list_count\":2,\"items_total_count\":5,\"items_completed_count\":5} | 5 | 5 | 2",
        "{\"list_count\":3} | | | 3",
        "{\"items_total_count\":\"7\",\"list_count\":-1} | 7 | | ",
        "{\"items_total_count\":\"many\",\"list_count\":1.5} | | | "
      })
  void countersDifferByOperation(String status, Long total, Long completed, Long list) {
    String body = "{\"activity_id\":\"a\",\"state\":\"completed\",\"status\":" + status + "}";
    assertThat(one(body).counters())
        .isEqualTo(new Counters(total, completed, null, null, null, null, list));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{\"message\":\"Tag is in use\"}] | Tag is in use",
        "{\"message\":\"Tag is in use\"} | Tag is in use",
        "[\"Line 2: bad\"] | Line 2: bad",
        "\"Line 2: bad\" | Line 2: bad",
        "[{\"error_key\":\"x\",\"error_message\":\"Bad\"}] | Bad",
        "[{\"code\":7}] | {\"code\":7}"
      })
  void errorsComeAsStringsOrObjects(String errors, String expected) {
    String body = "{\"activity_id\":\"a\",\"state\":\"failed\",\"activity_errors\":" + errors + "}";
    assertThat(one(body).details().errors()).containsExactly(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"completed\"", "\"\"", "null", "17", "\"2026-02-30T00:00:00Z\"", "{}"})
  void anUnreadableDateIsNoDate(String date) {
    String body = "{\"activity_id\":\"a\",\"state\":\"completed\",\"started_at\":" + date + "}";
    assertThat(one(body).times().startedAt()).isNull();
    assertThat(one(body).state()).isEqualTo(RemoteState.COMPLETED);
  }

  @ParameterizedTest
  @CsvSource({
    "initialized,INITIALIZED",
    "processing,PROCESSING",
    "completed,COMPLETED",
    "cancelled,CANCELLED",
    "failed,FAILED",
    "timed_out,TIMED_OUT",
    "Completed,COMPLETED",
    "time_out,UNRECOGNISED",
    "paused,UNRECOGNISED",
    "'',UNRECOGNISED"
  })
  void theRawStateIsKept(String word, RemoteState state) {
    RemoteActivity read = one("{\"activity_id\":\"a\",\"state\":\"" + word + "\"}");
    assertThat(read.state()).isEqualTo(state);
    assertThat(read.rawState()).isEqualTo(word);
  }

  @Test
  void anUnknownStateIsNotFinished() {
    assertThat(one("{\"activity_id\":\"a\",\"state\":\"paused\"}").state().isEnd()).isFalse();
    assertThat(one("{\"activity_id\":\"a\"}").state().isEnd()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"1,1", "\"42\",42", "101,", "-1,", "\"half\",", "null,"})
  void percentIsBetweenZeroAndAHundredOrAbsent(String json, Integer expected) {
    String body = "{\"activity_id\":\"a\",\"state\":\"processing\",\"percent_done\":" + json + "}";
    assertThat(one(body).percentDone()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "/v3/contact_exports/a-1,/v3/contact_exports/a-1",
    "https://api.cc.email/v3/contact_exports/a-1,/v3/contact_exports/a-1",
    "https://evil.example/v3/contact_exports/a-1,",
    "https://api.cc.email@evil.example/v3/contact_exports/a-1,",
    "https://api.cc.email:8443/v3/contact_exports/a-1,",
    "//evil.example/v3/contact_exports/a-1,",
    "/v2/contact_exports/a-1,",
    "/v3/../partner/accounts,",
    "/v3/%2e%2e/partner/accounts,",
    "/v3/contact_exports//a-1,",
    "file:///v3/contact_exports/a-1,",
    "contact_exports/a-1,",
    "'::not a link',"
  })
  void anExportsFileIsTakenOnlyFromTheVendor(String href, String expected) {
    String links = "{\"results\":{\"href\":\"" + href + "\"}}";
    String body = "{\"activity_id\":\"a-1\",\"state\":\"completed\",\"_links\":" + links + "}";
    assertThat(one(body).details().resultsPath()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "/v3/activities/a-2,true",
    "https://api.cc.email/v3/activities/a-2,true",
    "https://evil.example/v3/activities/a-2,false",
    "/v3/contact_lists/a-2,false",
    ",false"
  })
  void anActivityNamedByLocationIsAcceptedOnlyFromTheVendor(String location, boolean accepted) {
    assertThat(activities.accepted(new byte[0], location).isPresent()).isEqualTo(accepted);
  }

  @Test
  void aBodyWinsOverTheLocationHeader() {
    byte[] body = "{\"activity_id\":\"a-1\"}".getBytes(UTF_8);
    assertThat(activities.accepted(body, "/v3/activities/a-2"))
        .map(RemoteActivity::remoteId)
        .contains("a-1");
  }

  @Test
  void aPageListsItsActivitiesAndNamesTheNext() {
    Look.Page page =
        page("""
                {"activities":[{"activity_id":"a","state":"completed"},
                               {"activity_id":"b","state":"processing"}],
                 "_links":{"next":{"href":"/v3/activities?cursor=bmV4dA%3D%3D&limit=500"}}}
                """)
            .orElseThrow();
    assertThat(page.activities()).extracting(RemoteActivity::remoteId).containsExactly("a", "b");
    assertThat(page.next()).isEqualTo("cursor=bmV4dA%3D%3D&limit=500");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"activities\":[]}",
        "{\"activities\":[],\"_links\":{}}",
        "{\"activities\":[],\"_links\":{\"next\":null}}",
        "{\"activities\":[],\"_links\":{\"next\":{\"href\":null}}}"
      })
  void aPageWithoutALinkIsTheLast(String body) {
    Look.Page page = page(body).orElseThrow();
    assertThat(page.activities()).isEmpty();
    assertThat(page.next()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "<html></html>",
        "{\"activities\":{}}",
        "{\"activities\":[{\"state\":\"completed\"}]}",
        "{\"activities\":[{\"activity_id\":\"a\"},{\"activity_id\":\"\"}]}",
        "{\"activities\":[],\"_links\":{\"next\":{\"href\":\"https://evil.example/v3/activities?a=b\"}}}",
        "{\"activities\":[],\"_links\":{\"next\":{\"href\":\"/v3/partner/accounts?a=b\"}}}",
        "{\"activities\":[],\"_links\":{\"next\":{\"href\":\"/v3/activities\"}}}",
        "{\"activities\":[],\"_links\":{\"next\":{\"href\":7}}}"
      })
  void aPageThatMightHideAnActivityIsNoPage(String body) {
    assertThat(page(body)).isEmpty();
  }

  @Test
  void errorsAreNotPrinted() {
    RemoteActivity read =
        one("{\"activity_id\":\"a\",\"activity_errors\":[\"Line 2: jane@example.com\"]}");
    assertThat(read.toString()).doesNotContain("jane");
  }

  private RemoteActivity one(String body) {
    return activities.one(body.getBytes(UTF_8)).orElseThrow();
  }

  private Optional<Look.Page> page(String body) {
    return activities.page(body.getBytes(UTF_8));
  }
}
