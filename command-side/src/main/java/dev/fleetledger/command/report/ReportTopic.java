package dev.fleetledger.command.report;

import org.apache.kafka.clients.admin.NewTopic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.scheduling.annotation.Scheduled;

import dev.fleetledger.command.settings.CommandSideProperties;
import dev.fleetledger.contract.intent.WireNames;
import dev.fleetledger.contract.report.ReportTopicSettings;

/** The reports topic of the whole fleet. */
record ReportTopic(KafkaAdmin kafkaAdmin) {

    private static final Logger LOG = LoggerFactory.getLogger(ReportTopic.class);
    private static final NewTopic TOPIC = TopicBuilder.name(WireNames.REPORTS_TOPIC)
            .partitions(ReportTopicSettings.PARTITIONS).configs(ReportTopicSettings.CONFIGS).build();

    /**
     * Creates the topic after the start, and again after a broker has lost its data, which the listener isn't told of. As a bean of type
     * NewTopic it would be created during the start, which would wait for a broker that is unavailable.
     */
    @Scheduled(fixedDelayString = CommandSideProperties.KAFKA_CHECK_INTERVAL)
    void ensure() {
        try {
            kafkaAdmin.createOrModifyTopics(TOPIC);
        } catch (RuntimeException e) {
            LOG.debug("The reports topic could not be ensured, retrying", e);
        }
    }
}
