package dev.fleetledger.query.cluster;

import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.report.ClusterFacts;
import dev.fleetledger.contract.report.Report;
import dev.fleetledger.query.fold.StoredReport;

/** What a cluster's agent last said of itself and of the cluster, and when it was last heard at all. */
@Entity
@Table(name = "heartbeats")
class HeartbeatView {

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
    @Nullable Long intentsBehind;
    @Nullable Instant factsAt;

    protected HeartbeatView() {}

    static HeartbeatView of(String cluster) {
        HeartbeatView view = new HeartbeatView();
        view.cluster = cluster;
        return view;
    }

    /** A report that was overtaken by a later one says nothing new, not even that the agent is there. */
    void heard(StoredReport stored) {
        Report report = stored.report();
        if (report.agentEpoch() < agentEpoch || report.agentEpoch() == agentEpoch && report.sequence() <= sequence) {
            return;
        }
        agentEpoch = report.agentEpoch();
        sequence = report.sequence();
        sentAt = report.sentAt();
        heardAt = stored.receivedAt();
        if (report.clusterFacts() != null) {
            says(report.clusterFacts(), stored.receivedAt());
        }
    }

    private void says(ClusterFacts facts, Instant at) {
        agentVersion = facts.agentVersion();
        kubernetesVersion = facts.kubernetesVersion();
        nodes = facts.nodes();
        readyNodes = facts.readyNodes();
        apiServer = facts.apiServer();
        intentsBehind = facts.intentsBehind();
        factsAt = at;
    }
}
