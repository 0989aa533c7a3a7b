package dev.fleetledger.query.web;

import java.time.Duration;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

import dev.fleetledger.problem.MalformedRequestException;
import dev.fleetledger.problem.NotFoundException;
import dev.fleetledger.problem.Problem;
import dev.fleetledger.problem.http.AbstractProblemExceptionHandler;

/** Problems of requests for views. */
@RestControllerAdvice
final class ProblemExceptionHandler extends AbstractProblemExceptionHandler {

    private static final Problem PATH_NOT_FOUND = new Problem(404, "NotFound", "The interface has no such path.",
            "Look the path up in GET /api/v1/openapi.json.");
    private static final Problem METHOD_NOT_ALLOWED = new Problem(405, "MethodNotAllowed", "This path does not support this method.",
            "The query-side answers GET and HEAD only; send other methods to the command-side.");

    ProblemExceptionHandler() {
        super("Try again in a few seconds.", Duration.ofSeconds(5));
    }

    /** The client has closed its connection before the response's end. */
    @ExceptionHandler
    void handle(AsyncRequestNotUsableException disconnected) {
        // Nobody reads an answer.
    }

    /** A path with an invalid id gets 404, an invalid query parameter gets 400. */
    @ExceptionHandler
    ResponseEntity<byte[]> handle(MethodArgumentTypeMismatchException mismatch, HttpServletRequest request) {
        boolean isPathVariable = mismatch.getParameter().hasParameterAnnotation(PathVariable.class);
        return handle(isPathVariable ? new NotFoundException("object")
                : MalformedRequestException.parameter(mismatch.getName(), "Look up its values in GET /api/v1/openapi.json."), request);
    }

    @Override
    protected Problem rejectedBySpring(int status) {
        return switch (status) {
            case 404 -> PATH_NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            default -> super.rejectedBySpring(status);
        };
    }
}
