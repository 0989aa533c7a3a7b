package dev.fleetledger.ledger;

/** A place in the ledger's one order. Positions only grow; some are never used. */
public record Position(long value) implements Comparable<Position> {

    /** Before the first event. */
    public static final Position START = new Position(0);

    public static Position parse(String decimal) {
        return new Position(Long.parseLong(decimal));
    }

    public boolean reached(Position other) {
        return value >= other.value;
    }

    @Override
    public int compareTo(Position other) {
        return Long.compare(value, other.value);
    }

    /** As it is shown outside: a decimal number. */
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
