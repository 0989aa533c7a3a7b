package dev.fleetledger.parts;

import java.util.Locale;

/** How the servers of the tests run: {@code -Dparts=processes}, the default, or {@code -Dparts=containers}. */
public enum PartsMode {

    /** As child processes, which a test may stop, kill or suspend. */
    PROCESSES,
    /** As containers of a Docker engine, except those that a test stops, kills or suspends. */
    CONTAINERS;

    private static final PartsMode CURRENT = of(System.getProperty("parts", "processes"));

    public static PartsMode current() {
        return CURRENT;
    }

    static PartsMode of(String name) {
        for (var mode : values()) {
            if (mode.name().toLowerCase(Locale.ROOT).equals(name)) {
                return mode;
            }
        }
        throw new IllegalArgumentException("-Dparts=" + name + " is unknown: write processes or containers");
    }
}
