package dev.fleetledger.agent.broker;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * State of an agent whose credential the broker refuses, such as the old agent after a rotation. It begins with the first refusal of
 * one of the agent's clients and ends when each client that was refused has been accepted again. It is logged once.
 */
public final class Lockout {

    /** The agent's clients of the broker. */
    public enum Client { INTENTS, REPORTS }

    private static final Logger LOG = LoggerFactory.getLogger(Lockout.class);
    private static final long INITIAL_PAUSE_MILLIS = 500;
    private static final long MAX_PAUSE_MILLIS = 30_000;
    private static final int MAX_DOUBLINGS = 10;

    private final DoubleSupplier random;
    /** Consecutive refusals of each client that the broker refuses. */
    private final Map<Client, Integer> refusals = new EnumMap<>(Client.class);
    private volatile boolean active;
    private volatile Runnable changeListener = () -> {};

    public Lockout() {
        this(() -> ThreadLocalRandom.current().nextDouble());
    }

    /** @param random returns numbers from 0 to 1 */
    Lockout(DoubleSupplier random) {
        this.random = random;
    }

    /** @param listener called after the lockout has begun or ended, on the thread of the client that noticed */
    public void onChange(Runnable listener) {
        changeListener = listener;
    }

    public boolean isActive() {
        return active;
    }

    /** @return whether the broker's last answer to this client was a refusal */
    public synchronized boolean isRefused(Client client) {
        return refusals.containsKey(client);
    }

    /**
     * Records that the broker refused this client.
     *
     * @return the pause before the client's next attempt: from half a second, doubled up to half a minute, with jitter
     */
    public Duration refused(Client client, String message) {
        int count = count(client);
        if (setActive(true)) {
            LOG.warn("The broker refuses this agent's credential; the agent gives up its lease until it is accepted again: {}", message);
            changeListener.run();
        }
        long doubled = Math.min(INITIAL_PAUSE_MILLIS << Math.min(count - 1, MAX_DOUBLINGS), MAX_PAUSE_MILLIS);
        return Duration.ofMillis(Math.round(doubled * (0.75 + random.getAsDouble() / 4)));
    }

    /** Records that the broker accepted this client. */
    public void accepted(Client client) {
        if (isLastAccepted(client) && setActive(false)) {
            LOG.info("The broker accepts this agent's credential again");
            changeListener.run();
        }
    }

    private synchronized int count(Client client) {
        return refusals.merge(client, 1, Integer::sum);
    }

    private synchronized boolean isLastAccepted(Client client) {
        refusals.remove(client);
        return refusals.isEmpty();
    }

    /** @return whether the state has changed */
    private synchronized boolean setActive(boolean next) {
        boolean changed = active != next && next != refusals.isEmpty();
        active = changed ? next : active;
        return changed;
    }
}
