package dev.fleetledger.query.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.ContractJson;

class ObjectDiffTest {

    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");

    @Test
    void lostReadinessIsClustersOwnDoing() {
        assertThat(ObjectDiff.between(ObjectKind.DEPLOYMENT.fields(), deployment(2, "Running", 3), deployment(2, "NotReady", 2)))
                .extracting(FieldChange::path, change -> String.valueOf(change.before()), change -> String.valueOf(change.after()),
                        FieldChange::by)
                .containsExactly(
                        tuple("/status", "\"Running\"", "\"NotReady\"", Origin.CLUSTER),
                        tuple("/observed/ready", "3", "2", Origin.CLUSTER));
    }

    @Test
    void statusOfNewGenerationFollowsFromItsCommand() {
        assertThat(ObjectDiff.between(ObjectKind.DEPLOYMENT.fields(), deployment(2, "Running", 3), deployment(3, "NotReady", 2)))
                .extracting(FieldChange::path).containsExactly("/wanted/generation", "/status", "/observed/ready");
        assertThat(ObjectDiff.between(ObjectKind.DEPLOYMENT.fields(), deployment(2, "Running", 3), deployment(3, "NotReady", 2)))
                .extracting(FieldChange::by).containsOnly(Origin.COMMAND);
    }

    @Test
    void nodesThatJoinAreClustersOwnDoingEvenIfItsLabelsWereChanged() {
        assertThat(ObjectDiff.between(ObjectKind.CLUSTER.fields(), cluster("{\"region\":\"eu\"}", 3), cluster("{}", 4)))
                .extracting(FieldChange::path, FieldChange::by)
                .containsExactly(tuple("/labels", Origin.COMMAND),
                        tuple("/nodes", Origin.CLUSTER));
    }

    @Test
    void newObjectHasNothingBefore() {
        assertThat(ObjectDiff.between(ObjectKind.CLUSTER.fields(), Map.of(), cluster("{}", 4)))
                .allSatisfy(change -> assertThat(change.before()).isNull())
                .extracting(FieldChange::path).contains("/labels", "/state", "/nodes");
    }

    @Test
    void equalValuesAreNoChange() {
        assertThat(ObjectDiff.between(ObjectKind.DEPLOYMENT.fields(), deployment(2, "Running", 3), deployment(2, "Running", 3))).isEmpty();
    }

    private static Map<String, JsonNode> deployment(long generation, String status, int ready) {
        return ShownValues.of(ObjectKind.DEPLOYMENT, Map.of(
                "deployments", json("{\"generation\":" + generation + ",\"status\":\"" + status + "\",\"since\":\"" + NOON + "\"}"),
                "observations", json("{\"facts\":\"{\\\"object\\\":{\\\"ready\\\":" + ready + "}}\"}")), NOON);
    }

    private static Map<String, JsonNode> cluster(String labels, int nodes) {
        return ShownValues.of(ObjectKind.CLUSTER, Map.of(
                "clusters", ContractJson.MAPPER.createObjectNode().put("name", "eu-1").put("labels", labels).put("life", "registered"),
                "heartbeats", json("{\"nodes\":" + nodes + "}")), NOON);
    }

    private static JsonNode json(String text) {
        return ContractJson.MAPPER.readTree(text);
    }
}
