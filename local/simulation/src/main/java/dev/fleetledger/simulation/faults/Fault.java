package dev.fleetledger.simulation.faults;

/** The injected fault of a cluster. */
public enum Fault {
    ONLINE,
    /** Connections are closed without a response; open watches end. */
    OFFLINE,
    /** Connections are accepted, but nothing is sent until the fault ends, on open watches either. */
    HANG;

    public static Fault parse(String word) {
        return valueOf(word.trim().toUpperCase(java.util.Locale.ROOT));
    }

    @Override
    public String toString() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
