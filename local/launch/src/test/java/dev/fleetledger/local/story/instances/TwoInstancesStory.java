package dev.fleetledger.local.story.instances;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

import dev.fleetledger.local.process.ServiceCommands;
import dev.fleetledger.local.story.kill.FleetDatabase;
import dev.fleetledger.local.story.kill.KillRun;

/** Kills one of two instances at random, again and again, while workloads are created. {@code -Dhaproxy} is the path of the proxy. */
@EnabledIfSystemProperty(named = ProxyProcess.PROGRAM, matches = ".+")
@ResourceLock(LocalInstances.LOCK)
class TwoInstancesStory {

    private static final int CREATIONS = Integer.getInteger("creations", 200);
    private static final int KILLS = Integer.getInteger("kills", 12);

    @TempDir
    private Path folder;

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void losesNothingAndInterruptsOnlyWhatKilledInstanceWasAnswering() throws InterruptedException {
        long seed = Long.getLong("kill.seed", new Random().nextInt(1_000_000));
        try (LocalInstances instances = LocalInstances.start(folder, ServiceCommands.ofThisCheckout());
                var meter = new TakeoverMeter(FleetDatabase.of(instances.fleet()));
                var load = new ReadLoad(List.of(instances.person("carol"), instances.signIn("bob")))) {
            KillRun.Result result = KillRun.run(new KillRun.Settings(seed, CREATIONS, KILLS), instances);

            System.out.println(result.summary());
            System.out.println(instances.summary() + "; " + meter.summary(instances.kills()));
            assertThat(instances.findFailedRequests()).isEmpty();
            assertThat(result.discrepancies()).as("repeat it with -Dkill.seed=%d", seed).isEmpty();
        }
    }
}
