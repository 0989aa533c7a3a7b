package dev.fleetledger.problem.limit;

import java.io.IOException;

import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;

/** A body whose length was not declared has more bytes than allowed. */
public final class BodyTooLargeException extends IOException implements ErrorResponse {

    private static final long serialVersionUID = 1;

    BodyTooLargeException(int limit) {
        super("more than " + limit + " bytes");
    }

    @Override
    public HttpStatusCode getStatusCode() {
        return HttpStatus.CONTENT_TOO_LARGE;
    }

    @Override
    public ProblemDetail getBody() {
        return ProblemDetail.forStatus(getStatusCode());
    }
}
