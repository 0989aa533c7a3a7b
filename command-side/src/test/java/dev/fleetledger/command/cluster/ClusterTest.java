package dev.fleetledger.command.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.fleetledger.contract.cluster.ClusterEvent;
import dev.fleetledger.contract.cluster.ClusterEvent.Cordoned;
import dev.fleetledger.contract.cluster.ClusterEvent.CredentialIssued;
import dev.fleetledger.contract.cluster.ClusterEvent.CredentialRetired;
import dev.fleetledger.contract.cluster.ClusterEvent.Forgotten;
import dev.fleetledger.contract.cluster.ClusterEvent.Labelled;
import dev.fleetledger.contract.cluster.ClusterEvent.Registered;
import dev.fleetledger.contract.cluster.ClusterEvent.RemovalAsked;
import dev.fleetledger.contract.cluster.ClusterEvent.RemovalTakenBack;
import dev.fleetledger.contract.cluster.ClusterEvent.Removed;
import dev.fleetledger.contract.cluster.ClusterEvent.Uncordoned;
import dev.fleetledger.problem.StateConflictException;

class ClusterTest {

    private static final Instant UNTIL = Instant.parse("2026-11-26T10:00:00Z");
    private static final Instant NOW = UNTIL.minusSeconds(60);
    private static final ClusterCommand FORGET = new ClusterCommand.Forget(null, NOW);
    private static final ClusterEvent REGISTERED = new Registered("eu-1", null, Map.of("env", "demo"));

    @Test
    void registersNameOnce() {
        ClusterCommand register = new ClusterCommand.Register("eu-1", null, Map.of("env", "demo"));

        assertThat(when(register)).containsExactly(REGISTERED);
        assertThatThrownBy(() -> when(register, REGISTERED))
                .isInstanceOfSatisfying(StateConflictException.class, it -> assertThat(it.code()).isEqualTo("ClusterNameIsTaken"));
    }

    @Test
    void joiningAgainIssuesAnotherCredential() {
        assertThat(when(new ClusterCommand.Join("b"), REGISTERED, new CredentialIssued("eu-1", "a", null)))
                .containsExactly(new CredentialIssued("eu-1", "b", null));
    }

    @Test
    void rotationRecordsEndOfFormerCredential() {
        assertThat(when(new ClusterCommand.Rotate("b", UNTIL), REGISTERED, new CredentialIssued("eu-1", "a", null)))
                .containsExactly(new CredentialIssued("eu-1", "b", UNTIL));
    }

    @Test
    void rejectsRotationWithoutCredential() {
        assertThatThrownBy(() -> when(new ClusterCommand.Rotate("b", UNTIL), REGISTERED))
                .isInstanceOfSatisfying(StateConflictException.class, it -> assertThat(it.code()).isEqualTo("ClusterHasNoCredential"));
    }

    @Test
    void retiresCredentialOnce() {
        ClusterEvent[] overlapping = {REGISTERED, new CredentialIssued("eu-1", "a", null), new CredentialIssued("eu-1", "b", UNTIL)};
        ClusterEvent[] replaced = {REGISTERED, new CredentialIssued("eu-1", "a", null), new CredentialIssued("eu-1", "b", null)};

        assertThat(when(new ClusterCommand.Retire("a"), overlapping)).containsExactly(new CredentialRetired("eu-1", "a"));
        assertThat(when(new ClusterCommand.Retire("a"), replaced)).isEmpty();
    }

    @Test
    void appendsNoEventWithoutChange() {
        assertThat(when(new ClusterCommand.Label(Map.of("env", "demo")), REGISTERED)).isEmpty();
        assertThat(when(new ClusterCommand.Uncordon(NOW), REGISTERED)).isEmpty();
        assertThat(when(new ClusterCommand.Cordon(), REGISTERED, new Cordoned("eu-1"))).isEmpty();
    }

    @Test
    void appendsOneEventPerChange() {
        assertThat(when(new ClusterCommand.Label(Map.of()), REGISTERED)).containsExactly(new Labelled("eu-1", Map.of()));
        assertThat(when(new ClusterCommand.Cordon(), REGISTERED)).containsExactly(new Cordoned("eu-1"));
        assertThat(when(new ClusterCommand.Uncordon(NOW), REGISTERED, new Cordoned("eu-1"))).containsExactly(new Uncordoned("eu-1"));
    }

