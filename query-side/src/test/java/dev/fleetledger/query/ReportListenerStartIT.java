package dev.fleetledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;

import dev.fleetledger.parts.kafka.Kafka;
import dev.fleetledger.query.projection.rebuild.CatchUpInitializer;

@ExtendWith(OutputCaptureExtension.class)
class ReportListenerStartIT {

    @Test
    void startsReportListenerAgainAfterFailure(CapturedOutput output) {
        try (TestQuerySide querySide = new TestQuerySide(Map.of("spring.kafka.consumer.bootstrap-servers", "without-port"))) {
            TestQuerySide.eventually("the start fails", () -> output.getOut().contains("The report listener could not be started"));
            assertThat(querySide.bean(CatchUpInitializer.class).isDone()).isFalse();

            querySide.bean(DefaultKafkaConsumerFactory.class).updateConfigs(Map.of("bootstrap.servers", Kafka.shared().bootstrap()));

            TestQuerySide.eventually("the listener is started", querySide.bean(CatchUpInitializer.class)::isDone);
            TestFleet testFleet = new TestFleet(querySide, "late");
            testFleet.sendReport(testFleet.registerCluster("one"));
            assertThat(querySide.storedReportCount()).isEqualTo(1);
        }
    }
}
