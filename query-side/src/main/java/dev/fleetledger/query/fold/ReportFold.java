package dev.fleetledger.query.fold;

import java.util.List;

/** Projects reports into rows. It gets each report once and uses no clock but the broker's. */
public interface ReportFold {

    /** Loads the rows that the reports will change, with one query per kind. */
    void prepare(List<StoredReport> reports, Batch batch);

    /** @return whether the report contains any change other than the time; of the unchanged reports only the newest is retained for long */
    boolean fold(StoredReport report, Batch batch);
}
