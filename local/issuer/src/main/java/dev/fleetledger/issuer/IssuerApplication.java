package dev.fleetledger.issuer;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** Signs the seeded people in and issues their tokens. */
@SpringBootApplication
@EnableConfigurationProperties(IssuerSettings.class)
public class IssuerApplication {

    public static void main(String[] args) {
        SpringApplication.run(IssuerApplication.class, args);
    }
}
