package dev.fleetledger.agent.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

import dev.fleetledger.agent.broker.Lockout.Client;

class LockoutTest {

    private final List<Boolean> changes = new ArrayList<>();
    private final Lockout lockout = new Lockout(() -> 1);

    LockoutTest() {
        lockout.onChange(() -> changes.add(lockout.isActive()));
    }

    @Test
    void doublesPauseBetweenAttemptsUpToHalfAMinute() {
        Stream<Duration> pauses = Stream.generate(() -> lockout.refused(Client.REPORTS, "no")).limit(9);

        assertThat(pauses.map(Duration::toMillis)).containsExactly(500L, 1_000L, 2_000L, 4_000L, 8_000L, 16_000L, 30_000L, 30_000L, 30_000L);
    }

    @Test
    void startsWithShortestPauseAfterAcceptance() {
        lockout.refused(Client.REPORTS, "no");
        lockout.refused(Client.REPORTS, "no");
        lockout.accepted(Client.REPORTS);

        assertThat(lockout.refused(Client.REPORTS, "no")).hasMillis(500);
    }

    @Test
    void lastsUntilEachRefusedClientIsAccepted() {
        lockout.refused(Client.REPORTS, "no");
        lockout.refused(Client.INTENTS, "no");
        lockout.accepted(Client.INTENTS);
        assertThat(lockout.isActive()).isTrue();

        lockout.accepted(Client.REPORTS);

        assertThat(changes).containsExactly(true, false);
    }

    @Test
    void countsAnswersOfBrokerOnlyAsRefusals() {
        assertThat(BrokerRefusal.isRefusal(new SaslAuthenticationException("wrong password"))).isTrue();
        assertThat(BrokerRefusal.isRefusal(new KafkaException("error state", new TopicAuthorizationException("fleet.reports")))).isTrue();
        assertThat(BrokerRefusal.isRefusal(new TimeoutException("no broker"))).isFalse();
        assertThat(BrokerRefusal.isRefusal(null)).isFalse();
    }
}
