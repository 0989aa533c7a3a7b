package dev.fleetledger.manifest.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;

/** How many invented credentials are found, and how many harmless literals are taken for some, in the ways that manifests write them. */
class CredentialCorpusTest {
    private static final double RECALL = 0.97;
    private static final double FALSE_ALARMS = 0.01;

    @Test
    void findsPlantedCredentials() throws IOException {
        assertRecall("plants.tsv", 300);
    }

    @Test
    void storesHarmlessLiterals() throws IOException {
        assertFalseAlarms("harmless.tsv", 2_000);
    }

    private static void assertRecall(String file, int fewest) throws IOException {
        List<CorpusLiteral> plants = CorpusLiteral.read(file);
        List<CorpusLiteral> missed = plants.stream().filter(CorpusLiteral::isStored).toList();
        double recall = 1 - (double) missed.size() / plants.size();
        System.out.printf("%s: recall %.4f (%d of %d missed)%n", file, recall, missed.size(), plants.size());

        assertThat(plants).hasSizeGreaterThanOrEqualTo(fewest).doesNotHaveDuplicates();
        assertThat(recall).as("recall; missed: %s", lines(missed)).isGreaterThanOrEqualTo(RECALL);
    }

    private static void assertFalseAlarms(String file, int fewest) throws IOException {
        List<CorpusLiteral> harmless = CorpusLiteral.read(file);
        List<CorpusLiteral> withheld = harmless.stream().filter(literal -> !literal.isStored()).toList();
        double share = (double) withheld.size() / harmless.size();
        System.out.printf("%s: false alarms %.4f (%d of %d)%n", file, share, withheld.size(), harmless.size());

        assertThat(harmless).hasSizeGreaterThanOrEqualTo(fewest).doesNotHaveDuplicates();
        assertThat(share).as("false alarms: %s", lines(withheld)).isLessThanOrEqualTo(FALSE_ALARMS);
    }

    private static String lines(List<CorpusLiteral> literals) {
        return String.join("\n", literals.stream().map(CorpusLiteral::toString).toList());
    }
}
