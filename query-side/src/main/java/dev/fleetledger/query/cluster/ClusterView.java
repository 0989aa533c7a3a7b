package dev.fleetledger.query.cluster;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.cluster.ClusterEvent;
import dev.fleetledger.query.fold.LedgerEvent;
import dev.fleetledger.query.fold.Storable;

/** A cluster as people registered it. What its agent says is in {@link HeartbeatView}. */
@Entity
@Table(name = "clusters")
public class ClusterView {

    private static final TypeReference<Map<String, String>> LABELS = new TypeReference<>() {};

    @Id String name = "";
    @Nullable String displayName;
    String labels = "{}";
    boolean cordoned;
    String registeredBy = "";
    Instant registeredAt = Instant.EPOCH;
    @Nullable Instant joinedAt;
    long version;
    long position;

    protected ClusterView() {}

    static ClusterView of(ClusterEvent.Registered registered, LedgerEvent event) {
        ClusterView cluster = new ClusterView();
        cluster.name = registered.cluster();
        cluster.displayName = Storable.orNull(registered.displayName());
        cluster.labelled(registered.labels());
        cluster.registeredBy = event.actor();
        cluster.registeredAt = event.at();
        return cluster;
    }

    void labelled(Map<String, String> all) {
        labels = ContractJson.MAPPER.writeValueAsString(new TreeMap<>(all));
    }

    void changed(LedgerEvent event) {
        version = event.version();
        position = event.position();
    }

    public Map<String, String> labels() {
        return labels(labels);
    }

    public static Map<String, String> labels(String json) {
        return ContractJson.MAPPER.readValue(json, LABELS);
    }
}
