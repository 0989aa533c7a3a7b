package dev.fleetledger.command.report;

import static dev.fleetledger.command.report.intake.ReportCounters.accepted;
import static dev.fleetledger.command.testsupport.TestHub.await;

import java.util.UUID;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.StringUtils;

import dev.fleetledger.command.report.intake.TestAgent;
import dev.fleetledger.command.testsupport.TestHub;
import dev.fleetledger.parts.kafka.Kafka;

/** Reports whose transaction fails, because the service's login may not write to a table. */
@ExtendWith(OutputCaptureExtension.class)
class ReportListenerIT {

    private static final String FAILURE = "reports failed, processing them one by one";
    /** More than the retries that Spring makes by default. */
    private static final int ATTEMPTS = 11;

    private final String cluster = "rl-" + UUID.randomUUID();
    private final KafkaProducer<String, byte[]> producer = TestAgent.producer();
    private TestHub hub;
    private ConfigurableApplicationContext instance;

    @BeforeEach
    void startHub() {
        hub = new TestHub(Kafka.shared());
        hub.addCluster(cluster, "k1");
        hub.owner().execute("revoke insert on command.agents from fleetledger_command");
        instance = hub.startInstance(ReportConfiguration.class);
        new TestAgent(cluster, "k1", producer, TestHub.REPORT_SECRET).sendReport();
    }

    @AfterEach
    void close() {
        hub.close();
        producer.close();
    }

    @Test
    void retriesUntilTransactionIsCommitted(CapturedOutput output) {
        await("the report fails often", () -> StringUtils.countOccurrencesOf(output.getOut(), FAILURE) >= ATTEMPTS);

        allowWriting();

        await("the report is accepted", () -> accepted(instance) == 1);
    }

    @Test
    void anotherInstanceReadsReportThatWasNotCommitted(CapturedOutput output) {
        await("the report fails", () -> output.getOut().contains(FAILURE));
        instance.close();

        allowWriting();
        ConfigurableApplicationContext another = hub.startInstance(ReportConfiguration.class);

        await("the report is accepted", () -> accepted(another) == 1);
    }

    private void allowWriting() {
        hub.owner().execute("grant insert on command.agents to fleetledger_command");
    }
}
