package dev.fleetledger.query.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.EventMetadata;
import dev.fleetledger.contract.refusal.RefusalEvent;
import dev.fleetledger.manifest.diff.Change;
import dev.fleetledger.query.projection.ProjectedEvent;
import dev.fleetledger.query.projection.past.VersionedRow;
import dev.fleetledger.query.sql.DatabaseText;

/** The audit entry of one command, accepted or refused. Its position is that of the command's last event. */
@Entity
@Table(name = "audit")
class AuditView extends VersionedRow {

    static final String ACCEPTED = "accepted";
    static final String REFUSED = "refused";
    private static final TypeReference<List<Change>> CHANGES = new TypeReference<>() {};

    @Id String command = "";
    long position;
    Instant at = Instant.EPOCH;
    String actor = "";
    String roles = "";
    @Nullable String address;
    @Nullable String agent;
    String action = "";
    String outcome = ACCEPTED;
    @Nullable UUID draft;
    @Nullable UUID workload;
    @Nullable String cluster;
    @Nullable String namespace;
    @Nullable String problem;
    @Nullable String reason;
    @Nullable String cause;
    /** Position of the entry that takes this one back. */
    @Nullable Long undoneBy;
    String changes = "[]";

    protected AuditView() {}

    static AuditView of(ProjectedEvent event, String eventName) {
        AuditView entry = new AuditView();
        entry.command = event.commandId();
        entry.actor = event.actor();
        entry.roles = orElse(event.metadataText(EventMetadata.ROLES), "");
        entry.address = event.metadataText(EventMetadata.ADDRESS);
        entry.agent = event.metadataText(EventMetadata.USER_AGENT);
        entry.action = orElse(event.metadataText(EventMetadata.ACTION), eventName);
        entry.reason = event.metadataText(EventMetadata.REASON);
        entry.cause = event.metadataText(EventMetadata.CAUSATION);
        return entry;
    }

    void setTarget(Target target) {
        draft = target.draft() == null ? draft : target.draft();
        workload = target.workload() == null ? workload : target.workload();
        cluster = target.cluster() == null ? cluster : DatabaseText.sanitize(target.cluster());
        namespace = target.namespace() == null ? namespace : DatabaseText.sanitize(target.namespace());
    }

    /** Whether the command concerns a cluster. Its deployments are shown as outcomes and don't become the entry's target. */
    boolean hasClusterTarget() {
        return cluster != null && workload == null;
    }

    void recordRefusal(RefusalEvent.Refused refused) {
        outcome = REFUSED;
        action = DatabaseText.sanitize(refused.action());
        problem = ContractJson.MAPPER.writeValueAsString(
                new Problem(refused.status(), refused.code(), refused.missing(), refused.rules()));
    }

    void addChanges(List<Change> added) {
        if (!added.isEmpty()) {
            changes = ContractJson.MAPPER.writeValueAsString(ChangeListTruncator.append(changes(), added));
        }
    }

    void at(ProjectedEvent event) {
        position = event.position();
        at = event.at();
    }

    List<Change> changes() {
        return ContractJson.MAPPER.readValue(changes, CHANGES);
    }

    @Nullable Problem problem() {
        return problem == null ? null : ContractJson.MAPPER.readValue(problem, Problem.class);
    }

    private static String orElse(@Nullable String text, String fallback) {
        return text == null ? fallback : text;
    }

    /** Reason why a command was refused. */
    record Problem(int status, String code, List<RefusalEvent.Missing> missing, List<String> rules) {}

    /** Target of an event, as far as the event names it. */
    record Target(@Nullable UUID draft, @Nullable UUID workload, @Nullable String cluster, @Nullable String namespace) {}
}
