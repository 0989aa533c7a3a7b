package dev.fleetledger.liveness;

import java.time.Duration;
import java.util.List;

/** What a {@link Watchdog} watches. Neither method waits for anything. */
public interface WatchdogTarget {

    /** @return names of stuck tasks, which only a restart can fix; empty if there are none */
    List<String> stuck();

    /** Postpones all deadlines by a time in which the whole process stood still. */
    void postponeDeadlines(Duration time);
}
