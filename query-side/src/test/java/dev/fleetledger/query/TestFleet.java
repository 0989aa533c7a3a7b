package dev.fleetledger.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.access.GrantEvent;
import dev.fleetledger.contract.cluster.ClusterEvent;
import dev.fleetledger.contract.deployment.DeploymentAction;
import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.contract.question.QuestionEvent;
import dev.fleetledger.contract.question.QuestionKind;
import dev.fleetledger.contract.report.Answer;
import dev.fleetledger.contract.report.AttemptResult;
import dev.fleetledger.contract.report.ClusterFacts;
import dev.fleetledger.contract.report.Confirmation;
import dev.fleetledger.contract.report.DeploymentFacts;
import dev.fleetledger.contract.report.NodeMatch;
import dev.fleetledger.contract.report.Report;
import dev.fleetledger.contract.report.Verdict;
import dev.fleetledger.contract.rollout.RolloutEvent;
import dev.fleetledger.contract.workload.WorkloadEvent;

/** Test DSL for events and reports of a fleet. Names have a prefix per instance, so that tests can share a database. */
final class TestFleet {

    final TestQuerySide querySide;
    final String prefix;
    final String admin;
    long position;
    private final String credential = UUID.randomUUID().toString();
    private long sequence;

    TestFleet(TestQuerySide querySide, String prefix) {
        this.querySide = querySide;
        this.prefix = prefix;
        this.admin = prefix + "-admin";
        grant(admin, "FleetAdmin", null);
    }

    void grant(String person, String role, String namespace, String... clusters) {
        position = querySide.ledger.append("system", "grant.give", new GrantEvent.Given(UUID.randomUUID(), role,
                new GrantEvent.Holder("user", person),
                new GrantEvent.Scope(clusters.length == 0, clusters.length == 0 ? null : List.of(clusters), null, namespace)));
    }

    String registerCluster(String name) {
        String cluster = prefix + "-" + name;
        position = querySide.ledger.append(admin, "cluster.register", new ClusterEvent.Registered(cluster, null, Map.of("region", "eu")),
                new ClusterEvent.CredentialIssued(cluster, credential, null));
        return cluster;
    }

    UUID createDraft(String owner, String name, String namespace, List<String> clusters) {
        UUID draft = newId();
        position = querySide.ledger.append(owner, "draft.start", new DraftEvent.Started(draft, "DaemonSet", owner, null, null, null, null,
                null));
        saveStep(owner, draft, "basics", "{\"name\":\"" + name + "\",\"namespace\":\"" + namespace + "\"}");
        saveStep(owner, draft, "containers", "{\"containers\":[{\"name\":\"main\",\"image\":\"quay.io/x/y:v1\"}]}");
        saveStep(owner, draft, "placement", "{\"clusters\":" + ContractJson.MAPPER.writeValueAsString(clusters) + "}");
        return draft;
    }

    void saveStep(String actor, UUID draft, String step, String document) {
        position = querySide.ledger.append(actor, "draft." + step + ".save", new DraftEvent.StepSaved(draft, step, json(document)));
    }

    UUID submit(String actor, UUID draft, String name, String namespace, List<String> clusters) {
        UUID workload = newId();
        UUID rollout = newId();
        List<Object> events = new ArrayList<>(List.of(
                new DraftEvent.Submitted(draft, workload, 1, rollout),
                new WorkloadEvent.Created(workload, "DaemonSet", namespace, name, null),
                new WorkloadEvent.Revised(workload, 1, json("{\"basics\":{\"name\":\"" + name + "\"}}"), draft, null),
                new WorkloadEvent.Placed(workload, 1, json("{\"clusters\":" + ContractJson.MAPPER.writeValueAsString(clusters) + "}"),
                        clusters),
                new RolloutEvent.Started(rollout, workload, 1, 1, List.of(new RolloutEvent.Wave("all", clusters)))));
        clusters.forEach(cluster -> events.add(wantedEvent(workload, cluster, 1, DeploymentAction.APPLY, namespace, name, rollout)));
        position = querySide.ledger.append(actor, "draft.submit", events.toArray());
        return workload;
    }

    DeploymentEvent.Wanted wantedEvent(UUID workload, String cluster, long generation, DeploymentAction action, String namespace,
            String name,
            UUID rollout) {
        String manifest = querySide.ledger.storeManifest("[{\"apiVersion\":\"apps/v1\",\"kind\":\"DaemonSet\",\"metadata\":{\"name\":\""
                + name + "\"}}]");
        return new DeploymentEvent.Wanted(workload, cluster, generation, intentId(workload, generation), action, namespace, name,
                action == DeploymentAction.APPLY ? 1 : null, manifest, rollout, "refuse", "correct", "PT10M", null, null);
    }

