package dev.fleetledger.query.cluster;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.cluster.ClusterEvent;
import dev.fleetledger.contract.cluster.ClusterFactEvent;
import dev.fleetledger.query.projection.ProjectedEvent;
import dev.fleetledger.query.projection.change.LiveObject;
import dev.fleetledger.query.projection.change.LiveRow;
import dev.fleetledger.query.projection.past.VersionedObject;
import dev.fleetledger.query.sql.DatabaseText;
import dev.fleetledger.query.sql.LabelsJson;

/** A registered cluster. The facts that its agent reports are in {@link HeartbeatView}. */
@Entity
@Table(name = "clusters")
public class ClusterView extends VersionedObject implements LiveRow {


    static final String REGISTERED = "registered";
    static final String REMOVING = "removing";
    static final String REMOVED = "removed";
    static final String FORGOTTEN = "forgotten";

    @Id String name = "";
    @Nullable String displayName;
    String labels = "{}";
    boolean cordoned;
    String life = REGISTERED;
    @Nullable Instant removalDue;
    @Nullable String removalPolicy;
    @Nullable Instant leftAt;
    String[] credentials = {};
    long refusedReports;
    @Nullable Instant refusedAt;
    @Nullable String refusedCode;
    String registeredBy = "";
    Instant registeredAt = Instant.EPOCH;
    @Nullable Instant joinedAt;
    long version;
    long position;

    protected ClusterView() {}

    static ClusterView of(ClusterEvent.Registered registered, ProjectedEvent event) {
        ClusterView cluster = new ClusterView();
        cluster.name = registered.cluster();
        cluster.displayName = DatabaseText.sanitizeNullable(registered.displayName());
        cluster.setLabels(registered.labels());
        cluster.registeredBy = event.actor();
        cluster.registeredAt = event.at();
        return cluster;
    }

    void setLabels(Map<String, String> all) {
        labels = ContractJson.MAPPER.writeValueAsString(new TreeMap<>(all));
    }

    void setRemoval(@Nullable Instant due, @Nullable String workloads) {
        life = due == null ? REGISTERED : REMOVING;
        removalDue = due;
        removalPolicy = DatabaseText.sanitizeNullable(workloads);
    }

    void leave(String newLife, Instant at) {
        life = newLife;
        leftAt = at;
    }

    void recordRefusedReports(ClusterFactEvent.ReportsRefused refused, Instant at) {
        refusedReports += refused.count();
        refusedCode = DatabaseText.sanitize(refused.code());
        refusedAt = at;
    }

    void advanceTo(ProjectedEvent event) {
        version = event.version();
        position = event.position();
    }

    @Override
    public LiveObject liveObject() {
        return LiveObject.cluster(name, true);
    }

    public @Nullable Instant removalDue() {
        return removalDue;
    }

    public @Nullable String removalPolicy() {
        return removalPolicy;
    }

    public Map<String, String> labels() {
        return LabelsJson.parse(labels);
    }
}
