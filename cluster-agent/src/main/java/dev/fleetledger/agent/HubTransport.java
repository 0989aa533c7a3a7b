package dev.fleetledger.agent;

import dev.fleetledger.agent.intake.IntentSource;
import dev.fleetledger.agent.intake.KafkaIntentSource;
import dev.fleetledger.agent.report.KafkaReportSink;
import dev.fleetledger.agent.report.ReportSink;

/** Transport between an agent and its hub. A thousand simulated agents share clients through an implementation of their own. */
public interface HubTransport {

    /** Uses Kafka clients of its own under the agent's own identity, as every real agent does. */
    HubTransport KAFKA = new HubTransport() {

        @Override
        public IntentSource openIntentSource(AgentSettings settings, IntentSource.Reader reader) {
            return new KafkaIntentSource(settings.kafka(), reader, settings.intervals().topicReread());
        }

        @Override
        public ReportSink openReportSink(AgentSettings settings) {
            return new KafkaReportSink(settings.kafka(), settings.credential(), settings.reportKey());
        }
    };

    IntentSource openIntentSource(AgentSettings settings, IntentSource.Reader reader);

    ReportSink openReportSink(AgentSettings settings);
}
