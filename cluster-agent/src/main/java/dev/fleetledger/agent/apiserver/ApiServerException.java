package dev.fleetledger.agent.apiserver;

import static java.util.Objects.requireNonNullElse;
import static java.util.Objects.requireNonNullElseGet;

import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.jspecify.annotations.Nullable;

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

    /** @param timeout the time after which the call was given up */
    static ApiServerException of(KubernetesClientException failure, Duration timeout) {
        if (failure.getCode() <= 0) {
            boolean timedOut = Stream.iterate((Throwable) failure, it -> it != null, Throwable::getCause).anyMatch(ApiServerException::isTimeout);
            return noResponse(timedOut ? FailureText.ofTimeout(timeout) : FailureText.of(requireNonNullElse(failure.getCause(), failure)));
        }
        Status status = requireNonNullElseGet(failure.getStatus(), Status::new);
        List<StatusCause> causes = status.getDetails() == null ? List.of() : status.getDetails().getCauses();
        // Only the API server's own answers have a status; of others fabric8 makes one.
        String message = "Failure".equals(status.getStatus()) ? text(status.getMessage())
                : FailureText.ofResponse(failure.getCode(), text(status.getMessage()));
        return new ApiServerException(failure.getCode(), text(status.getReason()), message, causes.stream().map(cause -> new Cause(text(cause.getReason()), text(cause.getField()), text(cause.getMessage()))).toList());
    }

    private static boolean isTimeout(Throwable failure) {
        return failure instanceof TimeoutException || failure instanceof HttpTimeoutException && !(failure instanceof HttpConnectTimeoutException);
    }

    private static String text(@Nullable String text) {
        return requireNonNullElse(text, "");
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
