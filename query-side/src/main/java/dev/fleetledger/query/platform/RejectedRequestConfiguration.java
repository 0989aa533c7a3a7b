package dev.fleetledger.query.platform;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.firewall.RequestRejectedHandler;

import dev.fleetledger.problem.Problem;
import dev.fleetledger.problem.http.ProblemReportValve;
import dev.fleetledger.problem.http.ProblemResponses;

/** Turns requests that Spring's firewall or Tomcat rejects before any controller into problems, instead of their HTML pages. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class RejectedRequestConfiguration {

    private static final Problem REQUEST_IS_INVALID = ProblemReportValve.problem(400);

    @Bean
    RequestRejectedHandler firewall() {
        return (request, response, e) -> ProblemResponses.write(REQUEST_IS_INVALID, request, response);
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemReportValveCustomizer() {
        return ProblemReportValve::register;
    }
}
