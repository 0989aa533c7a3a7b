package dev.fleetledger.local.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** The paths of all files below the data folder. */
public record DataFolder(Path root) {

    public Path log(String process) {
        return root.resolve("log").resolve(process + ".log");
    }

    public Path pidFile(String process) {
        return root.resolve("run").resolve(process + ".pid");
    }

    /** States how often and how a process has ended by itself; absent if it hasn't. */
    public Path exitFile(String process) {
        return root.resolve("run").resolve(process + ".exit");
    }

    /** Contains a file for each cluster that can't be joined now; the file says why. */
    public Path unjoinedFiles() {
        return root.resolve("run").resolve("unjoined");
    }

    public Path unjoinedFile(String cluster) {
        return unjoinedFiles().resolve(cluster);
    }

    public Path pidFiles() {
        return root.resolve("run");
    }

    public Path lock() {
        return root.resolve("lock");
    }

    public Path addresses() {
        return root.resolve("addresses.json");
    }

    public Path token(String person) {
        return root.resolve("tokens").resolve(person);
    }

    public Path kubeconfigs() {
        return root.resolve("kubeconfigs");
    }

    public Path kubeconfig(String cluster) {
        return kubeconfigs().resolve(cluster);
    }

    /** The kubeconfig with which a cluster's agent authenticates at that cluster. */
    public Path agentKubeconfig(String cluster) {
        return root.resolve("agents").resolve(cluster + ".kubeconfig");
    }

    /** The manifest with which a cluster joined. It is stored here because the hub returns its credential only once. */
    public Path joinManifest(String cluster) {
        return root.resolve("agents").resolve(cluster + ".join.yaml");
    }

    /**
     * A client file for Kafka's scripts ({@code --command-config}) with that user's login. It is not in the broker's folder, which may be
     * deleted.
     */
    public Path kafkaClient(String user) {
        return root.resolve("kafka-clients").resolve(user + ".properties");
    }

    /** The client file of a cluster's agent. */
    public Path agentKafkaClient(String cluster) {
        return root.resolve("agents").resolve(cluster + ".properties");
    }

    public Path resolve(String name) {
        return root.resolve(name);
    }

    /** Creates the folder; throws an {@link IllegalStateException} that names it if that fails or it is not writable. */
    public void create() {
        try {
            Files.createDirectories(root);
        } catch (IOException e) {
            throw new IllegalStateException("the data folder " + root + " can't be made; choose another with --data", e);
        }
        if (!Files.isWritable(root)) {
            throw new IllegalStateException("the data folder " + root + " can't be written to; choose another with --data");
        }
    }

    /** Writes a file atomically, readable by its owner only. */
    public static void write(Path file, String content) {
        try {
            Files.createDirectories(file.getParent());
            var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            var temporary = Files.createTempFile(file.getParent(), ".", ".new", ownerOnly);
            Files.writeString(temporary, content);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes the files directly in the folder. */
    public static void deleteFiles(Path folder) {
        if (Files.exists(folder)) {
            try (var files = Files.list(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.delete(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    public static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
