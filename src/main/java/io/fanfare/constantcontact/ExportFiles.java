package io.fanfare.constantcontact;

import io.fanfare.constantcontact.Outcome.Answer;
import io.fanfare.constantcontact.token.AccessToken;
import io.fanfare.constantcontact.token.Tokens;
import io.fanfare.exports.ExportSettings;
import io.fanfare.exports.ExportSource;
import io.fanfare.operation.Envelope;
import io.fanfare.operation.NameValue;
import io.fanfare.operation.VendorCall;
import io.fanfare.quota.Slot;
import io.fanfare.vendor.Verdict;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * {@code GET /contact_exports/{file_export_id}} through the envelope. A file may be larger than
 * what is read at once elsewhere, so that this call has a client of its own, which reads a piece at
 * a time; the slot, the token and the moment of departure count as for every call. Whether the
 * vendor's proxy carries a CSV is not documented.
 */
@ApplicationScoped
public class ExportFiles implements ExportSource {
  private static final Pattern FILE_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final NameValue ACCEPT = new NameValue("Accept", "text/csv");
  private static final Verdict.Succeeded READ = new Verdict.Succeeded(200, "text/csv", new byte[0]);

  private final Tokens tokens;
  private final Verdicts verdicts;
  private final ConstantContactSettings settings;
  private final ExportSettings exports;
  private final HttpClient client;

  ExportFiles(
      Tokens tokens,
      Verdicts verdicts,
      ConstantContactSettings settings,
      ExportSettings exports,
      Vertx vertx) {
    this.tokens = tokens;
    this.verdicts = verdicts;
    this.settings = settings;
    this.exports = exports;
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setMaxPoolSize(exports.inFlight())
                .setConnectTimeout((int) settings.connectTimeout().toMillis())
                .setKeepAliveTimeout((int) settings.keepAlive().toSeconds()));
  }

  @Override
  public Uni<Verdict> fetch(
      Slot slot, String accountId, String fileId, Function<byte[], Uni<Void>> sink) {
    AccountIds.check(accountId);
    if (!FILE_ID.matcher(fileId).matches()) {
      return Uni.createFrom().item(new Verdict.Unanswered("unreadable_link"));
    }
    return Uni.createFrom().deferred(() -> fetchNow(slot, accountId, fileId, sink));
  }

  private Uni<Verdict> fetchNow(
      Slot slot, String accountId, String fileId, Function<byte[], Uni<Void>> sink) {
    AccessToken token = tokens.usable();
    if (token == null) {
      return Uni.createFrom().item(new Verdict.NotSent("no_token"));
    }
    Attempt attempt = new Attempt(slot, token, Envelope.bytes(call(fileId)));
    return Uni.createFrom()
        .completionStage(() -> client.request(options(accountId, attempt)).toCompletionStage())
        .chain(request -> exchange(request, attempt, sink))
        .onFailure(failure -> !(failure instanceof Reading.SinkFailure))
        .recoverWithItem(attempt::failed)
        .ifNoItem()
        .after(exports.fetchWithin())
        .recoverWithItem(attempt::timedOut)
        .onFailure(Reading.SinkFailure.class)
        .transform(Throwable::getCause);
  }

  private static VendorCall call(String fileId) {
    return new VendorCall(
        "GET",
        "/contact_exports/{file_export_id}",
        List.of(new NameValue("file_export_id", fileId)),
        List.of(),
        List.of(ACCEPT),
        null);
  }

  private RequestOptions options(String accountId, Attempt attempt) {
    return new RequestOptions()
        .setMethod(HttpMethod.POST)
        .setTimeout(settings.requestTimeout().toMillis())
        .setAbsoluteURI(
            settings.url() + "/partner/accounts/" + accountId + "/account_operations/sync")
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .putHeader(HttpHeaders.ACCEPT, "*/*")
        .putHeader(HttpHeaders.AUTHORIZATION, "Bearer " + attempt.token().value())
        .putHeader("x-api-key", settings.apiKey().get());
  }

  private Uni<Verdict> exchange(
      HttpClientRequest request, Attempt attempt, Function<byte[], Uni<Void>> sink) {
    byte[] body = attempt.body();
    if (body == null || !attempt.departs()) {
      request.reset();
      return Uni.createFrom().item(attempt.timedOut());
    }
    return Uni.createFrom()
        .<HttpClientResponse>emitter(
            emitter ->
                request
                    .send(Buffer.buffer(body))
                    .onSuccess(response -> emitter.complete(response.pause()))
                    .onFailure(emitter::fail))
        .chain(response -> read(response, attempt, sink));
  }

  private Uni<Verdict> read(
      HttpClientResponse response, Attempt attempt, Function<byte[], Uni<Void>> sink) {
    String type = response.getHeader(HttpHeaders.CONTENT_TYPE);
    boolean file = response.statusCode() == 200 && (type == null || !type.contains("html"));
    return file
        ? Reading.all(response, sink).replaceWith(READ)
        : Reading.some(response)
            .map(body -> new Answer(response.statusCode(), type, null, body))
            .map(answer -> refused(answer, attempt));
  }

  private Verdict refused(Answer answer, Attempt attempt) {
    if (verdicts.refusesToken(answer)) {
      tokens.invalidate(attempt.token());
    }
    return verdicts.ofRead(answer);
  }
}
