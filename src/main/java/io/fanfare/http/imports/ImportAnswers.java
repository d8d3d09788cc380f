package io.fanfare.http.imports;

import io.fanfare.http.imports.ImportJson.RejectedRowJson;
import io.fanfare.http.imports.ImportJson.RowsJson;
import io.fanfare.http.jobs.Accepted;
import io.fanfare.http.jobs.JobJson;
import io.fanfare.job.JobStore.Created;
import io.fanfare.rejection.RejectionBoxes;
import io.fanfare.rejection.RejectionStore;
import io.fanfare.rejection.Tally;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Tells of an import what its rows came to. */
@ApplicationScoped
class ImportAnswers {
  private static final int SHOWN = 20;

  private final RejectionStore rejections;
  private final RejectionBoxes boxes;

  ImportAnswers(RejectionStore rejections, RejectionBoxes boxes) {
    this.rejections = rejections;
    this.boxes = boxes;
  }

  Uni<RestResponse<ImportJson>> of(Created created, long read) {
    UUID job = created.job().id();
    return rejections
        .tally(job)
        .chain(tally -> shown(job).map(shown -> rows(read, tally, shown)))
        .map(rows -> answer(Accepted.of(created), rows));
  }

  private Uni<List<RejectedRowJson>> shown(UUID job) {
    return rejections
        .page(job, null, null, 1)
        .map(
            page ->
                page.stream()
                    .flatMap(box -> boxes.open(box).stream())
                    .limit(SHOWN)
                    .map(RejectedRowJson::of)
                    .toList());
  }

  /** Under a key used before, the job's rows may have had further rejections since. */
  private static RowsJson rows(long read, Tally tally, List<RejectedRowJson> shown) {
    long sent = Math.max(0, read - tally.merged() - tally.rejected());
    return new RowsJson(read, sent, tally.merged(), tally.rejected(), shown);
  }

  private static RestResponse<ImportJson> answer(RestResponse<JobJson> accepted, RowsJson rows) {
    ResponseBuilder<ImportJson> response =
        ResponseBuilder.create(
            accepted.getStatusInfo(), new ImportJson(accepted.getEntity(), rows));
    accepted.getHeaders().forEach((name, values) -> response.header(name, values.get(0)));
    return response.build();
  }
}
