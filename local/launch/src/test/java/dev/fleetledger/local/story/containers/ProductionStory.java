package dev.fleetledger.local.story.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** {@code FLEETLEDGER_PRODUCTION=true}, and no passwords set. */
@Tag("containers")
@ResourceLock(ComposeProject.LOCK)
class ProductionStory {

    private static final ComposeProject PROJECT = ComposeProject.of("fleetledger-production", 76)
            .withVariable("FLEETLEDGER_PRODUCTION", "true");

    @AfterEach
    void remove() {
        PROJECT.close();
    }

    @Test
    void startsNothingWithSecretsOfTrialAndNamesSettings() {
        assertThatThrownBy(PROJECT::up).hasMessageContaining("FLEETLEDGER_COMMAND_PASSWORD").hasMessageContaining("FLEETLEDGER_SESSION_SECRET");

        assertThat(PROJECT.running()).isEmpty();
    }
}