    @Test
    void allowsChangingAndCancellingRemovalUntilDue() {
        ClusterEvent removalAsked = new RemovalAsked("eu-1", UNTIL, "release");

        assertThat(when(new ClusterCommand.Remove("release", UNTIL, NOW), REGISTERED)).containsExactly(removalAsked);
        assertThat(when(new ClusterCommand.Remove("delete", UNTIL.plusSeconds(1), NOW), REGISTERED, removalAsked))
                .containsExactly(new RemovalAsked("eu-1", UNTIL.plusSeconds(1), "delete"));
        assertThat(when(new ClusterCommand.Uncordon(NOW), REGISTERED, new Cordoned("eu-1"), removalAsked))
                .containsExactly(new RemovalTakenBack("eu-1"), new Uncordoned("eu-1"));
        assertThat(when(new ClusterCommand.Uncordon(UNTIL), REGISTERED, removalAsked, new RemovalTakenBack("eu-1"))).isEmpty();
        assertConflict("RemovalHasBegun", new ClusterCommand.Uncordon(UNTIL), REGISTERED, removalAsked);
        assertConflict("RemovalHasBegun", new ClusterCommand.Remove("release", UNTIL.plusSeconds(9), UNTIL), REGISTERED, removalAsked);
    }

    @Test
    void retiresCredentialsWhenClusterIsRemovedOrForgotten() {
        ClusterEvent[] joined = {REGISTERED, new CredentialIssued("eu-1", "a", null), new CredentialIssued("eu-1", "b", UNTIL)};

        assertThat(when(new ClusterCommand.Leave(), joined))
                .containsExactly(new CredentialRetired("eu-1", "a"), new CredentialRetired("eu-1", "b"), new Removed("eu-1"));
        assertThat(when(FORGET, joined))
                .containsExactly(new CredentialRetired("eu-1", "a"), new CredentialRetired("eu-1", "b"), new Forgotten("eu-1"));
    }

    @Test
    void rejectsCommandsOnRemovedOrForgottenCluster() {
        for (ClusterEvent end : List.of(new Removed("eu-1"), new Forgotten("eu-1"))) {
            assertConflict("ClusterNameIsTaken", new ClusterCommand.Register("eu-1", null, Map.of()), REGISTERED, end);
            for (ClusterCommand command : List.of(new ClusterCommand.Join("c"), new ClusterCommand.Resend(),
                    new ClusterCommand.Label(Map.of()), new ClusterCommand.Cordon(), new ClusterCommand.Uncordon(NOW))) {
                assertConflict("ClusterHasLeft", command, REGISTERED, end);
            }
            assertThat(when(new ClusterCommand.Retire("a"), REGISTERED, end)).isEmpty();
        }
    }

    @Test
    void forgetsOnlySilentNeverHeardOrRemovedCluster() {
        Instant heard = NOW.plusSeconds(1);
        RemovalAsked begun = new RemovalAsked("eu-1", NOW, "delete");

        assertConflict("ClusterIsAlive", new ClusterCommand.Forget(heard, NOW), REGISTERED);
        assertConflict("ClusterIsAlive", new ClusterCommand.Forget(heard, NOW), REGISTERED, begun);
        assertThat(when(new ClusterCommand.Forget(NOW, NOW), REGISTERED)).containsExactly(new Forgotten("eu-1"));
        assertThat(when(FORGET, REGISTERED)).containsExactly(new Forgotten("eu-1"));
        assertThat(when(new ClusterCommand.Forget(heard, NOW), REGISTERED, new Removed("eu-1"))).containsExactly(new Forgotten("eu-1"));
        assertConflict("ClusterHasLeft", FORGET, REGISTERED, new Forgotten("eu-1"));
    }

    private static void assertConflict(String rule, ClusterCommand command, ClusterEvent... given) {
        assertThatThrownBy(() -> when(command, given))
                .isInstanceOfSatisfying(StateConflictException.class, it -> assertThat(it.code()).isEqualTo(rule));
    }

    private static List<ClusterEvent> when(ClusterCommand command, ClusterEvent... given) {
        return Cluster.decide(Cluster.replay(List.of(given)), command);
    }
}
