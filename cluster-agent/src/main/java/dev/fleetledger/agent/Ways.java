package dev.fleetledger.agent;

import dev.fleetledger.agent.intake.Intents;
import dev.fleetledger.agent.intake.KafkaIntents;
import dev.fleetledger.agent.report.KafkaReports;
import dev.fleetledger.agent.report.Reports;

/** Transport between an agent and its hub. A thousand simulated agents share clients through an implementation of their own. */
public interface Ways {

    /** Uses Kafka clients of its own under the agent's own identity, as every real agent does. */
    Ways OWN = new Ways() {

        @Override
        public Intents intents(Settings settings, Intents.Reader reader) {
            return new KafkaIntents(settings.kafka(), reader, settings.pace().reread());
        }

        @Override
        public Reports reports(Settings settings) {
            return new KafkaReports(settings.kafka(), settings.credential(), settings.reportKey());
        }
    };

    Intents intents(Settings settings, Intents.Reader reader);

    Reports reports(Settings settings);
}
