package dev.fleetledger.local.story.instances;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

import dev.fleetledger.local.process.ServiceCommands;
import dev.fleetledger.local.story.kill.KillRun;

/**
 * Replaces the instances of an earlier version one after the other by this one's, while workloads are created. {@code -Dupgrade.from} is a
 * checkout of that version, which is built.
 */
@EnabledIfSystemProperty(named = ProxyProcess.PROGRAM, matches = ".+")
@EnabledIfSystemProperty(named = RollingUpgradeStory.FORMER, matches = ".+")
@ResourceLock(LocalInstances.LOCK)
class RollingUpgradeStory {

    static final String FORMER = "upgrade.from";

    @TempDir
    private Path folder;

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void failsNoRequestAndLosesNothing() throws InterruptedException {
        var former = new ServiceCommands(Path.of(System.getProperty(FORMER)));
        try (LocalInstances instances = LocalInstances.start(folder, former);
                var load = new ReadLoad(List.of(instances.person("carol"), instances.signIn("bob")))) {
            CompletableFuture<Void> upgrade = CompletableFuture.runAsync(() -> upgrade(instances, ServiceCommands.ofThisCheckout()));

            KillRun.Result result = KillRun.run(KillRun.Settings.of(TwoInstances.CREATIONS, 0), instances);

            upgrade.join();
            System.out.println(result.summary());
            System.out.println(instances.summary());
            assertThat(instances.findFailedRequests()).isEmpty();
            assertThat(result.discrepancies()).isEmpty();
        }
    }

    private static void upgrade(LocalInstances instances, ServiceCommands commands) {
        for (Instance instance : Instance.all()) {
            instances.replace(instance, commands);
            System.out.println("  upgraded " + instance.name());
        }
    }
}
