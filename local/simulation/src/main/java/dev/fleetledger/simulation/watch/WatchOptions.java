package dev.fleetledger.simulation.watch;

import java.time.Duration;

/** How a watch begins and ends; {@code since} is empty or 0 for "from the state of now". */
public record WatchOptions(String since, boolean bookmarks, boolean initialEvents, Duration timeout) {

    boolean beginsWithState() {
        return initialEvents || since.isEmpty() || since.equals("0");
    }
}
