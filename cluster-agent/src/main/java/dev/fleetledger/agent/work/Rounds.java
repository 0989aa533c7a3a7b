package dev.fleetledger.agent.work;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Whether everything that goes round and round in an agent still does. Each says by when it will be heard of again; who hangs, or died
 * of something that nobody caught, is overdue. Only what starting again can help counts: a cluster or a hub that is away does not.
 */
public final class Rounds {

    private final Map<String, Long> due = new ConcurrentHashMap<>();
    private final LongSupplier nanos;

    public Rounds() {
        this(System::nanoTime);
    }

    Rounds(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** It goes on, and will be heard of again within that time. */
    public void goesOn(String name, Duration longest) {
        due.put(name, nanos.getAsLong() + longest.toNanos());
    }

    /** It has nothing to do until it is called. */
    public void rests(String name) {
        due.remove(name);
    }

    /** @return names of what should have been heard of */
    public List<String> overdue() {
        long now = nanos.getAsLong();
        return due.entrySet().stream().filter(entry -> now - entry.getValue() > 0).map(Map.Entry::getKey).sorted().toList();
    }
}
