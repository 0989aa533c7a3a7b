package dev.fleetledger.command.running;

import java.io.IOException;

import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/** Excludes other tests' configurations from the component scan, so that the service runs as it is shipped. */
final class OnlyWhatShips extends TypeExcludeFilter {

    @Override
    public boolean match(MetadataReader type, MetadataReaderFactory factory) throws IOException {
        return type.getResource().getURL().getPath().contains("/test-classes/");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OnlyWhatShips;
    }

    @Override
    public int hashCode() {
        return OnlyWhatShips.class.hashCode();
    }
}
