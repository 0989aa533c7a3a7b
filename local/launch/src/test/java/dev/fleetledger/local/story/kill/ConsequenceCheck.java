package dev.fleetledger.local.story.kill;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Every event that the system appended follows from one command and is recorded once; every stream is without gaps. */
record ConsequenceCheck(Ledger ledger, CommandJournal journal) implements Check {

    /** An agent's first report; a cluster joins once, however often its agent is started again. */
    private static final String JOINED = "cluster.joined";
    private static final Set<String> OUTCOMES = Set.of("deployment.settled", "deployment.gone", "deployment.released",
            "rollout.wave-completed", "rollout.finished", "workload.deleted");
    /** An API server that has just started refuses everybody until it has read its roles; that is recorded, and may happen again. */
    private static final String REFUSED = "deployment.refused";
    private static final String NOT_PERMITTED = "NotPermitted";
    /** A node that couldn't reach its killed API server is unready for a while, and its pods with it; that is recorded, too. */
    private static final String FAILED = "deployment.failed";
    private static final String NOT_READY = "NotReady";

    @Override
    public List<String> findDiscrepancies() {
        List<String> found = new ArrayList<>();
        ledger.consequences().stream().filter(event -> !event.type().equals(JOINED)).forEach(event -> checkCause(event, found));
        ledger.byStream().values().forEach(stream -> {
            checkSequence(stream, found);
            checkRepetitions(stream, found);
        });
        return found;
    }

    private void checkCause(LedgerEvent event, List<String> found) {
        Optional<LedgerEvent> cause = ledger.cause(event);
        if (!isExplained(event)) {
            found.add("nothing that was done explains " + event.describe() + ": " + event.payload());
        } else if (cause.isEmpty() || !cause.get().command().equals(event.causation()) || journal.find(event.key()).isEmpty()) {
            found.add(event.describe() + " names the cause " + event.causation() + " (" + event.key() + ") instead of "
                    + cause.map(LedgerEvent::command));
        }
    }

    private static boolean isExplained(LedgerEvent event) {
        return OUTCOMES.contains(event.type())
                || event.type().equals(REFUSED) && event.payload().path("code").asString().equals(NOT_PERMITTED)
                || event.type().equals(FAILED) && event.payload().path("status").asString().equals(NOT_READY);
    }

    private static void checkSequence(List<LedgerEvent> stream, List<String> found) {
        for (int i = 0; i < stream.size(); i++) {
            if (stream.get(i).sequence() != i) {
                found.add(stream.get(i).describe() + " has sequence number " + stream.get(i).sequence() + " instead of " + i);
                return;
            }
        }
    }

    /** Each generation has one outcome, unless a refusal or a loss of readiness came between; rollouts end once, clusters join once. */
    private static void checkRepetitions(List<LedgerEvent> stream, List<String> found) {
        var seen = new HashSet<String>();
        for (LedgerEvent event : stream) {
            if (event.type().equals(REFUSED) || event.type().equals(FAILED)) {
                seen.clear();
            } else if ((OUTCOMES.contains(event.type()) || event.type().equals(JOINED)) && !seen.add(event.type() + event.generation())) {
                found.add("recorded twice: " + event.describe());
            }
        }
    }
}
