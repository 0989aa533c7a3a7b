package dev.fleetledger.command.relay.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.deployment.DeploymentAction;
import dev.fleetledger.contract.deployment.DeploymentEvent.Wanted;
import dev.fleetledger.contract.intent.Hub;
import dev.fleetledger.contract.intent.Intent;
import dev.fleetledger.ledger.Position;
import dev.fleetledger.ledger.RecordedEvent;
import dev.fleetledger.ledger.StreamId;

class IntentFactoryTest {

    private static final UUID WORKLOAD = new UUID(1, 1);

    @Test
    void intentHasPoliciesOfWantedState() {
        Wanted wanted = new Wanted(WORKLOAD, "eu-1", 1, WORKLOAD, DeploymentAction.APPLY, "ns", "n", 1, "sha256:0", null, "adopt", "report",
                "PT5M", null, null, List.of("/spec/template/spec/tolerations"));
        RecordedEvent event = new RecordedEvent(new Position(1), WORKLOAD, StreamId.of("Deployment", WORKLOAD + "/eu-1"), 0,
                "deployment.wanted", "1", wanted, ContractJson.MAPPER.createObjectNode(), Map.of(), Instant.EPOCH);

        Intent intent = new IntentFactory(Map.of("sha256:0", "[]"), new Hub(WORKLOAD, 1, 0)).intent(event, wanted);

        assertThat(intent.conflict()).isEqualTo("adopt");
        assertThat(intent.drift()).isEqualTo("report");
        assertThat(intent.deadline()).isEqualTo("PT5M");
        assertThat(intent.driftIgnore()).containsExactly("/spec/template/spec/tolerations");
    }
}
