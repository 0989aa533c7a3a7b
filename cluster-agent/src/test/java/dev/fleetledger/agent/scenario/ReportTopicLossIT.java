package dev.fleetledger.agent.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

import dev.fleetledger.agent.report.KafkaReportSink;
import dev.fleetledger.agent.report.ReportSink;
import dev.fleetledger.contract.intent.WireNames;
import dev.fleetledger.contract.report.Report;
import dev.fleetledger.parts.kafka.Kafka;

class ReportTopicLossIT {

    private static final Report REPORT = new Report("eu-1", 1, 1, Instant.EPOCH, null, List.of(), null);

    @Test
    void storesReportAtLowerOffsetAfterLossOfTopic() throws Exception {
        try (var kafka = Kafka.temporary(); Admin admin = kafka.admin();
                ReportSink reportSink = new KafkaReportSink(Map.of("bootstrap.servers", kafka.bootstrap()), "one", new byte[32])) {
            kafka.createTopic(WireNames.REPORTS_TOPIC, 1, Map.of());
            long before = 0;
            for (int i = 0; i < 3; i++) {
                before = reportSink.deliver(REPORT).offset();
            }

            admin.deleteTopics(List.of(WireNames.REPORTS_TOPIC)).all().get();
            Wait.until("the topic is deleted", () -> !names(admin).contains(WireNames.REPORTS_TOPIC));
            kafka.createTopic(WireNames.REPORTS_TOPIC, 1, Map.of());

            assertThat(deliverWhenPossible(reportSink)).isLessThan(before);
        }
    }

    private static String names(Admin admin) {
        try {
            return String.valueOf(admin.listTopics().names().get());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static long deliverWhenPossible(ReportSink reportSink) throws InterruptedException {
        while (true) {
            try {
                return reportSink.deliver(REPORT).offset();
            } catch (ReportSink.ReportNotDeliveredException e) {
                Thread.sleep(100);
            }
        }
    }
}
