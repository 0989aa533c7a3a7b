package dev.fleetledger.command.platform;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.dispatch.HttpResponses;
import dev.fleetledger.command.response.ProblemDocument;
import dev.fleetledger.command.response.ProblemException;

/** Problem response for requests that the server rejects before any controller, such as ambiguous paths. */
@RestController
final class FallbackErrorController implements ErrorController {

    private final ClientInfoResolver infoResolver;

    FallbackErrorController(ClientInfoResolver infoResolver) {
        this.infoResolver = infoResolver;
    }

    @RequestMapping("/error")
    ResponseEntity<byte[]> handle(HttpServletRequest http) {
        int status = http.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        String path = http.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String uri ? uri : http.getRequestURI();
        return HttpResponses.of(ProblemDocument.of(problem(status), path, infoResolver.trace(http).id()));
    }

    static ProblemException problem(int status) {
        return ProblemException.of(status, status >= 500 ? "InternalError" : "RequestIsInvalid", "The request was turned away.",
                status >= 500 ? "Ask again in a moment." : "Check the path and the headers.");
    }
}
