package dev.fleetledger.command.report.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.fleet.CredentialTable;
import dev.fleetledger.command.report.transition.ObservationBatch;
import dev.fleetledger.command.report.transition.ObservationTable;
import dev.fleetledger.command.report.transition.ObservationTable.Key;
import dev.fleetledger.command.report.transition.TransitionRecorder;
import dev.fleetledger.command.rollout.step.RolloutWakeup;
import dev.fleetledger.command.stream.SystemMetadata;
import dev.fleetledger.contract.cluster.ClusterFactEvent;
import dev.fleetledger.contract.cluster.CredentialHistory;
import dev.fleetledger.contract.report.ClusterFacts;
import dev.fleetledger.contract.report.DeploymentFacts;
import dev.fleetledger.contract.report.Report;
import dev.fleetledger.contract.report.ReportAuthentication.Accepted;
import dev.fleetledger.contract.report.ReportAuthentication.Invalid;
import dev.fleetledger.contract.report.ReportAuthentication.Rejected;
import dev.fleetledger.contract.report.ReportAuthenticator;
import dev.fleetledger.contract.report.ReportRecord;
import dev.fleetledger.judgement.status.Observation;
import dev.fleetledger.ledger.Ledger;
import dev.fleetledger.ledger.NewEvent;
import dev.fleetledger.ledger.StreamId;

/** Processes report records, a whole batch in the caller's transaction. Repeated records have no further effect. */
public record ReportIntake(ReportAuthenticator authenticator, CredentialTable credentials, AgentSequenceTable agentSequences,
        ObservationTable observations, TransitionRecorder transitionRecorder, RolloutWakeup wakeup, AnswerIntake answerIntake,
            RefusedReports refusedReports,
        Ledger ledger, SystemMetadata systemMetadata) {

    /** @return the reasons of all dropped records */
    public List<DropReason> accept(List<ConsumerRecord<String, byte[]>> records) {
        List<ReportRecord> reports = records.stream().map(ReportIntake::reportRecord).toList();
        Map<String, CredentialHistory> histories = credentials.findHistories(ReportRecord.clusters(reports));
        List<DropReason> dropped = new ArrayList<>();
        ObservationBatch changed = new ObservationBatch();
        Set<String> heard = new HashSet<>();
        Instant now = Instant.EPOCH;
        for (ReportRecord record : reports) {
            switch (authenticator.authenticate(record, histories)) {
                case Rejected rejected -> dropped.add(refuse(record, rejected.credential(), DropReason.of(rejected.rejection())));
                case Invalid invalid -> dropped.add(refuse(record, invalid.credential(), DropReason.of(invalid.defect())));
                case Accepted accepted -> {
                    now = now.isAfter(record.receivedAt()) ? now : record.receivedAt();
                    heard.add(accepted.report().cluster());
                    if (!accept(new AuthenticatedReport(accepted.report(), accepted.credential(), record.receivedAt()), changed)) {
                        dropped.add(DropReason.REPEAT);
                    }
                }
            }
        }
        if (!changed.isEmpty()) {
            transitionRecorder.record(changed, now);
        }
        wakeup.onHeard(heard, now);
        return dropped;
    }

    private static ReportRecord reportRecord(ConsumerRecord<String, byte[]> record) {
        return ReportRecord.of(record.key(), name -> {
            Header header = record.headers().lastHeader(name);
            return header == null ? null : header.value();
        }, record.value(), record.timestamp());
    }

    private DropReason refuse(ReportRecord record, @Nullable String credential, DropReason reason) {
        refusedReports.count(record.cluster(), credential, reason);
        return reason;
    }

    private boolean accept(AuthenticatedReport authenticatedReport, ObservationBatch changed) {
        var joined = agentSequences.accept(authenticatedReport);
        if (joined.isEmpty()) {
            return false;
        }
        ClusterFacts facts = authenticatedReport.report().clusterFacts();
        if (!joined.get() && facts != null) {
            join(authenticatedReport, facts);
        }
        collect(authenticatedReport.report(), authenticatedReport.receivedAt(), changed);
        answerIntake.accept(authenticatedReport.report().cluster(), authenticatedReport.report().answers(),
                authenticatedReport.receivedAt());
        return true;
    }

    private void join(AuthenticatedReport authenticatedReport, ClusterFacts facts) {
        String cluster = authenticatedReport.report().cluster();
        StreamId stream = StreamId.of("ClusterFacts", cluster);
        long next = ledger.nextSequences(List.of(stream)).getOrDefault(stream, 0L);
        var event = new ClusterFactEvent.Joined(cluster, authenticatedReport.credential(),
                Objects.requireNonNullElse(facts.kubernetesVersion(), ""),
                facts.agentVersion());
        ledger.append(List.of(new NewEvent(stream, next, event)), systemMetadata.create());
        agentSequences.markJoined(cluster);
    }

    private void collect(Report report, Instant receivedAt, ObservationBatch changed) {
        if (report.deployments().isEmpty()) {
            return;
        }
        Set<Key> missing = new HashSet<>();
        report.deployments().forEach(facts -> missing.add(new Key(report.cluster(), facts.workload())));
        missing.removeAll(changed.keys());
        Map<Key, Observation> before = observations.find(report.cluster(), missing.stream().map(Key::workload).toList());
        for (DeploymentFacts facts : report.deployments()) {
            Key key = new Key(report.cluster(), facts.workload());
            changed.add(key, before.get(key), facts, receivedAt);
        }
    }
}
