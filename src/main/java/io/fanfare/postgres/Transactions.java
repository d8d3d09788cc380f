package io.fanfare.postgres;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;
import org.jspecify.annotations.Nullable;

/**
 * Runs a piece of work in a transaction of its own.
 *
 * <p>Each gets a session of its own, in a Vert.x context of its own: sessions found in the caller's
 * context would be shared by whatever runs beside it there. What follows continues in the caller's
 * context, so that a request still finds what is its own; without one, on an event loop.
 */
@ApplicationScoped
public class Transactions {
  private final Mutiny.SessionFactory sessions;
  private final VertxInternal vertx;

  public Transactions(Mutiny.SessionFactory sessions, Vertx vertx) {
    this.sessions = sessions;
    this.vertx = (VertxInternal) vertx;
  }

  /** Commits when the work completes, rolls back when it fails. */
  public <T> Uni<T> run(Function<StatelessSession, Uni<T>> work) {
    return Uni.createFrom().deferred(() -> run(work, vertx.getContext()));
  }

  private <T> Uni<T> run(Function<StatelessSession, Uni<T>> work, @Nullable Context callers) {
    Uni<T> done =
        Uni.createFrom()
            .voidItem()
            .emitOn(on(freshContext()))
            .chain(ignored -> sessions.openStatelessSession())
            .chain(session -> inTransaction(session, work));
    return callers == null ? done : done.emitOn(on(callers));
  }

  private static Executor on(Context context) {
    return command -> context.runOnContext(ignored -> command.run());
  }

  private static <T> Uni<T> inTransaction(
      StatelessSession session, Function<StatelessSession, Uni<T>> work) {
    return session.withTransaction(tx -> work.apply(session)).eventually(session::close);
  }

  private Context freshContext() {
    Context context = VertxContext.createNewDuplicatedContext(vertx.createEventLoopContext());
    VertxContextSafetyToggle.setContextSafe(context, true);
    return context;
  }
}
