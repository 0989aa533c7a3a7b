package dev.fleetledger.problem.limit;

import java.time.Duration;

import org.apache.catalina.connector.Connector;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/** Lets Tomcat keep the deadline, and keeps it from reading any body by itself. */
public record TomcatLimits(Duration arrival) implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    @Override
    public void customize(TomcatServletWebServerFactory tomcat) {
        tomcat.setProtocol(DeadlineProtocol.class.getName());
        tomcat.addConnectorCustomizers(this::customize);
    }

    private void customize(Connector connector) {
        ((DeadlineProtocol) connector.getProtocolHandler()).setArrival(arrival);
        // Otherwise whoever asks for a parameter, before authentication too, makes Tomcat read a form into memory.
        connector.setParseBodyMethods("");
    }
}
