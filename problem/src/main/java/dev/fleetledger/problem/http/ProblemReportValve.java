package dev.fleetledger.problem.http;

import java.io.IOException;

import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.AbstractProtocol;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;

import dev.fleetledger.problem.Problem;

/** Problems for requests that Tomcat rejects before they reach the application, such as a NUL in a path. */
public final class ProblemReportValve extends ErrorReportValve {

    /** Lets this valve report before Tomcat's own: a host adds the one of this class as its innermost when it starts. */
    public static void register(TomcatServletWebServerFactory tomcat) {
        tomcat.addContextCustomizers(
                context -> ((StandardHost) context.getParent()).setErrorReportValveClass(ProblemReportValve.class.getName()));
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (isRefusedBecauseServerStops(request, response)) {
            ProblemResponses.write(ServerProblems.SERVICE_IS_STOPPING, request, response);
            response.finishResponse();
        } else {
            super.invoke(request, response);
        }
    }

    /**
     * Tomcat 11 ({@code Http11Processor.service}) answers 503 to a request that it has begun to read when it is paused. It doesn't read the
     * headers, and then makes a 400 of it, because the header Host is missing.
     */
    private static boolean isRefusedBecauseServerStops(Request request, Response response) {
        return response.getStatus() == 400 && request.getHeader("Host") == null
                && request.getConnector().getProtocolHandler() instanceof AbstractProtocol<?> protocol && protocol.isPaused();
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable fault) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            ProblemResponses.write(problem(response.getStatus()), request, response);
            response.finishResponse();
        } catch (IOException | IllegalStateException e) {
            // The client has disconnected, or the response was already sent.
            container.getLogger().debug("The error response could not be written", e);
        }
    }

    /** The problem of a request that the server rejected with this status. */
    public static Problem problem(int status) {
        return status == 408 ? ServerProblems.REQUEST_IS_INCOMPLETE : status >= 500
                ? new Problem(status, "InternalError", "Fleetledger failed to answer this request.",
                        "Try again in a few seconds, with the same Idempotency-Key if it was a change.")
                : new Problem(status, "RequestIsInvalid", "The path or a header of this request can't be read.",
                        "Send the path percent-encoded, and headers without control characters.");
    }
}
