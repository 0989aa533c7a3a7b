package dev.fleetledger.ledger;

import java.util.Collection;
import java.util.Map;

/** Frozen manifests beside the events, under the SHA-256 of their text. Insert-only; takes part in the caller's transaction. */
public interface ManifestStore {

    /** @return the name under which it lies: {@code sha256:<hex>} */
    String put(String body);

    /** All of them in one round trip. @return name to body */
    Map<String, String> putAll(Collection<String> bodies);

    /** @throws java.util.NoSuchElementException when no manifest has this name */
    String get(String sha256);

    /** Those that are there, in one round trip. */
    Map<String, String> getAll(Collection<String> sha256);
}
