package dev.fleetledger.problem.limit;

import java.time.Duration;

import org.apache.catalina.connector.Connector;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/** Lets Tomcat keep the deadline, keeps it from reading any body by itself, and makes a connection small. */
public record TomcatLimits(Duration arrival) implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    /** Bytes; by Tomcat's defaults a connection with a request on it occupies 72 KB in buffers, with this and small heads 32 KB. */
    private static final String BUFFER = "2048";

    @Override
    public void customize(TomcatServletWebServerFactory tomcat) {
        tomcat.setProtocol(DeadlineProtocol.class.getName());
        tomcat.addConnectorCustomizers(this::customize);
    }

    private void customize(Connector connector) {
        ((DeadlineProtocol) connector.getProtocolHandler()).setArrival(arrival);
        // Otherwise whoever asks for a parameter, before authentication too, makes Tomcat read a form into memory.
        connector.setParseBodyMethods("");
        connector.setProperty("socket.appReadBufSize", BUFFER);
        connector.setProperty("socket.appWriteBufSize", BUFFER);
    }
}
