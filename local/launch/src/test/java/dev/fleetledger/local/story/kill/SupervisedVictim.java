package dev.fleetledger.local.story.kill;

import dev.fleetledger.local.LocalFleet;
import dev.fleetledger.parts.process.ChildProcess;

/** A process of the fleet; its supervisor starts it again. */
record SupervisedVictim(LocalFleet fleet, String name) implements Victim {

    @Override
    public boolean kill() {
        return fleet.processes().process(name).filter(ChildProcess::isAlive).map(SupervisedVictim::kill).orElse(false);
    }

    private static boolean kill(ChildProcess process) {
        process.kill();
        return true;
    }
}
