package dev.fleetledger.command.cluster.join;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the join manifest tells an agent.
 *
 * @param image                 container image of the agent
 * @param kafka                 bootstrap servers as agents reach them
 * @param kafkaSecurityProtocol {@code SASL_SSL}, or {@code SASL_PLAINTEXT} where the network is trusted
 * @param kafkaCertificates     PEM certificates that agents trust for Kafka; empty: Java's default trust store
 */
@ConfigurationProperties("fleetledger.agent")
record AgentJoinProperties(@DefaultValue("fleetledger/cluster-agent:0.1.0") String image, String kafka,
        @DefaultValue("SASL_SSL") String kafkaSecurityProtocol, @DefaultValue("") String kafkaCertificates) {}
