package dev.fleetledger.local.folder;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;

/** Names and values in a file of the data folder, generated at the first start and unchanged afterwards. */
public final class GeneratedProperties {

    private final Path file;
    private final Properties values = new Properties();

    public GeneratedProperties(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            try {
                values.load(new StringReader(DataFolder.read(file)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    public Optional<String> find(String name) {
        return Optional.ofNullable(values.getProperty(name));
    }

    /** Returns whether any name has this value. */
    boolean containsValue(String value) {
        return values.containsValue(value);
    }

    public String getOrGenerate(String name, Supplier<String> generator) {
        return find(name).orElseGet(() -> {
            var value = generator.get();
            put(name, value);
            return value;
        });
    }

    public synchronized void put(String name, String value) {
        values.setProperty(name, value);
        var text = new StringWriter();
        try {
            values.store(text, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        DataFolder.write(file, text.toString());
    }
}
