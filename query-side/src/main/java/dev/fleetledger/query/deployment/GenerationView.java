package dev.fleetledger.query.deployment;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.EventMetadata;
import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.query.projection.ProjectedEvent;
import dev.fleetledger.query.projection.change.LiveObject;
import dev.fleetledger.query.projection.change.LiveRow;
import dev.fleetledger.query.projection.past.VersionedRow;

/** One generation of a deployment: the command that created it, and its outcome according to the ledger. */
@Entity
@Table(name = "generations")
public class GenerationView extends VersionedRow implements LiveRow {

    @Id String id = "";
    UUID workload = new UUID(0, 0);
    String cluster = "";
    long generation;
    String action = "";
    @Nullable Integer revision;
    @Nullable UUID rollout;
    String command = "";
    /** The command that caused it: a submit, for what its rollout sends later. */
    @Nullable String cause;
    Instant wantedAt = Instant.EPOCH;
    @Nullable String outcome;
    @Nullable Instant outcomeAt;
    @Nullable Instant supersededAt;

    protected GenerationView() {}

    static GenerationView of(DeploymentEvent.Wanted wanted, ProjectedEvent event) {
        GenerationView view = new GenerationView();
        view.id = id(wanted.workload(), wanted.cluster(), wanted.generation());
        view.workload = wanted.workload();
        view.cluster = wanted.cluster();
        view.generation = wanted.generation();
        view.action = wanted.action().name().toLowerCase(Locale.ROOT);
        view.revision = wanted.revision();
        view.rollout = wanted.rollout();
        view.command = event.commandId();
        view.cause = event.metadataText(EventMetadata.CAUSATION);
        view.wantedAt = event.at();
        return view;
    }

    public static String id(UUID workload, String cluster, long generation) {
        return workload + "/" + cluster + "/" + generation;
    }

    public @Nullable UUID rollout() {
        return rollout;
    }

    @Override
    public LiveObject liveObject() {
        return LiveObject.deployment(workload, cluster);
    }

    void recordOutcome(String word, Instant at) {
        outcome = word;
        outcomeAt = at;
    }
}
