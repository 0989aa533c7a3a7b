package dev.fleetledger.agent.promise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.fleetledger.agent.promise.Wire.Fault;
import dev.fleetledger.contract.intent.Intent;
import dev.fleetledger.contract.report.DeploymentFacts;

/** Tests that each generation is applied exactly once, whatever fault occurs between agent and API server. */
abstract class FaultPromises extends NodePromises {

    /** Duration of a fault, long enough to affect at least one attempt. */
    private static final Duration LASTS = Duration.ofSeconds(4);

    @ParameterizedTest
    @EnumSource
    void appliesEachGenerationOnceDespiteApiServerFaults(Fault fault) throws IOException {
        startAgent();
        Wish wish = Wish.of(cluster, namespace);
        settled(wish, 1);
        wire.suffers(fault);
        Intent second = wish.image("quay.io/prometheus/node-exporter:v2").apply(2, wish.service("web", ""));
        hub.wants(second);
        Waiting.until("it is accepted", () -> !hub.facts(second).isEmpty());
        Waiting.sleep(LASTS);

        wire.heal();

        DeploymentFacts facts = hub.awaits(second, "all pods ready", ApplyPromises::isReady);
        assertThat(image(seen(wish))).endsWith(":v2");
        assertThat(seen(wish).getMetadata().getGeneration()).as("number of spec changes, by the API server's count").isEqualTo(2);
        assertThat(facts.drift()).as("drift after a change of our own whose response was lost").isNull();
        assertThat(hub.facts(second)).as("only attempts and the final result").allMatch(told -> switch (told.attempt().result()) {
            case PENDING, RETRYING, APPLIED -> true;
            case WAITING, REFUSED, REMOVING, REMOVED, RELEASED -> false;
        });
    }
}
