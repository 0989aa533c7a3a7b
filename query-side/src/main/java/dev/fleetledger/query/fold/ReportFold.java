package dev.fleetledger.query.fold;

import java.util.List;

/** Makes rows of reports. Sees each once; knows no clock but the broker's. */
public interface ReportFold {

    /** Loads in one query what the reports will touch. */
    void prepare(List<StoredReport> reports, Batch batch);

    /** @return whether it told anything new but the time: only the newest of those that did not is kept for long */
    boolean fold(StoredReport report, Batch batch);
}
