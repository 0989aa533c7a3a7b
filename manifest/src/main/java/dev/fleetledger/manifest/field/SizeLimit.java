package dev.fleetledger.manifest.field;

/**
 * Size limit of a stored field. It is far above what the field's rules allow, so that these can report the violation, and low enough that
 * processing doesn't delay other requests.
 *
 * @param characters of a text, and of a member's name, in UTF-16 units
 * @param items of a list, or members of a map
 */
public record SizeLimit(int characters, int items) {
    /** The longest name is a label key of 317 characters. At three bytes each, 512 still fit a PostgreSQL index entry of 2704 bytes. */
    public static final SizeLimit DEFAULT = new SizeLimit(512, 1000);
    /** For paths, as long as Linux allows, and for sentences that people write. */
    public static final SizeLimit LONG = new SizeLimit(4096, 1000);
    /** Size of all annotations of an object together. */
    public static final SizeLimit LITERAL = new SizeLimit(262_144, 1000);
    public static final SizeLimit CONTAINERS = new SizeLimit(512, 100);
    /** Twice the largest supported fleet (product.md: 5,000 clusters). */
    public static final SizeLimit FLEET = new SizeLimit(512, 10_000);
}
