package dev.fleetledger.local.story.instances;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import dev.fleetledger.local.story.kill.Victim;
import dev.fleetledger.parts.process.ProcessReadiness;

/**
 * One of two instances. It is killed only while both take requests, because with both down nobody could answer.
 *
 * @param process kills its process, and returns false if there is none at the moment
 * @param kills   is told of every kill
 */
record InstanceVictim(Instance instance, Proxy proxy, BooleanSupplier process, Consumer<Kill> kills) implements Victim {

    private static final Duration PAUSE = Duration.ofMillis(100);

    @Override
    public String name() {
        return instance.name();
    }

    @Override
    public boolean kill() {
        if (!proxy.isServing(name()) || !proxy.isServing(instance.other().name())) {
            return false;
        }
        Instant from = Instant.now();
        boolean killed = process.getAsBoolean();
        if (killed) {
            kills.accept(new Kill(name(), from, Instant.now()));
            awaitNoticed();
        }
        return killed;
    }

    /** Until the proxy has noticed, the other one would be killed too, as one of two that take requests. */
    private void awaitNoticed() {
        while (proxy.isServing(name())) {
            ProcessReadiness.sleep(PAUSE);
        }
    }
}
