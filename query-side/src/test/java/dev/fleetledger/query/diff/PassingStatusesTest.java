package dev.fleetledger.query.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.query.diff.DiffResponse.PassingStatus;
import dev.fleetledger.query.diff.PassingStatusQueries.FormerVersion;

class PassingStatusesTest {

    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");
    private static final Map<String, JsonNode> RUNNING = ShownValues.of(ObjectKind.DEPLOYMENT,
            Map.of("deployments", version("Running", NOON, "").row()), NOON);

    @Test
    void tellsStatusThatDeploymentHasNoLonger() {
        assertThat(PassingStatuses.of(List.of(version("NotReady", NOON.plusSeconds(60), "")), NOON, RUNNING, RUNNING))
                .containsExactly(new PassingStatus("NotReady", null, NOON.plusSeconds(60)));
    }

    @Test
    void tellsStatusThatTimeAloneBrought() {
        String lost = ",\"next_at\":\"2026-11-29T12:01:15+00:00\",\"next_status\":\"NotReady\",\"next_code\":\"PodsLost\""
                + ",\"next_since\":\"2026-11-29T12:01:00+00:00\"";

        assertThat(PassingStatuses.of(List.of(version("Running", NOON.minusSeconds(60), lost)), NOON, RUNNING, RUNNING))
                .containsExactly(new PassingStatus("NotReady", "PodsLost", NOON.plusSeconds(60)));
    }

    @Test
    void omitsStatusThatTimeWouldHaveBroughtLater() {
        String later = ",\"next_at\":\"2026-11-29T13:00:00+00:00\",\"next_status\":\"Stalled\"";

        assertThat(PassingStatuses.of(List.of(version("Running", NOON, later)), NOON, RUNNING, RUNNING)).isEmpty();
    }

    @Test
    void omitsStatusesOfThePoints() {
        assertThat(PassingStatuses.of(List.of(version("Running", NOON.plusSeconds(5), "")), NOON, RUNNING, RUNNING)).isEmpty();
    }

    /** A version that ended half an hour after noon. */
    private static FormerVersion version(String status, Instant since, String members) {
        return new FormerVersion(ContractJson.MAPPER.readTree("{\"generation\":1,\"status\":\"" + status + "\",\"since\":\"" + since + "\""
                + members + "}"), NOON.plusSeconds(1_800));
    }
}
