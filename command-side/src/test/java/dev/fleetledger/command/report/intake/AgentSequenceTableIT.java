package dev.fleetledger.command.report.intake;

import static dev.fleetledger.command.report.intake.ReportCounters.accepted;
import static dev.fleetledger.command.testsupport.TestHub.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.fleetledger.command.fleet.AgentTable;
import dev.fleetledger.command.report.ReportConfiguration;
import dev.fleetledger.command.testsupport.TestHub;
import dev.fleetledger.contract.report.ClusterFacts;
import dev.fleetledger.parts.kafka.Kafka;

class AgentSequenceTableIT {

    private static final ClusterFacts UNREACHABLE = new ClusterFacts("0.1.0", "v1.35.4", 3, 3, "timed out", 0);

    private final String cluster = "heard-" + ProcessHandle.current().pid();

    @Test
    void recordsWhenAgentThatReachesItsApiServerWasHeard() {
        try (TestHub hub = new TestHub(Kafka.shared());
                var producer = TestAgent.producer()) {
            hub.addCluster(cluster, "k1");
            var instance = hub.startInstance(ReportConfiguration.class, AgentTable.class);
            var table = instance.getBean(AgentTable.class);
            var agent = new TestAgent(cluster, "k1", producer);

            agent.sendReport(UNREACHABLE);
            await("the report is accepted", () -> accepted(instance) == 1);
            Optional<Instant> mute = table.findLastHeard(cluster);
            agent.sendReport();
            await("the report is accepted", () -> accepted(instance) == 2);
            Optional<Instant> heard = table.findLastHeard(cluster);
            agent.sendReport(UNREACHABLE);
            await("the report is accepted", () -> accepted(instance) == 3);

            assertThat(mute).isEmpty();
            assertThat(heard).isPresent();
            assertThat(table.findLastHeard(cluster)).isEqualTo(heard);
        }
    }
}
