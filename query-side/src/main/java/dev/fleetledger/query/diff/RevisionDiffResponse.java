package dev.fleetledger.query.diff;

import java.util.List;

import dev.fleetledger.manifest.diff.Change;

/** Differences of two revisions of a workload, field by field. */
record RevisionDiffResponse(int from, int to, List<Change> changes, String position) implements WorkloadDiffResponse {}
