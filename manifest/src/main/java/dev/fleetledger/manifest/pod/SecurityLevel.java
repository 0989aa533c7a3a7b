package dev.fleetledger.manifest.pod;

/** Kubernetes' Pod Security levels, from the least to the most restrictive. */
public enum SecurityLevel {
    PRIVILEGED, BASELINE, RESTRICTED;

    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