    /** Waits until the report is projected. */
    byte[] sendReport(String cluster, DeploymentFacts... facts) {
        return send(new Report(cluster, 1, ++sequence, Instant.now(), new ClusterFacts("0.1.0", "v1.35.4", 3, 3, "reachable", 0),
                List.of(facts), null));
    }

    private byte[] send(Report report) {
        querySide.awaitProjected(position);
        long before = querySide.storedReportCount();
        byte[] value = querySide.sendReport(credential, report);
        TestQuerySide.eventually("the report of " + report.cluster() + " is projected", () -> querySide.storedReportCount() > before);
        return value;
    }

    /** Doesn't wait until the report is projected. */
    void sendReportAsync(String cluster, DeploymentFacts... facts) {
        querySide.sendReportAsync(credential, new Report(cluster, 1, ++sequence, Instant.now(), null, List.of(facts), null));
    }

    /**
     * Reports as an agent does that later confirms what it has reported.
     *
     * @param digests   of the facts
     * @param confirmed the sum that the agent confirms
     */
    void sendReport(String cluster, long agentEpoch, List<Long> digests, long confirmed, DeploymentFacts... facts) {
        send(new Report(cluster, agentEpoch, ++sequence, Instant.now(), new ClusterFacts("0.2.0", "v1.35.4", 3, 3, "reachable", 0),
                List.of(facts), null, digests, new Confirmation(confirmed, Instant.now())));
    }

    /** @param expiresAt answers received at or after this time are ignored */
    UUID askPreview(String actor, UUID draft, long version, Instant expiresAt, String namespace, List<String> clusters) {
        UUID question = newId();
        position = querySide.ledger.append(actor, "draft.preview",
                new QuestionEvent.Asked(question, QuestionKind.PREVIEW, expiresAt, draft, version, null,
                        namespace, null, null, "refuse", clusters.stream().map(cluster -> new QuestionEvent.QuestionTarget(cluster, "sha256:0"))
                        .toList()));
        return question;
    }

    UUID askInventory(String actor, String cluster, String kind, String namespace, Instant expiresAt) {
        UUID question = newId();
        position = querySide.ledger.append(actor, "cluster.query-inventory",
                new QuestionEvent.Asked(question, QuestionKind.INVENTORY, expiresAt, null, null, null,
                        namespace, null, kind, null, List.of(new QuestionEvent.QuestionTarget(cluster, null))));
        return question;
    }

    static Answer answer(UUID question, Verdict verdict, List<Answer.Change> changes, List<Answer.Item> items) {
        boolean accepted = verdict == Verdict.ACCEPTED;
        return new Answer(question, verdict, accepted ? null : "QuotaExceeded", accepted ? null : "exceeded quota: pods",
                accepted ? List.of() : List.of(new Answer.Finding("refusal", "QuotaExceeded", "ResourceQuota/pods",
                        "exceeded quota: pods")),
                changes.isEmpty() ? null : new NodeMatch(5, 3, 3, 1, 1), changes, List.of(), items, true, Instant.now());
    }

    /** Waits until the answers are projected. */
    void sendAnswers(String cluster, Answer... answers) {
        send(new Report(cluster, 1, ++sequence, Instant.now(), null, List.of(), List.of(answers)));
    }

    void send(String cluster, byte[] signature, byte[] value) {
        querySide.send(cluster, credential, signature, value);
    }

    String credential() {
        return credential;
    }

    /** Returns the same id for every cluster, so that facts need no lookup; a real hub assigns one id per cluster. */
    static UUID intentId(UUID workload, long generation) {
        return new UUID(workload.getMostSignificantBits(), generation);
    }

    static DeploymentFacts appliedFacts(UUID workload, long generation, int ready) {
        return new DeploymentFacts(workload,
                new DeploymentFacts.Attempt(intentId(workload, generation), generation, AttemptResult.APPLIED, null, null),
                new DeploymentFacts.ObjectFacts("uid", generation, 1, 1L, 3, 3, ready, ready, ready, 0, false, false), List.of(), null,
                null, null, null, Instant.now());
    }

    static DeploymentFacts removedFacts(UUID workload, long generation) {
        return new DeploymentFacts(workload,
                new DeploymentFacts.Attempt(intentId(workload, generation), generation, AttemptResult.REMOVED, null, null), null, List.of(),
                null, null, null, null, Instant.now());
    }

    JsonNode get(String person, String path) {
        return querySide.get(person, path, position);
    }

    static JsonNode json(String text) {
        return ContractJson.MAPPER.readTree(text);
    }

    /** Creates a time-ordered id, as the server does. */
    static UUID newId() {
        long millis = System.currentTimeMillis();
        UUID random = UUID.randomUUID();
        return new UUID(millis << 16 | 0x7000 | random.getMostSignificantBits() & 0xfff, random.getLeastSignificantBits());
    }

}
