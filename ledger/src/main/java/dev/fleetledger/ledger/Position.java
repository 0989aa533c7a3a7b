package dev.fleetledger.ledger;

/** Position in the ledger's total order. Positions only increase, and some are never used. */
public record Position(long value) implements Comparable<Position> {

    /** The position before the first event. */
    public static final Position START = new Position(0);

    public static Position parse(String decimal) {
        return new Position(Long.parseLong(decimal));
    }

    public boolean hasReached(Position other) {
        return value >= other.value;
    }

    @Override
    public int compareTo(Position other) {
        return Long.compare(value, other.value);
    }

    /** Returns the representation used in the API: a decimal number. */
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
