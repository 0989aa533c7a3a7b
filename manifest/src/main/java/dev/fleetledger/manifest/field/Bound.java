package dev.fleetledger.manifest.field;

/**
 * How much of a field can be kept: far over what its rules allow, so that these say what is wrong, and under what makes others wait.
 *
 * @param characters of a text, and of a member's name, in UTF-16 units
 * @param items of a list, or members of a map
 */
public record Bound(int characters, int items) {
    /** The longest name is a label's key of 317. Three bytes for each still fit an index of PostgreSQL, which takes 2704. */
    public static final Bound USUAL = new Bound(512, 1000);
    /** Paths as Linux limits them, and what people say in sentences. */
    public static final Bound LONG = new Bound(4096, 1000);
    /** All annotations of an object together. */
    public static final Bound LITERAL = new Bound(262_144, 1000);
    public static final Bound CONTAINERS = new Bound(512, 100);
    /** Twice the largest fleet (product.md: 5,000 clusters). */
    public static final Bound FLEET = new Bound(512, 10_000);
}
