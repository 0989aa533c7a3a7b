package dev.fleetledger.command.draft.start;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.manifest.importer.ImportResult;

/** What a draft starts from. */
public sealed interface DraftSource {

    /** The draft starts empty. */
    record Nothing() implements DraftSource {}

    record OtherDraft(UUID draft) implements DraftSource {}

    /** @param revision absent: the current one */
    record WorkloadRevision(UUID workload, @Nullable Integer revision) implements DraftSource {}

    /** @param content without problems, but possibly with a choice */
    record Manifest(ImportResult content) implements DraftSource {}

    /** The draft is filled when the cluster has answered. */
    record RunningDaemonSet(String cluster, String namespace, String name) implements DraftSource {}
}
