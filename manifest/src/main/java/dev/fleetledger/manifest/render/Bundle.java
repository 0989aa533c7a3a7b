package dev.fleetledger.manifest.render;

/**
 * All objects of one deployment in the order of application, as one JSON array: the frozen manifest of a generation.
 *
 * @param bytes canonical JSON
 * @param sha256 of those bytes, in hexadecimal
 */
public record Bundle(byte[] bytes, String sha256) {
}
