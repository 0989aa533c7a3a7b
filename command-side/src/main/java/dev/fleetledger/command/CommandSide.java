package dev.fleetledger.command;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Import;

import dev.fleetledger.problem.shutdown.ShutdownConfiguration;

/** Command service: validates command requests, decides on aggregates and appends events to the ledger. */
// Bean names are fully qualified because classes of different packages share simple names.
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@ConfigurationPropertiesScan
@Import(ShutdownConfiguration.class)
public class CommandSide {

    public static void main(String[] args) {
        SpringApplication.run(CommandSide.class, args);
    }
}
