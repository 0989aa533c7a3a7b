package dev.fleetledger.local.story.kill;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Random;

/** A longer run than the story's, with one and a half lives for each kill. Ends with status 1 if there is any discrepancy. */
final class KillBenchmark {

    private static final int KILLS = 60;

    private KillBenchmark() {}

    /** @param arguments seed, by default a new one; and number of kills */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        long seed = arguments.length > 0 ? Long.parseLong(arguments[0]) : new Random().nextInt(1_000_000);
        int kills = arguments.length > 1 ? Integer.parseInt(arguments[1]) : KILLS;
        KillRun.Result result = run(new KillRun.Settings(seed, kills * 3 / 2, kills));
        System.out.println(result.summary());
        result.discrepancies().forEach(discrepancy -> System.out.println("discrepancy: " + discrepancy));
        System.exit(result.discrepancies().isEmpty() ? 0 : 1);
    }

    private static KillRun.Result run(KillRun.Settings settings) throws IOException, InterruptedException {
        try (RealClustersTarget target = RealClustersTarget.start(Files.createTempDirectory("fleetledger-kills"))) {
            return KillRun.run(settings, target);
        }
    }
}
