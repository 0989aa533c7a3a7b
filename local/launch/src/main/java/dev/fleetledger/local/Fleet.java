package dev.fleetledger.local;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.fleetledger.local.cluster.SimulatedClusters;
import dev.fleetledger.local.control.ControlServer;
import dev.fleetledger.local.folder.DataFolder;
import dev.fleetledger.local.folder.Hold;
import dev.fleetledger.local.hub.Issuer;
import dev.fleetledger.local.hub.Tokens;
import dev.fleetledger.local.process.Announcements;
import dev.fleetledger.local.process.Programs;
import dev.fleetledger.local.process.Supervisor;
import dev.fleetledger.parts.Children;

/** A complete Fleetledger running on this machine: for {@code local}, and for the stories, each with its own data folder. */
public final class Fleet implements AutoCloseable {

    /**
     * @param kubeconfig real clusters to use instead of simulated ones
     * @param clusters number of simulated clusters
     * @param port the console's port; 0 means free ports for everything
     */
    public record Settings(Path data, Optional<Path> kubeconfig, int clusters, int port) {

        /** Three simulated clusters on free ports. */
        public static Settings forStory(Path data) {
            return new Settings(data, Optional.empty(), 3, 0);
        }
    }

    private final Hold hold;
    private final Rig rig;
    private final Tokens tokens;
    private final ControlServer control;
    private final AtomicBoolean ready = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();

    private Fleet(Hold hold, Rig rig, Issuer issuer) {
        this.hold = hold;
        this.rig = rig;
        this.tokens = new Tokens(issuer, rig.data(), rig.announcements());
        this.control = new ControlServer(
                rig.addresses().control().getPort(), rig.secrets().control(), ready::get, new Faults(rig)::change);
    }

    /** Starts everything and returns when all of it is ready. */
    public static Fleet start(Settings settings, Programs programs, Announcements announcements) {
        var data = new DataFolder(settings.data());
        var hold = Hold.of(data).orElseThrow(() -> new IllegalStateException(
                "another `local` already runs on " + data.root() + "; `local stop` ends it"));
        var rig = Rig.of(settings, programs, announcements);
        if (!rig.addresses().ports().consoleIsFree()) {
            hold.close();
            throw new IllegalStateException("somebody else listens at port " + rig.addresses().ports().console()
                    + ", where the console should be; choose another with --port");
        }
        var issuer = new Issuer(rig.addresses().issuer());
        var fleet = new Fleet(hold, rig, issuer);
        Children.beforeTheyEnd(fleet::close);
        try {
            new Startup(rig, issuer, fleet.tokens).run();
            fleet.nowReady();
            return fleet;
        } catch (RuntimeException e) {
            fleet.close();
            throw e;
        }
    }

    private void nowReady() {
        rig.addresses().write(rig.source().clusters(), rig.source() instanceof SimulatedClusters);
        ready.set(true);
        Readiness.await("console", console().resolve(Readiness.OF_SPRING));
    }

    public URI console() {
        return rig.addresses().console();
    }

    public URI commandSide() {
        return rig.addresses().commandSide();
    }

    public URI querySide() {
        return rig.addresses().querySide();
    }

    public DataFolder data() {
        return rig.data();
    }

    public List<String> clusters() {
        return rig.clusterNames();
    }

    /** Returns a token of a seeded person. */
    public String token(String person) {
        return DataFolder.read(rig.data().token(person));
    }

    /** Gives access to the processes, for example to kill one or read its pid. */
    public Supervisor processes() {
        return rig.supervisor();
    }

    /** @param mood one of {@code offline hang online} */
    public void change(String cluster, String mood) {
        new Faults(rig).change(cluster, mood);
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            control.close();
            tokens.close();
            rig.supervisor().close();
            hold.close();
        }
    }
}
