package dev.fleetledger.contract.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import dev.fleetledger.contract.cluster.ClusterEvent.CredentialIssued;
import dev.fleetledger.contract.cluster.ClusterEvent.CredentialRetired;

class CredentialHistoryTest {

    private static final Instant TEN = Instant.parse("2026-11-25T10:00:00Z");

    @Test
    void newCredentialEndsFormerUnlessTheyOverlap() {
        assertThat(replay(new CredentialIssued("eu-1", "a", null), new CredentialIssued("eu-1", "b", null)).retiredAt("a"))
                .isEqualTo(TEN.plusSeconds(1));
        assertThat(replay(new CredentialIssued("eu-1", "a", null), new CredentialIssued("eu-1", "b", TEN.plusSeconds(60))).retiredAt("a"))
                .isNull();
    }

    @Test
    void endsOverlapWithRetirementEvent() {
        CredentialHistory history = replay(new CredentialIssued("eu-1", "a", null), new CredentialIssued("eu-1", "b", TEN.plusSeconds(60)),
                new CredentialRetired("eu-1", "a"));

        assertThat(history.retiredAt("a")).isEqualTo(TEN.plusSeconds(2));
        assertThat(history.retiredAt("b")).isNull();
    }

    @Test
    void endsCredentialsOfRemovedOrForgottenCluster() {
        assertThat(replay(new CredentialIssued("eu-1", "a", null), new ClusterEvent.Removed("eu-1")).retiredAt("a"))
                .isEqualTo(TEN.plusSeconds(1));
        assertThat(replay(new CredentialIssued("eu-1", "a", null), new ClusterEvent.Forgotten("eu-1")).retiredAt("a"))
                .isEqualTo(TEN.plusSeconds(1));
    }

    @Test
    void keepsFirstEndOfCredential() {
        CredentialHistory history = replay(new CredentialIssued("eu-1", "a", null), new CredentialIssued("eu-1", "b", null),
                new CredentialRetired("eu-1", "a"),
                new ClusterEvent.Forgotten("eu-1"));

        assertThat(history.retiredAt("a")).isEqualTo(TEN.plusSeconds(1));
    }

    @Test
    void knowsOnlyIssuedCredentials() {
        assertThat(replay(new CredentialIssued("eu-1", "a", null)).wasIssued("a")).isTrue();
        assertThat(CredentialHistory.NONE.wasIssued("a")).isFalse();
    }

    /** Events are one second apart. */
    private static CredentialHistory replay(ClusterEvent... events) {
        CredentialHistory history = CredentialHistory.NONE;
        for (int i = 0; i < events.length; i++) {
            history = history.apply(events[i], TEN.plusSeconds(i));
        }
        return history;
    }
}
