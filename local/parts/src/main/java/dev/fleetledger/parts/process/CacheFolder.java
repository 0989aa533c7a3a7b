package dev.fleetledger.parts.process;

import java.nio.file.Path;
import java.util.Objects;

/** Cache for what is unpacked or built once, outside any checkout: {@code FLEETLEDGER_CACHE}, or a folder below the home folder. */
public final class CacheFolder {

    private CacheFolder() {}

    public static Path of(String name) {
        var configured = Objects.requireNonNullElse(System.getenv("FLEETLEDGER_CACHE"), "");
        var root = configured.isBlank() ? Path.of(System.getProperty("user.home"), ".cache", "fleetledger") : Path.of(configured);
        return root.resolve(name);
    }
}
