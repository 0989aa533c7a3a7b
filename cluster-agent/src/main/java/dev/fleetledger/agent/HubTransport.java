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
        public IntentSource intents(AgentSettings agentSettings, IntentSource.Reader reader) {
            return new KafkaIntentSource(agentSettings.kafka(), reader, agentSettings.pace().reread());
        }

        @Override
        public ReportSink reports(AgentSettings agentSettings) {
            return new KafkaReportSink(agentSettings.kafka(), agentSettings.credential(), agentSettings.reportKey());
        }
    };

    IntentSource intents(AgentSettings agentSettings, IntentSource.Reader reader);

    ReportSink reports(AgentSettings agentSettings);
}
