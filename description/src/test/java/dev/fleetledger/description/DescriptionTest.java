package dev.fleetledger.description;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

/** What is handed out is what the code answers. */
class DescriptionTest {

    private static final Path KEPT = Path.of("../contract/src/main/resources/openapi/fleetledger.json");
    private static final String WRITE = "description.write";
    private static final String REMEDY = "The interface changed. Look whether that was meant, write its description anew with"
            + " mvn -o -ntp -q -pl contract,manifest,judgement,ledger,local/parts,command-side,query-side,description test"
            + " -Dtest=DescriptionTest -Dsurefire.failIfNoSpecifiedTests=false -D" + WRITE + " and commit it.";

    @Test
    void theDescriptionIsMadeFromTheCode() throws IOException {
        String made = Description.written();

        if (System.getProperty(WRITE) != null) {
            Files.writeString(KEPT, made);
        }

        assertThat(made).as(REMEDY).isEqualTo(Files.readString(KEPT));
    }

    @Test
    void theDescriptionIsTheSameEachTime() {
        assertThat(Description.written()).isEqualTo(Description.written());
    }
}
