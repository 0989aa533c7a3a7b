package dev.fleetledger.judgement.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.fleetledger.judgement.status.JudgementSchedule.Phase;

class LastReportsTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Phase RUNNING = new Phase(Instant.EPOCH, new Judgement(Status.RUNNING, null, null), null);
    private static final JudgementSchedule SCHEDULE = new JudgementSchedule(NOON.minusSeconds(900), List.of(RUNNING), Status.EXCEPTION);

    @Test
    void showsSilentClusterAsException() {
        Phase shown = SCHEDULE.at(NOON.plusSeconds(60), reports(NOON, NOON));

        assertThat(shown).isEqualTo(new Phase(NOON.plusSeconds(60), new Judgement(Status.EXCEPTION, "ClusterIsSilent",
                "The cluster is silent since 2026-11-24T12:00:00Z. Last known: Running."), NOON.plusSeconds(60)));
    }

    @Test
    void keepsStatusWhileReportsArrive() {
        assertThat(SCHEDULE.at(NOON.plusSeconds(59), reports(NOON, null))).isEqualTo(RUNNING);
        assertThat(SCHEDULE.at(NOON.plusSeconds(179), reports(NOON.plusSeconds(179), NOON))).isEqualTo(RUNNING);
    }

    @Test
    void showsUnreportedDeploymentAsException() {
        Phase shown = SCHEDULE.at(NOON.plusSeconds(180), reports(NOON.plusSeconds(170), NOON));

        assertThat(shown).isEqualTo(new Phase(NOON.plusSeconds(180), new Judgement(Status.EXCEPTION, "NotReported",
                "The cluster is heard of, but has told nothing of this since 2026-11-24T12:00:00Z. Last known: Running."),
                NOON.plusSeconds(180)));
    }

    @Test
    void explainsUnreportedDeploymentBySilence() {
        Phase shown = SCHEDULE.at(NOON.plusSeconds(300), reports(NOON.plusSeconds(230), NOON));

        assertThat(shown.judgement().code()).isEqualTo("ClusterIsSilent");
        assertThat(shown.since()).isEqualTo(NOON.plusSeconds(290));
    }

    @Test
    void datesNothingBeforeItWasWanted() {
        assertThat(SCHEDULE.at(NOON, reports(null, null)).since()).isEqualTo(NOON.minusSeconds(900));
        assertThat(SCHEDULE.at(NOON, reports(NOON.minusSeconds(990), null)).since()).isEqualTo(NOON.minusSeconds(900));
    }

    @Test
    void keepsDeletedWhenClusterIsSilent() {
        JudgementSchedule deleted = JudgementSchedule.ofEnd(NOON, new Judgement(Status.DELETED, null, null));

        assertThat(deleted.at(NOON, reports(null, null)).judgement().status()).isEqualTo(Status.DELETED);
    }

    private static LastReports reports(@Nullable Instant heardAt, @Nullable Instant reportedAt) {
        return new LastReports(heardAt, Duration.ofSeconds(60), reportedAt, Duration.ofMinutes(3));
    }
}
