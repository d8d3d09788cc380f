package io.fanfare.operation;

import static io.fanfare.operation.Requests.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;

/** Calls written out by the caller: every way out of the catalogue, and the way within it. */
final class BadApiRequests {

  private static final String API = "api_request";
  private static final List<String> ODD_PATHS =
      List.of(
          "https://api.cc.email/v3/contacts",
          "//evil.example/contacts",
          "/contacts/../partner_accounts",
          "/contacts//counts",
          "/contacts%2fcounts",
          "/contacts%2Fcounts",
          "/contacts\\\\counts",
          "/contacts?limit=5",
          "/contacts#top",
          "/contacts counts",
          "/contacts\\n",
          "contacts",
          "");
  private static final List<String> PARTNER_PATHS =
      List.of(
          "/partner/accounts",
          "/partner",
          "/PARTNER/accounts",
          "/contacts/../partner/accounts",
          "/partner/accounts/{encoded_account_id}/account_operations/sync");
  private static final List<String> FORBIDDEN_HEADERS =
      List.of(
          "Authorization",
          "authorization",
          "x-api-key",
          "X-API-KEY",
          "Host",
          "Cookie",
          "Content-Length",
          "Transfer-Encoding",
          "Connection",
          "Proxy-Authorization",
          "X-Forwarded-For",
          "Accept\\r\\nHost");

  private BadApiRequests() {}

  static Stream<BadRequest> bad() {
    return Stream.of(paths(), headers(), parameters(), shapes(), bulk()).flatMap(rows -> rows);
  }

  static Stream<GoodRequest> good() {
    return Stream.of(
            "'method':'GET','path':'/contacts'",
            "'method':'GET','path':'/contacts','query':{'limit':50,'include_count':true,"
                + "'lists':[ID,ID],'status':'all'},'headers':{'Accept':'application/json',"
                + "'accept-language':'en','Content-Type':'application/json; charset=utf-8'}",
            contact("{'contact_id':ID}") + ",'query':{'include':'list_memberships'}",
            "'method':'GET','path':'/segments/{segment_id}','path_parameters':{'segment_id':14}",
            "'method':'POST','path':'/segments','body':{'name':'n','segment_criteria':'{}'}",
            "'method':'DELETE','path':'/contact_lists/{list_id}','path_parameters':{'list_id':ID}",
            "'method':'POST','path':'/activities/list_delete','body':{'list_ids':[ID]}")
        .map(request -> new GoodRequest(request, API, json("{" + request + "}")));
  }

  private static Stream<BadRequest> paths() {
    return Stream.of(
            ODD_PATHS.stream().map(path -> path("GET", path, "format")),
            PARTNER_PATHS.stream().map(path -> path("GET", path, "forbidden_path")),
            Stream.of(
                path("GET", "/contacts/" + Requests.ID, "use_template"),
                path("GET", "/nothing", "unknown_operation"),
                path("DELETE", "/contacts", "unknown_operation"),
                path("GET", "/contacts/{id}", "use_template"),
                path("POST", "/activities/contacts_file_import", "unsupported")))
        .flatMap(rows -> rows);
  }

  private static Stream<BadRequest> headers() {
    String get = "'method':'GET','path':'/contacts','headers':";
    return Stream.concat(
        FORBIDDEN_HEADERS.stream()
            .map(
                name ->
                    row(
                        get + "{'" + name + "':'x'}",
                        "headers." + name.replace("\\r\\n", "??"),
                        "forbidden_header")),
        Stream.of(
            row(get + "{'Accept':'a\\r\\nHost: b'}", "headers.Accept", "format"),
            row(get + "{'Content-Type':'text/csv'}", "headers.Content-Type", "enum"),
            row(get + "{'Accept':{}}", "headers.Accept", "type"),
            row(get + "[]", "headers", "type")));
  }

  private static Stream<BadRequest> parameters() {
    String at = "path_parameters.contact_id";
    Stream<BadRequest> values =
        Stream.of("a/b", "..", ".", "a..b", "", "a%2fb", "a\\\\b", "a\\nb", "a?b", "a b", "{x}")
            .map(value -> row(contact("{'contact_id':'" + value + "'}"), at, "format"));
    return Stream.concat(
        values,
        Stream.of(
            row("'method':'GET','path':'/contacts/{contact_id}'", at, "required"),
            row(contact("{}"), at, "required"),
            row(
                contact("{'contact_id':ID,'list_id':ID}"),
                "path_parameters.list_id",
                "unknown_field"),
            row(contact("{'contact_id':null}"), at, "type"),
            row(contact("{'contact_id':{}}"), at, "type"),
            row(contact("[ID]"), "path_parameters", "type"),
            row(
                "'method':'GET','path':'/contacts','query':{'colour':1}",
                "query.colour",
                "unknown_field"),
            row("'method':'GET','path':'/contacts','query':{'email':null}", "query.email", "type"),
            row("'method':'GET','path':'/contacts','query':{'email':[{}]}", "query.email", "type"),
            row(
                "'method':'GET','path':'/contacts','query':{'email':'a\\nb'}",
                "query.email",
                "format"),
            row("'method':'GET','path':'/contacts','query':'a=b'", "query", "type")));
  }

  private static Stream<BadRequest> shapes() {
    return Stream.of(
        row("'path':'/contacts'", "method", "required"),
        row("'method':'GET'", "path", "required"),
        row("'method':'get','path':'/contacts'", "method", "enum"),
        row("'method':'TRACE','path':'/contacts'", "method", "enum"),
        row("'method':1,'path':'/contacts'", "method", "type"),
        row("'method':'GET','path':1", "path", "type"),
        row("'method':'GET','path':'/contacts','url':1", "url", "unknown_field"),
        row("'method':'GET','path':'/contacts','body':{}", "body", "not_allowed"),
        row(
            "'method':'DELETE','path':'/segments/{segment_id}',"
                + "'path_parameters':{'segment_id':1},'body':{}",
            "body",
            "not_allowed"),
        row("'method':'POST','path':'/segments','body':'{}'", "body", "type"),
        row("'method':'POST','path':'/segments','body':null", "body", "type"),
        row("'method':'POST','path':'/activities/list_delete'", "body", "required"),
        row("'method':'POST','path':'/activities/list_delete','body':[]", "body", "type"),
        row("'method':'POST','path':'/segments','body':{'a':'\\ud83d'}", "", "format"));
  }

  /** What is refused by name is refused by path: one row of each bulk operation. */
  private static Stream<BadRequest> bulk() {
    return ItemLimit.ALL.stream()
        .filter(limit -> !limit.field().contains("."))
        .map(limit -> limit.bad().findFirst().orElseThrow())
        .map(BadApiRequests::byPath);
  }

  private static BadRequest byPath(BadRequest byName) {
    ObjectNode request = json("{'method':'POST','path':'/activities/" + byName.operation() + "'}");
    request.set("body", byName.request());
    return new BadRequest(
        byName.operation() + " by path, " + byName.name(),
        API,
        request,
        byName.field().replaceFirst("request", "request.body"),
        byName.rule());
  }

  private static String contact(String pathParameters) {
    return "'method':'GET','path':'/contacts/{contact_id}','path_parameters':" + pathParameters;
  }

  private static BadRequest path(String method, String path, String rule) {
    return row("'method':'" + method + "','path':'" + path + "'", "path", rule);
  }

  private static BadRequest row(String request, String field, String rule) {
    String at = field.isEmpty() ? "request" : "request." + field;
    return new BadRequest(request, API, json("{" + request + "}"), at, rule);
  }
}
