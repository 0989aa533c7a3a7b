package dev.fleetledger.console.problem;

import java.io.IOException;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Error responses for requests that Tomcat rejects before they reach a servlet, such as those with an ambiguous path. */
@Configuration(proxyBeanMethods = false)
class TomcatErrorConfiguration {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> errorReportValveCustomizer() {
        return tomcat -> tomcat.addContextCustomizers(
                context -> ((StandardHost) context.getParent()).setErrorReportValveClass(ProblemReportValve.class.getName()));
    }

    @RestController
    static class FallbackErrorController implements ErrorController {

        @RequestMapping("/error")
        ResponseEntity<byte[]> handleError(HttpServletRequest request) {
            int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer errorStatus ? errorStatus : 404;
            String path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String errorPath ? errorPath
                    : request.getRequestURI();
            return ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(ConsoleProblem.of(status).toJson(status, path, request.getHeader("traceparent")));
        }
    }

    /** Tomcat instantiates this class by its name. */
    public static final class ProblemReportValve extends ErrorReportValve {

        @Override
        protected void report(Request request, Response response, Throwable throwable) {
            int status = response.getStatus();
            if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            try {
                response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
                response.getOutputStream().write(ConsoleProblem.of(status).toJson(status, String.valueOf(request.getRequestURI()),
                        request.getHeader("traceparent")));
                response.finishResponse();
            } catch (IOException | IllegalStateException exception) {
                // The client has disconnected, or the response is already committed.
                container.getLogger().debug("The error response could not be sent", exception);
            }
        }
    }
}
