package dev.fleetledger.console;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;

import dev.fleetledger.problem.shutdown.ShutdownConfiguration;

/** Web server of the console. */
@SpringBootApplication
@ConfigurationPropertiesScan
@Import(ShutdownConfiguration.class)
public class ConsoleApplication {

    public static void main(String[] args) {
        SpringApplication.run(ConsoleApplication.class, args);
    }
}
