package dev.fleetledger.manifest.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.TestDocuments;
import dev.fleetledger.manifest.render.GoldenCases;
import dev.fleetledger.manifest.validation.DraftValidator;

/** Defaults are written out, listed, and violate no rule. */
class DefaultsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "basics     | /displayName                             | \"node-exporter\"",
        "basics     | /namespace                               | \"default\"",
        "basics     | /createNamespace                         | false",
        "basics     | /description                             | \"\"",
        "containers | /containers/0/alwaysPull                 | true",
        "containers | /containers/0/privileged                 | false",
        "containers | /containers/0/resources/cpu/request      | \"250m\"",
        "containers | /containers/0/resources/cpu/limit        | \"250m\"",
        "containers | /containers/0/resources/memory/request   | \"512Mi\"",
        "containers | /containers/0/resources/memory/limit     | \"512Mi\"",
        "services   | /services                                | []",
        "advanced   | /upgrade/method                          | \"Rolling\"",
        "advanced   | /upgrade/maxUnavailable                  | \"25%\"",
        "advanced   | /upgrade/maxSurge                        | 0",
        "advanced   | /upgrade/revisionHistoryLimit            | 10",
        "advanced   | /upgrade/minReadySeconds                 | 0",
        "advanced   | /upgrade/terminationGracePeriodSeconds   | 30",
        "advanced   | /dns/policy                              | \"ClusterFirst\"",
        "placement  | /all                                     | false",
        "placement  | /joinLater                               | false",
        "placement  | /rollout/failureBudget                   | 0",
        "placement  | /rollout/deadline                        | \"PT10M\"",
        "placement  | /rollout/unreachable                     | \"skip\""})
    void listsDefaultsOfSmallestDraft(String key, String pointer, String value) {
        Step step = Step.of(key).orElseThrow();

        CompletedDocuments completedDocuments = Defaults.fill(TestDocuments.smallest());

        assertThat(completedDocuments.documents().of(step).at(pointer)).isEqualTo(TestDocuments.json(value));
        assertThat(completedDocuments.defaulted(step)).contains(pointer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{'request': '1'}    | \"1\"    | \"1\"",
        "{'limit': '100m'}   | \"100m\" | \"100m\"",
        "{'request': '0'}    | \"0\"    | \"250m\"",
        "{'limit': ''}       | \"250m\" | \"\"",
        "{'limit': 2}        | \"250m\" | 2"})
    void adaptsRequestAndLimitToGivenValue(String cpu, String request, String limit) {
        JsonNode containers = TestDocuments.json("{'containers': [{'name': 'abcd', 'image': 'a:1', 'resources': {'cpu': " + cpu + "}}]}");

        JsonNode completed = Defaults.fill(TestDocuments.smallest().with(Step.CONTAINERS, containers)).documents().of(Step.CONTAINERS)
            .at("/containers/0/resources/cpu");

        assertThat(completed.path("request")).isEqualTo(TestDocuments.json(request));
        assertThat(completed.path("limit")).isEqualTo(TestDocuments.json(limit));
    }

    @Test
    void setsUnavailableToZeroIfSurgeIsGiven() {
        CompletedDocuments completedDocuments =
                Defaults.fill(TestDocuments.smallest().with(Step.ADVANCED, TestDocuments.json("{'upgrade': {'maxSurge': 1}}")));

        assertThat(completedDocuments.documents().of(Step.ADVANCED).at("/upgrade/maxUnavailable")).isEqualTo(Json.integer(0));
    }

    @Test
    void choosesDnsPolicyForHostNetwork() {
        CompletedDocuments completedDocuments =
                Defaults.fill(TestDocuments.smallest().with(Step.ADVANCED, TestDocuments.json("{'scheduling': {'hostNetwork': true}}")));

        assertThat(completedDocuments.documents().of(Step.ADVANCED).at("/dns/policy")).isEqualTo(Json.text("ClusterFirstWithHostNet"));
    }

    @Test
    void writesCarefulPlanWithDefaultsOfItsWaves() {
        CompletedDocuments completedDocuments = Defaults.fill(TestDocuments.smallest());

        assertThat(completedDocuments.documents().of(Step.PLACEMENT).at("/rollout/waves")).isEqualTo(TestDocuments.json("""
            [{'name': 'first', 'clusters': {'count': 1}, 'soak': 'PT0S', 'gate': 'Running'},
             {'name': 'tenth', 'clusters': {'percent': 10}, 'soak': 'PT0S', 'gate': 'Running'},
             {'name': 'rest', 'clusters': {'rest': true}, 'soak': 'PT0S', 'gate': 'Running'}]"""));
        assertThat(completedDocuments.defaulted(Step.PLACEMENT))
                .contains("/rollout/waves", "/rollout/waves/0/soak", "/rollout/waves/2/gate");
    }

    @Test
    void keepsStatedWaves() {
        CompletedDocuments completedDocuments = Defaults.fill(TestDocuments.smallest().with(Step.PLACEMENT,
            TestDocuments.json("{'clusters': ['eu-1'], 'rollout': {'waves': [{'name': 'all', 'clusters': {'rest': true}}]}}")));

        assertThat(completedDocuments.documents().of(Step.PLACEMENT).at("/rollout/waves")).hasSize(1);
        assertThat(completedDocuments.defaulted(Step.PLACEMENT)).contains("/rollout/waves/0/gate").doesNotContain("/rollout/waves");
    }

    @Test
    void doesNotListGivenValues() {
        CompletedDocuments completedDocuments =
                Defaults.fill(TestDocuments.smallest()
                        .with(Step.BASICS, TestDocuments.json("{'name': 'node-exporter', 'namespace': 'default'}")));

        assertThat(completedDocuments.defaulted(Step.BASICS)).doesNotContain("/namespace", "/name");
    }

    static java.util.List<Path> cases() throws IOException {
        return GoldenCases.cases();
    }

    /** A client may send back what it read, and an edit starts with a valid draft. */
    @ParameterizedTest
    @MethodSource("cases")
    void needsNoDefaultsAfterFillingOnce(Path folder) {
        CompletedDocuments once = Defaults.fill(GoldenCases.documents(folder));

        CompletedDocuments twice = Defaults.fill(once.documents());

        assertThat(twice.documents()).isEqualTo(once.documents());
        assertThat(twice.defaulted().values()).allMatch(java.util.List::isEmpty);
        once.documents().byStep().forEach((step, document) -> assertThat(ShapeValidator.check(step, document)).isEmpty());
        assertThat(DraftValidator.validate(once.documents())).isEqualTo(DraftValidator.validate(GoldenCases.documents(folder)));
    }
}
