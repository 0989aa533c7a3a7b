package dev.fleetledger.command.platform;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.answer.Problem;
import dev.fleetledger.command.answer.ProblemDocument;
import dev.fleetledger.command.door.Answers;

/** Problem response for requests that the server rejects before any controller, such as ambiguous paths. */
@RestController
final class Errors implements ErrorController {

    private final Sources sources;

    Errors(Sources sources) {
        this.sources = sources;
    }

    @RequestMapping("/error")
    ResponseEntity<byte[]> turnedAway(HttpServletRequest http) {
        int status = http.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer known ? known : 404;
        String path = http.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String asked ? asked : http.getRequestURI();
        return Answers.response(ProblemDocument.of(problem(status), path, sources.trace(http).id()));
    }

    static Problem problem(int status) {
        return Problem.of(status, status >= 500 ? "SomethingBroke" : "RequestIsInvalid", "The request was turned away.",
                status >= 500 ? "Ask again in a moment." : "Check the path and the headers.");
    }
}
