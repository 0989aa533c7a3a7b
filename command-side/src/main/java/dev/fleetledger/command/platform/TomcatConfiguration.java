package dev.fleetledger.command.platform;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.fleetledger.problem.http.ProblemReportValve;

/** Problem documents for requests that Tomcat rejects before they reach the application, such as a NUL in a path. */
@Configuration(proxyBeanMethods = false)
class TomcatConfiguration {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemReportValveCustomizer() {
        return ProblemReportValve::register;
    }
}
