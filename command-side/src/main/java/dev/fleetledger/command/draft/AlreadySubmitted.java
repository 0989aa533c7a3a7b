package dev.fleetledger.command.draft;

import java.util.UUID;

import dev.fleetledger.command.rule.StateForbids;

/** Submitting is final; whoever asks again is told what came of it. */
public final class AlreadySubmitted extends StateForbids {

    private final UUID workload;
    private final int revision;

    AlreadySubmitted(UUID workload, int revision) {
        super("AlreadySubmitted", "The draft was submitted as revision " + revision + ".", "Start a draft from it to go on.");
        this.workload = workload;
        this.revision = revision;
    }

    public UUID workload() {
        return workload;
    }

    public int revision() {
        return revision;
    }
}
