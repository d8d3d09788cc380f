package io.fanfare.http.access;

import io.fanfare.access.Caller;
import io.fanfare.access.Reach;
import io.fanfare.access.Scope;
import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.PathSegment;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a caller that is limited to some accounts away from everything else. It stands before every
 * resource, and an address that it does not know is closed to such a caller: a new resource is
 * opened here, or not at all. What is outside and what does not exist get the same answer, before
 * anything else of the request is looked at.
 */
@ApplicationScoped
public class ReachFilter {
  /** Those that look at the scope themselves, or of which nobody gets more than another. */
  private static final Set<String> OPEN =
      Set.of(
          "jobs",
          "job-plans",
          "accounts",
          "schedules",
          "imports",
          "uploads",
          "unsubscribes",
          "quota");

  private static final String ROOT = "v1";
  private static final int KIND = 1;
  private static final int ID = 2;

  private final CurrentIdentityAssociation identities;
  private final Reach reach;

  public ReachFilter(CurrentIdentityAssociation identities, Reach reach) {
    this.identities = identities;
    this.reach = reach;
  }

  /** Fails with RefusedException, {@code not_found} or {@code forbidden}. */
  @ServerRequestFilter
  public Uni<Void> check(ContainerRequestContext request) {
    return identities.getDeferredIdentity().chain(identity -> check(identity, request));
  }

  private Uni<Void> check(SecurityIdentity identity, ContainerRequestContext request) {
    @Nullable Caller caller = Identities.caller(identity);
    return caller == null || caller.scope().isAll()
        ? Uni.createFrom().voidItem()
        : check(caller.scope(), request);
  }

  private Uni<Void> check(Scope scope, ContainerRequestContext request) {
    List<String> path =
        request.getUriInfo().getPathSegments().stream().map(PathSegment::getPath).toList();
    if (path.size() <= KIND || !path.get(0).equals(ROOT)) {
      throw forbidden();
    }
    String kind = path.get(KIND);
    if (path.size() == ID) {
      requireOpen(kind, request.getMethod());
      return Uni.createFrom().voidItem();
    }
    return within(scope, kind, path.get(ID), request.getMethod())
        .invoke(ReachFilter::require)
        .replaceWithVoid();
  }

  /** New accounts belong to nobody yet. */
  private static void requireOpen(String kind, String method) {
    boolean makesAccount = kind.equals("accounts") && method.equals(HttpMethod.POST);
    if (!OPEN.contains(kind) || makesAccount) {
      throw forbidden();
    }
  }

  private Uni<Boolean> within(Scope scope, String kind, String id, String method) {
    return switch (kind) {
      case "accounts" -> reach.account(scope, id);
      case "jobs" -> ofId(id).chain(job -> reach.job(scope, job));
      case "activities" -> ofId(id).chain(activity -> reach.activity(scope, activity));
      case "schedules" ->
          reach
              .schedule(scope, id)
              .chain(
                  within ->
                      within || !method.equals(HttpMethod.PUT)
                          ? Uni.createFrom().item(within)
                          : reach.isFree(id));
      default -> throw forbidden();
    };
  }

  private static Uni<UUID> ofId(String text) {
    try {
      return Uni.createFrom().item(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      throw notFound();
    }
  }

  private static void require(boolean within) {
    if (!within) {
      throw notFound();
    }
  }

  private static RefusedException notFound() {
    return RefusedException.of(ProblemCode.NOT_FOUND, "There is nothing with this id.");
  }

  private static RefusedException forbidden() {
    return RefusedException.of(
        ProblemCode.FORBIDDEN, "This concerns all accounts, and the caller is limited to some.");
  }
}
