package dev.fleetledger.local.story.instances;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.fleetledger.local.story.kill.KillRun;

/** Kills one of two instances at random, again and again, while workloads are created. */
abstract class InstanceKillScenario {

    private static final int KILLS = Integer.getInteger("kills", 12);

    abstract TwoInstances start();

    /** Who reads in a session at the consoles, beside somebody with a token. */
    abstract String signedIn();

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void losesNothingAndInterruptsOnlyWhatKilledInstanceWasAnswering() throws InterruptedException {
        KillRun.Settings settings = KillRun.Settings.of(TwoInstances.CREATIONS, KILLS);
        try (TwoInstances instances = start();
                var meter = new TakeoverMeter(instances.database());
                var load = new ReadLoad(List.of(instances.person("carol"), instances.signIn(signedIn())))) {
            KillRun.Result result = KillRun.run(settings, instances);

            System.out.println(result.summary());
            System.out.println(instances.summary() + "; " + meter.summary(instances.kills()));
            assertThat(instances.findFailedRequests()).isEmpty();
            assertThat(result.discrepancies()).as("repeat it with -Dkill.seed=%d", settings.seed()).isEmpty();
        }
    }
}
