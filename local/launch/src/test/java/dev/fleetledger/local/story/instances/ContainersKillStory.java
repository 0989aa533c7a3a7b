package dev.fleetledger.local.story.instances;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.ResourceLock;

import dev.fleetledger.local.story.containers.ComposeProject;

/** The instances are containers. */
@Tag("containers")
@ResourceLock(ComposeProject.LOCK)
class ContainersKillStory extends InstanceKillScenario {

    @Override
    TwoInstances start() {
        return ComposeInstances.up();
    }

    @Override
    String signedIn() {
        return "admin";
    }
}
