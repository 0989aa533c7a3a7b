package dev.fleetledger.local.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** An exclusive lock on a data folder. The kernel releases it when the process dies. */
public final class DataFolderLock implements AutoCloseable {

    private final FileChannel channel;

    private DataFolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Returns empty if another process holds the lock. */
    public static Optional<DataFolderLock> tryAcquire(DataFolder data) {
        try {
            Files.createDirectories(data.root());
            var channel = FileChannel.open(data.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                return Optional.empty();
            }
            return Optional.of(new DataFolderLock(channel));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns whether any process holds the lock now. */
    public static boolean isHeld(DataFolder data) {
        if (Files.notExists(data.lock())) {
            return false;
        }
        var lock = tryAcquire(data);
        lock.ifPresent(DataFolderLock::close);
        return lock.isEmpty();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
