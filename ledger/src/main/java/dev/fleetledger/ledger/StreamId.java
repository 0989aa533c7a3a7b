package dev.fleetledger.ledger;

/**
 * Identifies an event stream, e.g. {@code Draft/0197…} or {@code Deployment/<workload>/<cluster>}.
 *
 * @param type       contains no slash
 * @param identifier may contain slashes
 */
public record StreamId(String type, String identifier) {

    public StreamId {
        if (type.isEmpty() || type.indexOf('/') >= 0 || identifier.isEmpty()) {
            throw new IllegalArgumentException("A stream is <type>/<identifier>, not '" + type + "/" + identifier + "'");
        }
    }

    public static StreamId of(String type, Object identifier) {
        return new StreamId(type, identifier.toString());
    }

    /** The inverse of {@link #toString()}. */
    public static StreamId parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("A stream is <type>/<identifier>, not '" + text + "'");
        }
        return new StreamId(text.substring(0, slash), text.substring(slash + 1));
    }

    @Override
    public String toString() {
        return type + "/" + identifier;
    }
}
