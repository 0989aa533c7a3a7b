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

import dev.fleetledger.command.request.TraceContext;
import dev.fleetledger.command.response.CommandResponse;
import dev.fleetledger.command.response.ProblemDocument;
import dev.fleetledger.command.response.ProblemException;

/** Problem documents for requests that Tomcat rejects before they reach the application, such as a NUL in a path. */
@Configuration(proxyBeanMethods = false)
class TomcatErrorConfiguration {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemReportValveCustomizer() {
        return tomcat -> tomcat.addContextCustomizers(
                context -> ((StandardHost) context.getParent()).setErrorReportValveClass(ProblemReportValve.class.getName()));
    }

    /** Instantiated by Tomcat, by its class name. */
    public static final class ProblemReportValve extends ErrorReportValve {

        private static final SecureRandom RANDOM = new SecureRandom();

        @Override
        protected void report(Request request, Response response, Throwable fault) {
            if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            CommandResponse commandResponse = ProblemDocument.of(FallbackErrorController.problem(response.getStatus()),
                    String.valueOf(request.getRequestURI()),
                    TraceContext.of(request.getHeader("traceparent"), RANDOM).id());
            try {
                response.setContentType(commandResponse.type());
                response.getOutputStream().write(commandResponse.bytes());
                response.finishResponse();
            } catch (IOException | IllegalStateException e) {
                // The client has disconnected, or the response was already sent.
                container.getLogger().debug("The error response could not be written", e);
            }
        }
    }
}
