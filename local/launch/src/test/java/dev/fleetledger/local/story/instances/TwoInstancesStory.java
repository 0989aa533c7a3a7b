package dev.fleetledger.local.story.instances;

import java.nio.file.Path;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

import dev.fleetledger.local.process.ServiceCommands;

/** The instances are processes on this machine. {@code -Dhaproxy} is the path of the proxy. */
@EnabledIfSystemProperty(named = ProxyProcess.PROGRAM, matches = ".+")
@ResourceLock(LocalInstances.LOCK)
class TwoInstancesStory extends InstanceKillScenario {

    @TempDir
    private Path folder;

    @Override
    TwoInstances start() {
        return LocalInstances.start(folder, ServiceCommands.ofThisCheckout());
    }

    @Override
    String signedIn() {
        return "bob";
    }
}
