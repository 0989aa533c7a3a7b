package dev.fleetledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.EventMetadata;
import dev.fleetledger.contract.cluster.ClusterEvent;

class UndoneEntryIT {

    private static final TestQuerySide QUERY_SIDE = TestQuerySide.shared();

    private final TestFleet fleet = new TestFleet(QUERY_SIDE, "undone");
    private final String cluster = fleet.registerCluster("one");

    @Test
    void namesEntryThatTakesItBack() {
        String cordon = append(Map.of(), new ClusterEvent.Cordoned(cluster));
        append(Map.of(EventMetadata.CAUSATION, cordon, EventMetadata.UNDOES, cordon), new ClusterEvent.Uncordoned(cluster));

        JsonNode entries = fleet.get(fleet.admin, "/api/v1/audit?cluster=" + cluster).at("/items");

        assertThat(entries.at("/0/cause").stringValue()).isEqualTo(cordon);
        assertThat(entries.at("/0/undoneBy").isNull()).isTrue();
        assertThat(entries.at("/1/undoneBy").stringValue()).isEqualTo(entries.at("/0/position").stringValue());
    }

    /** The system goes on with what a command has begun, and takes nothing back by that. */
    @Test
    void isNotUndoneByWhatItHasCaused() {
        String cordon = append(Map.of(), new ClusterEvent.Cordoned(cluster));
        append(Map.of(EventMetadata.CAUSATION, cordon), new ClusterEvent.Uncordoned(cluster));

        JsonNode entries = fleet.get(fleet.admin, "/api/v1/audit?cluster=" + cluster).at("/items");

        assertThat(entries.at("/1/undoneBy").isNull()).isTrue();
    }

    /** @return the command's id */
    private String append(Map<String, String> metadata, Object event) {
        fleet.position = QUERY_SIDE.ledger.append(metadata, event);
        return QUERY_SIDE.sql().sql("select metadata ->> 'command' from ledger.events where position = ?").param(fleet.position)
                .query(String.class).single();
    }
}
