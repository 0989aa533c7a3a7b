package dev.fleetledger.console.problem;

import java.io.IOException;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.problem.http.ProblemReportValve;
import dev.fleetledger.problem.http.ProblemResponses;
import dev.fleetledger.problem.http.TraceContext;

/** Error responses for requests that Tomcat rejects before they reach a servlet, such as those with an ambiguous path. */
@Configuration(proxyBeanMethods = false)
class TomcatErrorConfiguration {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> errorReportValveCustomizer() {
        return ProblemReportValve::register;
    }

    @RestController
    static class FallbackErrorController implements ErrorController {

        private static final Logger LOG = LoggerFactory.getLogger(FallbackErrorController.class);

        @RequestMapping("/error")
        void handleError(HttpServletRequest request, HttpServletResponse response) throws IOException {
            int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer errorStatus ? errorStatus : 404;
            if (status >= 500) {
                LOG.error("A request failed, trace {}", TraceContext.of(request).id(),
                        (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));
            }
            ProblemResponses.write(ConsoleProblems.of(status), new FailedRequest(request), response);
        }
    }

    /** The request under the path that failed, instead of that of the error page. */
    private static final class FailedRequest extends HttpServletRequestWrapper {

        FailedRequest(HttpServletRequest errorPage) {
            super(errorPage);
        }

        @Override
        public String getRequestURI() {
            return getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String path ? path : super.getRequestURI();
        }
    }
}
