package dev.fleetledger.simulation.faults;

/** How a cluster is broken, or that it is not. */
public enum Fault {
    ONLINE,
    /** Connections are cut without an answer; open watches end. */
    OFFLINE,
    /** Connections are taken and nothing comes back, on open watches neither, until it is over. */
    HANG;

    public static Fault named(String word) {
        return valueOf(word.trim().toUpperCase(java.util.Locale.ROOT));
    }

    @Override
    public String toString() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
