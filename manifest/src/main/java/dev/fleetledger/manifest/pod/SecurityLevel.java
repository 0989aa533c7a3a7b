package dev.fleetledger.manifest.pod;

/** Kubernetes' Pod Security levels, from what allows all to what allows least. */
public enum SecurityLevel {
    PRIVILEGED, BASELINE, RESTRICTED;

    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
