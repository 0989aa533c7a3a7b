package dev.fleetledger.query.platform;

import java.io.IOException;

import org.apache.catalina.Valve;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.firewall.RequestRejectedHandler;

import dev.fleetledger.query.web.ProblemExceptionHandler;

/** Turns paths that Spring's firewall or Tomcat rejects before any controller into problems, instead of their HTML pages. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class RejectedRequestConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(RejectedRequestConfiguration.class);
    private static final String DETAIL = "The request can't be answered.";
    private static final String REMEDY = "Check the path.";

    @Bean
    RequestRejectedHandler firewall(ProblemExceptionHandler exceptionHandler) {
        return (request, response, e) -> exceptionHandler.write(request, response, 400, "RequestIsInvalid", DETAIL, REMEDY);
    }

    /** Has no order, so that it runs after Spring's own customizer and its valve takes precedence. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> tomcat(ProblemExceptionHandler exceptionHandler) {
        return factory -> factory.addContextCustomizers(context -> context.getParent().getPipeline().addValve(valve(exceptionHandler)));
    }

    private static Valve valve(ProblemExceptionHandler exceptionHandler) {
        return new ErrorReportValve() {
            @Override
            protected void report(Request request, Response response, @Nullable Throwable throwable) {
                if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                    return;
                }
                try {
                    exceptionHandler.write(request, response, response.getStatus(), "RequestIsInvalid", DETAIL, REMEDY);
                } catch (IOException e) {
                    LOG.debug("The problem could not be written because the client has disconnected", e);
                }
            }
        };
    }
}
