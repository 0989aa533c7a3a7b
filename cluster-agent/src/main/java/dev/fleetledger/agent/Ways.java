package dev.fleetledger.agent;

import dev.fleetledger.agent.intake.Intents;
import dev.fleetledger.agent.intake.KafkaIntents;
import dev.fleetledger.agent.report.KafkaReports;
import dev.fleetledger.agent.report.Reports;

/** How an agent hears from its hub and is heard. A thousand simulated ones share what one has of its own. */
public interface Ways {

    /** With Kafka clients of its own, by its own identity: every agent in earnest. */
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
