package dev.fleetledger.openapi;

import static dev.fleetledger.openapi.Operation.of;

import java.util.List;

/** Operations of the query side. */
final class QueryOperations {

    static final List<Operation> ALL = List.of(
            of("GET /openapi.json", "describe", "This document."),

            of("GET /drafts", "listDrafts", "Drafts in reach."),
            of("GET /drafts/{id}", "readDraft", "A draft with its steps and what is wrong with them."),
            of("GET /drafts/{id}/history", "listDraftHistory", "Each save of a draft."),
            of("GET /drafts/{id}/manifest", "readDraftManifest", "The YAML as it stands."),
            of("GET /drafts/{id}/targets", "listDraftTargets", "Per cluster: chosen or not, and why."),
            of("GET /drafts/{id}/diff", "compareDraft", "What would change."),
            of("GET /drafts/{id}/preview", "readDraftPreview", "What the clusters said to it."),

            of("GET /workloads", "listWorkloads", "Workloads in reach."),
            of("GET /workloads/{id}", "readWorkload", "A workload with its placement."),
            of("GET /workloads/{id}/revisions", "listRevisions", "Its revisions, newest first."),
            of("GET /workloads/{id}/revisions/{revision}", "readRevision", "A revision in full."),
            of("GET /workloads/{id}/targets", "listWorkloadTargets", "Per cluster: chosen or not, and why."),
            of("GET /workloads/{id}/diff", "compareWorkload", "What changed between two revisions or times."),
            of("GET /workloads/{id}/variants", "listVariants", "Its siblings."),
            of("GET /workloads/{id}/deployments", "listDeployments", "Its deployments, one per cluster."),
            of("GET /workloads/{id}/deployments/{cluster}", "readDeployment", "One of them with its manifest and troubles."),

            of("GET /rollouts", "listRollouts", "Rollouts in reach, newest first."),
            of("GET /rollouts/{id}", "readRollout", "A rollout with its waves."),

            of("GET /clusters", "listClusters", "Clusters in reach."),
            of("GET /clusters/{id}", "readCluster", "A cluster as its agent tells."),
            of("GET /clusters/{id}/deployments", "listClusterDeployments", "What runs there."),
            of("GET /clusters/{id}/inventory", "listInventory", "What there is in the cluster to choose from."),
            of("GET /clusters/{id}/diff", "compareCluster", "The cluster between two times."),

            of("GET /me", "readMe", "Who one is, and may do."),
            of("GET /people", "findPeople", "People by a part of their name."),
            of("GET /grants", "listGrants", "Roles that were given."),
            of("GET /settings", "readSettings", "The settings of the fleet."),
            of("GET /approvals", "listApprovals", "What waits for an approval."),

            of("GET /audit", "listAudit", "Who did what, when and why, newest first."),
            of("GET /audit/{position}", "readAudit", "An entry of the audit."),
            of("GET /audit/verify", "verifyAudit", "Whether the chain of entries holds."),
            of("GET /audit/heads", "listAuditHeads", "Heads of the chain, to keep elsewhere."),
            of("GET /audit/export", "exportAudit", "The audit as a file."),

            of("GET /diff", "compareFleet", "The fleet between two times."),
            of("GET /changes", "streamChanges", "Changes as they happen, as text/event-stream."),
            of("GET /hub", "readHub", "How far behind the views are."),
            of("GET /registries", "listRegistries", "Registries of images."),
            of("GET /registries/{id}/images", "listImages", "A registry's images."),
            of("GET /registries/{id}/images/{name}/tags", "listTags", "An image's tags."),
            of("GET /images:resolve", "resolveImage", "The digest behind a tag."));

    private QueryOperations() {}
}
