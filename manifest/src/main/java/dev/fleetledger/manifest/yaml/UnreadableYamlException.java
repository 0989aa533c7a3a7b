package dev.fleetledger.manifest.yaml;

/** A text is no YAML, or none of which Kubernetes objects can be made. The message says what and where, and never repeats the text. */
public final class UnreadableYamlException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String remedy;

    UnreadableYamlException(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    UnreadableYamlException(String message, String remedy, Throwable cause) {
        super(message, cause);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }
}
