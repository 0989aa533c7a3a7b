package dev.fleetledger.query.projection;

import java.util.List;

/** Projects reports into rows. It gets each report once and uses no clock but the broker's. */
public interface ReportProjection {

    /** Loads the rows that the reports will change, with one query per kind. */
    void prepare(List<StoredReport> reports, ViewBatch viewBatch);

    ReportEffect apply(StoredReport report, ViewBatch viewBatch);
}
