package dev.fleetledger.command.platform;

import java.io.IOException;
import java.security.SecureRandom;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.fleetledger.command.answer.Answer;
import dev.fleetledger.command.answer.Problem;
import dev.fleetledger.command.answer.ProblemDocument;
import dev.fleetledger.command.request.Trace;

/** Problem documents for requests that Tomcat rejects before they reach the application, such as a NUL in a path. */
@Configuration(proxyBeanMethods = false)
class TurnedAway {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsOfTheServer() {
        return tomcat -> tomcat.addContextCustomizers(
                context -> ((StandardHost) context.getParent()).setErrorReportValveClass(AsProblem.class.getName()));
    }

    /** Instantiated by Tomcat, by its class name. */
    public static final class AsProblem extends ErrorReportValve {

        private static final SecureRandom RANDOM = new SecureRandom();

        @Override
        protected void report(Request request, Response response, Throwable fault) {
            if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            Answer answer = ProblemDocument.of(Errors.problem(response.getStatus()), String.valueOf(request.getRequestURI()),
                    Trace.of(request.getHeader("traceparent"), RANDOM).id());
            try {
                response.setContentType(answer.type());
                response.getOutputStream().write(answer.bytes());
                response.finishResponse();
            } catch (IOException | IllegalStateException gone) {
                // The client has disconnected, or the response was already sent.
                container.getLogger().debug("An error could not be told", gone);
            }
        }
    }
}
