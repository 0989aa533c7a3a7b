package dev.fleetledger.manifest.document;

import java.util.Locale;
import java.util.Optional;

/** A page of the wizard with its own document in a draft. */
public enum Step {
    BASICS(true), CONTAINERS(true), SERVICES(false), ADVANCED(false), PLACEMENT(true);

    private final boolean isRequired;

    Step(boolean isRequired) {
        this.isRequired = isRequired;
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a draft can be submitted only after this step was saved. */
    public boolean isRequired() {
        return isRequired;
    }

    public static Optional<Step> of(String key) {
        for (Step step : values()) {
            if (step.key().equals(key)) {
                return Optional.of(step);
            }
        }
        return Optional.empty();
    }
}
