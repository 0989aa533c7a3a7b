package dev.fleetledger.command.testsupport;

import java.io.IOException;

import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/** Excludes other tests' configurations from the component scan, so that the service runs as it is shipped. */
final class TestClassExcludeFilter extends TypeExcludeFilter {

    @Override
    public boolean match(MetadataReader type, MetadataReaderFactory factory) throws IOException {
        return type.getResource().getURL().getPath().contains("/test-classes/");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TestClassExcludeFilter;
    }

    @Override
    public int hashCode() {
        return TestClassExcludeFilter.class.hashCode();
    }
}
