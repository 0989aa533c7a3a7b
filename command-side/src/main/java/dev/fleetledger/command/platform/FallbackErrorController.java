package dev.fleetledger.command.platform;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.problem.http.ProblemReportValve;
import dev.fleetledger.problem.http.ProblemResponses;

/** Problem response for requests that the server rejects before any controller, such as ambiguous paths. */
@RestController
final class FallbackErrorController implements ErrorController {

    @RequestMapping("/error")
    ResponseEntity<byte[]> handle(HttpServletRequest http) {
        int status = http.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        return ProblemResponses.of(ProblemReportValve.problem(status), http);
    }
}
