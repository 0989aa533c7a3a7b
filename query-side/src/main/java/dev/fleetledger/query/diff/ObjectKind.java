package dev.fleetledger.query.diff;

import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** Kinds of objects that a diff compares. Other rows of the views belong to one of them, or have no past of their own. */
enum ObjectKind {

    CLUSTER(List.of(DiffField.wanted("/displayName", "Display name"), DiffField.wanted("/labels", "Labels"),
            DiffField.wanted("/cordoned", "Cordoned"), DiffField.wanted("/removal/due", "Removal due"),
            DiffField.wanted("/removal/workloads", "Workloads on removal"), DiffField.wanted("/leftAt", "Left at"),
            DiffField.outcome("/state", "State"), DiffField.observed("/nodes", "Nodes"),
            DiffField.observed("/readyNodes", "Ready nodes"), DiffField.observed("/apiServer", "API server"),
            DiffField.observed("/kubernetesVersion", "Kubernetes version"), DiffField.observed("/agentVersion", "Agent version")),
            VersionTable.byText("clusters", "name", "name", "display_name", "labels", "cordoned", "life", "removal_due", "removal_policy",
                    "left_at", "joined_at"),
            VersionTable.byText("heartbeats", "cluster", "nodes", "ready_nodes", "api_server", "kubernetes_version", "agent_version")),

    DEPLOYMENT(List.of(DiffField.wanted("/wanted/revision", "Revision"), DiffField.wanted("/wanted/generation", "Generation"),
            DiffField.wanted("/wanted/action", "Action"), DiffField.outcome("/status", "Status"),
            DiffField.outcome("/statusReason/code", "Reason"), DiffField.outcome("/observed/desired", "Pods desired"),
            DiffField.outcome("/observed/updated", "Pods updated"), DiffField.outcome("/observed/ready", "Pods ready"),
            DiffField.outcome("/observed/available", "Pods available"), DiffField.outcome("/observed/misscheduled", "Pods misscheduled")),
            VersionTable.byText("deployments", "id", "workload", "cluster", "namespace", "name", "generation", "action", "revision",
                    "status", "code", "since", "next_at", "next_status", "next_code", "next_since", "later_at", "later_status",
                    "later_code", "later_since", "ended"),
            VersionTable.byText("observations", "id", "facts")),

    DRAFT(List.of(DiffField.wanted("/name", "Name"), DiffField.wanted("/namespace", "Namespace"), DiffField.wanted("/owner", "Owner"),
            DiffField.wanted("/state", "State"), DiffField.wanted("/version", "Version")),
            VersionTable.byUuid("drafts", "name", "namespace", "owner", "state", "version")),

    GRANT(List.of(DiffField.wanted("/role", "Role"), DiffField.wanted("/holder", "Holder"), DiffField.wanted("/scope", "Scope"),
            DiffField.wanted("/revokedAt", "Revoked at")),
            VersionTable.byUuid("grants", "role", "holder_kind", "holder", "scope", "revoked_at")),

    ROLLOUT(List.of(DiffField.wanted("/kind", "Kind"), DiffField.wanted("/revision", "Revision"), DiffField.wanted("/state", "State"),
            DiffField.wanted("/endedAt", "Ended at")),
            VersionTable.byUuid("rollouts", "workload", "namespace", "name", "kind", "revision", "state", "ended_at")),

    WORKLOAD(List.of(DiffField.wanted("/name", "Name"), DiffField.wanted("/namespace", "Namespace"),
            DiffField.wanted("/revision", "Revision"), DiffField.wanted("/restartedAt", "Restarted at"),
            DiffField.wanted("/deletedAt", "Deleted at")),
            VersionTable.byUuid("workloads", "id", "namespace", "name", "revision", "placement", "restarted_at", "deleted_at"));

    private final List<DiffField> fields;
    private final List<VersionTable> tables;

    ObjectKind(List<DiffField> fields, VersionTable... tables) {
        this.fields = fields;
        this.tables = List.of(tables);
    }

    List<DiffField> fields() {
        return fields;
    }

    /** Returns the tables of its rows; an object exists as long as it has one in the first table. */
    List<VersionTable> tables() {
        return tables;
    }

    @JsonValue
    String apiName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
