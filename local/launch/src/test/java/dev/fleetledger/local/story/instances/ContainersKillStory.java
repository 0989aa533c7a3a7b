package dev.fleetledger.local.story.instances;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;

import dev.fleetledger.local.story.containers.ComposeProject;
import dev.fleetledger.local.story.kill.KillRun;

/** Kills one of two containers at random, again and again, while workloads are created. */
@Tag("containers")
@ResourceLock(ComposeProject.LOCK)
class ContainersKillStory {

    private static final int CREATIONS = Integer.getInteger("creations", 200);
    private static final int KILLS = Integer.getInteger("kills", 12);

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void losesNothingAndInterruptsOnlyWhatKilledContainerWasAnswering() throws InterruptedException {
        long seed = Long.getLong("kill.seed", new Random().nextInt(1_000_000));
        try (ComposeInstances instances = ComposeInstances.up();
                var meter = new TakeoverMeter(instances.database());
                var load = new ReadLoad(List.of(instances.person("carol"), instances.signIn("admin")))) {
            KillRun.Result result = KillRun.run(new KillRun.Settings(seed, CREATIONS, KILLS), instances);

            System.out.println(result.summary());
            System.out.println(instances.summary() + "; " + meter.summary(instances.kills()));
            assertThat(instances.findFailedRequests()).isEmpty();
            assertThat(result.discrepancies()).as("repeat it with -Dkill.seed=%d", seed).isEmpty();
        }
    }
}
