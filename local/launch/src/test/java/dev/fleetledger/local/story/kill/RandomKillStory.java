package dev.fleetledger.local.story.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills processes at random during the lives of workloads. {@code -Dkill.seed} repeats the plan of a run; what happens at the same moment
 * differs nevertheless.
 */
@Order(1)
class RandomKillStory {

    private static final int LIVES = 12;
    private static final int KILLS = 8;

    @TempDir
    private Path folder;

    /** A busy machine needs several times the time that a quiet one needs. */
    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void everythingBelongsToExactlyOneAcceptedCommandAfterKills() throws InterruptedException {
        KillRun.Settings settings = KillRun.Settings.of(LIVES, KILLS);

        try (RealClustersTarget target = RealClustersTarget.start(folder)) {
            KillRun.Result result = KillRun.run(settings, target);

            System.out.println(result.summary());
            assertThat(result.discrepancies()).as("repeat it with -Dkill.seed=%d", settings.seed()).isEmpty();
        }
    }
}
