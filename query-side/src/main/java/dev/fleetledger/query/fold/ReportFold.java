package dev.fleetledger.query.fold;

import java.util.List;

/** Makes rows of reports. Sees each once; knows no clock but the broker's. */
public interface ReportFold {

    /** Loads in one query what the reports will touch. */
    void prepare(List<StoredReport> reports, Batch batch);

    void fold(StoredReport report, Batch batch);
}
