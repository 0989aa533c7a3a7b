package dev.fleetledger.command.report.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.testsupport.TestHub;
import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.intent.WireNames;
import dev.fleetledger.contract.report.Answer;
import dev.fleetledger.contract.report.AttemptResult;
import dev.fleetledger.contract.report.ClusterFacts;
import dev.fleetledger.contract.report.DeploymentFacts;
import dev.fleetledger.contract.report.DeploymentFacts.Attempt;
import dev.fleetledger.contract.report.DeploymentFacts.ObjectFacts;
import dev.fleetledger.contract.report.DeploymentFacts.Trouble;
import dev.fleetledger.contract.report.Report;
import dev.fleetledger.contract.report.ReportSignature;
import dev.fleetledger.parts.kafka.Kafka;

/** An agent as the hub sees it: it sends signed reports. */
public final class TestAgent {

    private final String cluster;
    private final String credential;
    private final Producer<String, byte[]> producer;
    private final byte[] key;
    private long epoch = 1;
    private long sequence;

    /** @return a producer of the shared broker, which the caller closes */
    public static KafkaProducer<String, byte[]> producer() {
        return producer(Kafka.shared());
    }

    /** @return a producer, which the caller closes */
    public static KafkaProducer<String, byte[]> producer(Kafka kafka) {
        return new KafkaProducer<>(kafka.adminSettings(), new StringSerializer(), new ByteArraySerializer());
    }

    TestAgent(String cluster, String credential, Producer<String, byte[]> producer) {
        this(cluster, credential, producer, TestHub.REPORT_SECRET);
    }

    public TestAgent(String cluster, String credential, Producer<String, byte[]> producer, String hubSecret) {
        this.cluster = cluster;
        this.credential = credential;
        this.producer = producer;
        this.key = ReportSignature.key(hubSecret.getBytes(UTF_8), cluster, credential);
    }

    /** Restarts at a time of the agent's own clock, which may have been set back. */
    public void restart(long at) {
        epoch = at;
        sequence = 0;
    }

    public Report sendReport(DeploymentFacts... facts) {
        return sendReport(new ClusterFacts("0.1.0", "v1.35.4", 3, 3, "reachable", 0), facts);
    }

    Report sendReport(ClusterFacts clusterFacts, DeploymentFacts... facts) {
        var report = new Report(cluster, epoch, ++sequence, Instant.now(), clusterFacts, List.of(facts), null);
        send(report);
        return report;
    }

    Report sendAnswers(Answer... answers) {
        var report = new Report(cluster, epoch, ++sequence, Instant.now(), null, List.of(), List.of(answers));
        send(report);
        return report;
    }

    void send(Report report) {
        byte[] value = ContractJson.MAPPER.writeValueAsBytes(report);
        var record = new ProducerRecord<>(WireNames.REPORTS_TOPIC, cluster, value);
        record.headers().add(ReportSignature.CREDENTIAL_HEADER, credential.getBytes(UTF_8))
                .add(ReportSignature.SEAL_HEADER, ReportSignature.sign(key, cluster, value));
        try {
            producer.send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Id of the intent with this generation, used both for the wanted state and in reports. */
    static UUID intent(UUID workload, long generation) {
        return UUID.nameUUIDFromBytes((workload + "/" + generation).getBytes(UTF_8));
    }

    static DeploymentFacts running(UUID workload, long generation) {
        return facts(workload, generation, AttemptResult.APPLIED, pods(generation, 3), List.of());
    }

    /** @param epoch the newest hub epoch that the cluster has seen */
    public static DeploymentFacts running(UUID workload, UUID intent, long generation, long epoch) {
        return new DeploymentFacts(workload, new Attempt(intent, generation, AttemptResult.APPLIED, null, null, epoch), pods(generation, 3),
                List.of(),
                null, null, null, null, Instant.now());
    }

    static DeploymentFacts progressing(UUID workload, long generation) {
        return facts(workload, generation, AttemptResult.APPLIED, pods(generation, 1), List.of());
    }

    static DeploymentFacts failing(UUID workload, long generation, String code) {
        return facts(workload, generation, AttemptResult.APPLIED, pods(generation, 1), List.of(new Trouble(code, "it says", 2, null)));
    }

    static DeploymentFacts attempt(UUID workload, long generation, AttemptResult result) {
        return facts(workload, generation, result, null, List.of());
    }

    private static DeploymentFacts facts(UUID workload, long generation, AttemptResult result, @Nullable ObjectFacts object,
            List<Trouble> troubles) {
        String code = result == AttemptResult.REFUSED ? "AdmissionDenied" : null;
        return new DeploymentFacts(workload, new Attempt(intent(workload, generation), generation, result, code, null), object, troubles,
                null, null, null, null, Instant.now());
    }

    private static ObjectFacts pods(long generation, int ready) {
        return new ObjectFacts("uid", generation, generation, generation, 3, 3, 3, ready, ready, 0, false, false);
    }
}
