package io.fanfare.postgres;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/**
 * Runs a piece of work in a transaction of its own.
 *
 * <p>Each gets a session of its own, in a Vert.x context of its own: sessions found in the caller's
 * context would be shared by whatever runs beside it there. The caller may be on any thread; what
 * follows continues on an event loop.
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
    return Uni.createFrom()
        .voidItem()
        .emitOn(command -> freshContext().runOnContext(ignored -> command.run()))
        .chain(ignored -> sessions.openStatelessSession())
        .chain(session -> inTransaction(session, work));
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
