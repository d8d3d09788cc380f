package io.fanfare.http.webhooks;

import io.fanfare.webhook.Receipts;
import io.fanfare.webhook.Receipts.Outcome;
import io.fanfare.webhook.Signatures;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/**
 * The address that the vendor calls. It answers with a status alone: an error's body would repeat
 * the address.
 */
@Path("/v1/webhooks/constant-contact")
@Tag(name = "webhooks")
public class WebhookResource {
  private static final int ACCEPTED = 202;
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;
  private static final int UNAVAILABLE = 503;

  private final Receipts receipts;

  public WebhookResource(Receipts receipts) {
    this.receipts = receipts;
  }

  /** 202 when it is kept; 404 for whoever is not the vendor. */
  @POST
  @PermitAll
  @Path("/{token}")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Receive a webhook of the vendor's")
  public Uni<Response> receive(
      @RestPath String token,
      byte[] body,
      @RestHeader(Signatures.HEADER) @Nullable String signature) {
    return receipts.receive(token, body, signature).map(WebhookResource::response);
  }

  private static Response response(Outcome outcome) {
    return switch (outcome) {
      case KEPT, COALESCED -> Response.status(ACCEPTED).build();
      case WRONG_TOKEN, WRONG_SIGNATURE -> Response.status(NOT_FOUND).build();
      case UNREADABLE -> Response.status(BAD_REQUEST).build();
      case BUSY -> Response.status(UNAVAILABLE).header(HttpHeaders.RETRY_AFTER, "60").build();
    };
  }
}
