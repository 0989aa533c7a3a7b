package dev.fleetledger.problem.limit;

import java.io.IOException;

/** A body whose length was not declared has more bytes than allowed. */
public final class BodyTooLargeException extends IOException {

    private static final long serialVersionUID = 1;

    BodyTooLargeException(int limit) {
        super("more than " + limit + " bytes");
    }
}
