package dev.fleetledger.issuer;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** An OIDC server that authenticates the seeded people and issues their tokens. */
@SpringBootApplication
@EnableConfigurationProperties(IssuerProperties.class)
public class IssuerApplication {

    public static void main(String[] args) {
        SpringApplication.run(IssuerApplication.class, args);
    }
}
