package dev.fleetledger.agent.promise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.fleetledger.contract.intent.Intent;
import dev.fleetledger.contract.report.AttemptResult;
import dev.fleetledger.contract.report.DeploymentFacts;
import dev.fleetledger.contract.report.DeploymentFacts.Drift;

abstract class DriftPromises extends OwnershipPromises {

    private static final String BY_HAND = "quay.io/by-hand:v1";

    @Test
    void recreatesDeletedObjectAndReportsDrift() throws IOException {
        startAgent();
        Wish wish = Wish.of(cluster, namespace);
        Intent intent = settled(wish, 1);
        String before = seen(wish).getMetadata().getUid();

        person.deletes(namespace, wish.name());

        DeploymentFacts facts = hub.awaits(intent, "drift", f -> f.drift() != null);
        assertThat(facts.drift().deleted()).isTrue();
        assertThat(facts.drift().manager()).isNull();
        Waiting.until("it is recreated", () -> stands(wish, it -> !it.getMetadata().getUid().equals(before)));
        Waiting.until("it is ready without drift", () -> hub.facts(intent).getLast().drift() == null && isReady(hub.facts(intent).getLast()));
    }

    @Test
    void correctsEditAndNamesFieldManager() throws IOException {
        startAgent();
        Wish wish = Wish.of(cluster, namespace);
        Intent intent = settled(wish, 1);

        person.changesImage(namespace, wish.name(), BY_HAND);

        Drift drift = hub.awaits(intent, "drift", f -> f.drift() != null).drift();
        assertThat(drift.manager()).isEqualTo(Person.MANAGER);
        assertThat(drift.at()).isNotNull();
        assertThat(drift.fields()).anyMatch(field -> field.contains("image"));
        Waiting.until("it is corrected", () -> image(seen(wish)).equals(wish.image()));
    }

    @Test
    void restoresRemovedField() throws IOException {
        startAgent();
        Wish wish = Wish.of(cluster, namespace);
        Intent intent = settled(wish, 1);

        person.removesEnvironment(namespace, wish.name());

        Drift drift = hub.awaits(intent, "drift", f -> f.drift() != null).drift();
        assertThat(drift.fields()).anyMatch(field -> field.contains("env"));
        Waiting.until("it is restored", () -> !seen(wish).getSpec().getTemplate().getSpec().getContainers().getFirst().getEnv().isEmpty());
    }

    @Test
    void restoresRemovedOwnershipLabel() throws IOException {
        startAgent();
        Wish wish = Wish.of(cluster, namespace);
        Intent intent = settled(wish, 1);

        person.labels(namespace, wish.name(), Map.of("fleetledger.dev/workload", ""));

        assertThat(hub.awaits(intent, "drift", f -> f.drift() != null).drift().fields()).anyMatch(field -> field.contains("fleetledger.dev/workload"));
        Waiting.until("it is restored", () -> wish.workload().toString()
                .equals(seen(wish).getMetadata().getLabels().get("fleetledger.dev/workload")));
        Waiting.until("ready facts are reported", () -> isReady(hub.facts(intent).getLast()));
    }

    @Test
    void restoresOverwrittenGenerationAndAppliesNext() throws IOException {
        startAgent();
        Wish wish = Wish.of(cluster, namespace);
        Intent intent = settled(wish, 1);

        person.annotates(namespace, wish.name(), "fleetledger.dev/generation", "\"900\"");
        Drift drift = hub.awaits(intent, "drift", f -> f.drift() != null).drift();
        assertThat(drift.manager()).isEqualTo(Person.MANAGER);
        Waiting.until("it is restored", () -> generation(wish).equals("1"));
        person.annotates(namespace, wish.name(), "fleetledger.dev/generation", "null");
        Waiting.until("it is restored", () -> generation(wish).equals("1"));

        settled(wish.image("quay.io/prometheus/node-exporter:v2"), 2);
        assertThat(generation(wish)).isEqualTo("2");
    }

    @Test
    void stopsCorrectingAfterRepeatedChanges() throws IOException {
        startAgent();
        Wish wish = Wish.of(cluster, namespace);
        Intent intent = settled(wish, 1);
        for (int i = 0; i < 5; i++) {
            person.changesImage(namespace, wish.name(), BY_HAND + i);
            Waiting.until("it is corrected", () -> image(seen(wish)).equals(wish.image()));
        }

        person.changesImage(namespace, wish.name(), BY_HAND);

        long told = hub.facts(intent).stream().filter(facts -> facts.drift() != null).count();
        Waiting.until("drift is reported repeatedly", () -> hub.facts(intent).stream().filter(facts -> facts.drift() != null).count() > told + 1);
        assertThat(image(seen(wish))).isEqualTo(BY_HAND);
        assertThat(hub.facts(intent).getLast().attempt().result()).isEqualTo(AttemptResult.APPLIED);
    }

    private String generation(Wish wish) {
        return String.valueOf(seen(wish).getMetadata().getAnnotations().get("fleetledger.dev/generation"));
    }

    @Test
    void correctsNothingWhenDriftIsOnlyReported() throws IOException {
        startAgent();
        Wish wish = Wish.of(cluster, namespace).drift("report");
        Intent intent = settled(wish, 1);

        person.changesImage(namespace, wish.name(), BY_HAND);

        DeploymentFacts facts = hub.awaits(intent, "drift", f -> f.drift() != null);
        assertThat(facts.drift().manager()).isEqualTo(Person.MANAGER);
        Waiting.sleep(Duration.ofSeconds(3));
        assertThat(image(seen(wish))).isEqualTo(BY_HAND);
        assertThat(hub.facts(intent).getLast().drift()).isNotNull();
    }

    @Test
    void doesNotRecreateWhenDriftIsOnlyReported() throws IOException {
        startAgent();
        Wish wish = Wish.of(cluster, namespace).drift("report");
        Intent intent = settled(wish, 1);

        person.deletes(namespace, wish.name());

        assertThat(hub.awaits(intent, "drift", f -> f.drift() != null).drift().deleted()).isTrue();
        Waiting.sleep(Duration.ofSeconds(2));
        assertThat(isThere(wish)).isFalse();
    }

    @Test
    void keepsLabelsAddedByOthers() throws IOException {
        startAgent();
        Wish wish = Wish.of(cluster, namespace);
        Intent intent = settled(wish, 1);

        person.labels(namespace, wish.name(), Map.of("team", "night"));

        Waiting.sleep(Duration.ofSeconds(2));
        assertThat(seen(wish).getMetadata().getLabels()).containsEntry("team", "night");
        assertThat(hub.facts(intent)).allMatch(facts -> facts.drift() == null);
    }
}
