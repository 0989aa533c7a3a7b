package dev.fleetledger.query.diff;

/** What changed of a workload: between two revisions, or between two times. */
sealed interface WorkloadDiffResponse permits DiffResponse, RevisionDiffResponse {}
