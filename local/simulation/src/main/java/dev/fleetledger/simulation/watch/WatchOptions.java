package dev.fleetledger.simulation.watch;

import java.time.Duration;

/** How a watch begins and ends; a {@code since} that is empty or 0 means "start with the current state". */
public record WatchOptions(String since, boolean bookmarks, boolean initialEvents, Duration timeout) {

    boolean beginsWithState() {
        return initialEvents || since.isEmpty() || since.equals("0");
    }
}
