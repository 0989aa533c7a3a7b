package dev.fleetledger.ledger;

import java.util.Collection;
import java.util.Map;

/** Stores frozen manifests under the SHA-256 of their text. Insert-only; takes part in the caller's transaction. */
public interface ManifestStore {

    /** @return the manifest's name: {@code sha256:<hex>} */
    String put(String body);

    /** Stores all of them in one round trip. @return name to body */
    Map<String, String> putAll(Collection<String> bodies);

    /** @throws java.util.NoSuchElementException when no manifest has this name */
    String get(String sha256);

    /** Returns the manifests that exist, by name, in one round trip. */
    Map<String, String> getAll(Collection<String> sha256);
}
