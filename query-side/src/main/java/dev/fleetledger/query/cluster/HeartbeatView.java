package dev.fleetledger.query.cluster;

import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.report.ClusterFacts;
import dev.fleetledger.contract.report.Report;
import dev.fleetledger.query.projection.StoredReport;
import dev.fleetledger.query.projection.change.LiveObject;
import dev.fleetledger.query.projection.change.LiveRow;
import dev.fleetledger.query.projection.past.VersionedRow;

/** The newest facts that an agent reported about itself and its cluster. A cluster counts as heard while its API server is available. */
@Entity
@Table(name = "heartbeats")
public class HeartbeatView extends VersionedRow implements LiveRow {

    @Id String cluster = "";
    Instant heardAt = Instant.EPOCH;
    long agentEpoch;
    long sequence;
    Instant sentAt = Instant.EPOCH;
    @Nullable String agentVersion;
    @Nullable String kubernetesVersion;
    @Nullable Integer nodes;
    @Nullable Integer readyNodes;
    @Nullable String apiServer;
    boolean mute;
    @Nullable Long intentsBehind;
    @Nullable Instant factsAt;
    Instant stepHeardAt = Instant.EPOCH;
    long stepSequence;
    Instant stepSentAt = Instant.EPOCH;
    @Nullable Instant stepFactsAt;
    /** Whether anything else than the times has changed in this batch. */
    @Transient private boolean hasNews;

    protected HeartbeatView() {}

    static HeartbeatView of(String cluster) {
        HeartbeatView view = new HeartbeatView();
        view.cluster = cluster;
        return view;
    }

    /**
     * Applies reports in the order of arrival: a cluster's reports are in one partition, and the agent's clock, which sets the epoch, may
     * be set back.
     *
     * @return whether the agent's epoch or the cluster's facts have changed
     */
    boolean apply(StoredReport stored) {
        Report report = stored.report();
        boolean changed = agentEpoch != report.agentEpoch() || report.clusterFacts() != null && !report.clusterFacts()
                .equals(storedFacts());
        hasNews |= changed;
        agentEpoch = report.agentEpoch();
        sequence = report.sequence();
        sentAt = report.sentAt();
        if (report.clusterFacts() != null) {
            storeFacts(report.clusterFacts(), stored.receivedAt());
        }
        if (!mute) {
            heardAt = stored.receivedAt();
        }
        return changed;
    }

    @Override
    protected void keepStepTimes() {
        stepHeardAt = heardAt;
        stepSequence = sequence;
        stepSentAt = sentAt;
        stepFactsAt = factsAt;
    }

    /** Each report changes the times, which are no news. */
    @Override
    public @Nullable LiveObject liveObject() {
        return hasNews ? LiveObject.cluster(cluster, false) : null;
    }

    private @Nullable ClusterFacts storedFacts() {
        return agentVersion == null || apiServer == null ? null
                : new ClusterFacts(agentVersion, kubernetesVersion, nodes == null ? 0 : nodes, readyNodes == null ? 0 : readyNodes,
                        apiServer,
                        intentsBehind == null ? 0 : intentsBehind);
    }

    private void storeFacts(ClusterFacts facts, Instant at) {
        agentVersion = facts.agentVersion();
        kubernetesVersion = facts.kubernetesVersion();
        nodes = facts.nodes();
        readyNodes = facts.readyNodes();
        apiServer = facts.apiServer();
        mute = facts.apiServerSilent();
        intentsBehind = facts.intentsBehind();
        factsAt = at;
    }
}
