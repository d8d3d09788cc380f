package io.fanfare.constantcontact;

import io.fanfare.constantcontact.token.Tokens;
import io.fanfare.operation.Catalogue;
import io.fanfare.operation.CheckedRequest;
import io.fanfare.operation.Operation;
import io.fanfare.operation.VendorCall;
import io.fanfare.quota.Slot;
import io.fanfare.vendor.Verdict;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The adapter as production wires it, over settings and tokens of a test's. */
record Adapter(ConstantContactApi api, PartnerAccounts directory) {

  private static final Operation IMPORT =
      Catalogue.load().match("POST", "/activities/contacts_json_import").orElseThrow();

  /** Settings without the prefix. Needs a running Quarkus for its REST client. */
  static Adapter over(Tokens tokens, Map<String, String> properties) {
    ConstantContactSettings settings = Settings.with(properties);
    var connections = new Connections();
    VendorRest rest = connections.rest(settings);
    Links links = connections.links(settings);
    Activities activities = connections.activities(links);
    Verdicts verdicts = connections.verdicts(settings, activities);
    Exchange exchange = connections.exchange(tokens, verdicts, settings);
    return new Adapter(
        new ConstantContactApi(tokens, exchange, rest, verdicts, activities),
        new PartnerAccounts(exchange, rest, verdicts, links));
  }

  /** An import with this inner body. */
  static CheckedRequest request(String payload) {
    var call = new VendorCall("POST", IMPORT.path(), List.of(), List.of(), List.of(), payload);
    return new CheckedRequest("contacts_json_import", IMPORT, call);
  }

  /** What comes within a few seconds. */
  static <T> T await(Uni<T> uni) throws Exception {
    return uni.subscribeAsCompletionStage().get(10, TimeUnit.SECONDS);
  }

  Verdict send(Slot slot, CheckedRequest request) throws Exception {
    return await(api.send(slot, "acc-1", request));
  }

  CompletableFuture<Verdict> sending(Slot slot, CheckedRequest request) {
    return api.send(slot, "acc-1", request).subscribeAsCompletionStage();
  }
}
