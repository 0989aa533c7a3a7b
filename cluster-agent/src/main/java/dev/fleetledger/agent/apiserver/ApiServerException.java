package dev.fleetledger.agent.apiserver;

import java.util.List;

/** The API server answered with an error, or not at all (status 0). */
public final class ApiServerException extends RuntimeException {

    private final int status;
    private final String reason;
    private final List<Cause> causes;

    /** Error of one field, such as which manager owns it. */
    public record Cause(String reason, String field, String message) {}

    public ApiServerException(int status, String reason, String message, List<Cause> causes) {
        super(message);
        this.status = status;
        this.reason = reason;
        this.causes = causes;
    }

    static ApiServerException noResponse(String message) {
        return new ApiServerException(0, "", message, List.of());
    }

    public int status() {
        return status;
    }

    public String reason() {
        return reason;
    }

    public List<Cause> causes() {
        return causes;
    }

    public String message() {
        return String.valueOf(getMessage());
    }

    public boolean isForbidden() {
        return status == 403;
    }

    public boolean isFieldConflict() {
        return status == 409 && causes.stream().anyMatch(cause -> cause.reason().equals("FieldManagerConflict"));
    }
}
