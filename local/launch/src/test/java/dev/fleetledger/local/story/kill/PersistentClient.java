package dev.fleetledger.local.story.kill;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import dev.fleetledger.local.story.ApiResponse;
import dev.fleetledger.local.story.Person;
import dev.fleetledger.parts.process.ProcessReadiness;

/** Sends commands of one person, and repeats each with the same key until it is answered. */
final class PersistentClient {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Set<Integer> NO_ANSWER = Set.of(408, 429);

    private final Person person;
    private final CommandJournal journal;
    private final Runnable onCommand;
    private final AtomicInteger repeated = new AtomicInteger();
    private final AtomicInteger replayed = new AtomicInteger();

    /** @param onCommand is called when a command is about to be sent for the first time */
    PersistentClient(Person person, CommandJournal journal, Runnable onCommand) {
        this.person = person;
        this.journal = journal;
        this.onCommand = onCommand;
    }

    ApiResponse send(ClientCommand command) {
        onCommand.run();
        String[] headers = {"Idempotency-Key", command.key(), "X-Correlation-Id", command.key(), "Fleetledger-Reason", command.key(),
                "If-Match", command.ifMatch()};
        String[] sent = command.ifMatch().isEmpty() ? Arrays.copyOf(headers, headers.length - 2) : headers;
        Supplier<ApiResponse> request = () -> command.method().equals("PUT")
                ? person.put(command.path(), command.body(), sent) : person.post(command.path(), command.body(), sent);
        ApiResponse answer = repeat(command.key(), request);
        answer.http().headers().firstValue("Idempotency-Replayed").ifPresent(_ -> replayed.incrementAndGet());
        if (isAnswerLost(command)) {
            answer = repeat(command.key(), request);
        }
        if (answer.status() != command.status()) {
            throw new UnexpectedAnswerException(command.key() + " " + command.action() + " was answered " + answer.status() + ": "
                    + answer.http().body());
        }
        journal.add(command, answer);
        return answer;
    }

    /** As a person does who has lost the answer: some commands are sent again although they were answered. */
    private static boolean isAnswerLost(ClientCommand command) {
        return command.key().hashCode() % 5 == 0;
    }

    /** Reads what the person has written: the response includes the event at this position. */
    ApiResponse readAfter(String position, String path) {
        ApiResponse answer = repeat(path, () -> person.getAfter(position, path));
        if (answer.status() != 200) {
            throw new UnexpectedAnswerException(path + " after " + position + " was answered " + answer.status() + ": "
                    + answer.http().body());
        }
        return answer;
    }

    private ApiResponse repeat(String name, Supplier<ApiResponse> request) {
        Instant end = Instant.now().plus(TIMEOUT);
        String last = "";
        while (Instant.now().isBefore(end)) {
            try {
                ApiResponse answer = request.get();
                if (isFinal(answer)) {
                    return answer;
                }
                last = answer.status() + " " + answer.http().body();
            } catch (Person.UnavailableException e) {
                last = String.valueOf(e.getMessage());
            }
            repeated.incrementAndGet();
            ProcessReadiness.sleep(PAUSE);
        }
        throw new UnexpectedAnswerException(name + " was not answered within " + TIMEOUT + "; last: " + last);
    }

    private static boolean isFinal(ApiResponse answer) {
        return answer.status() < 500 && !NO_ANSWER.contains(answer.status()) && !answer.text("/code").equals("StillRunning");
    }

    /** Number of requests that had to be repeated. */
    int repeated() {
        return repeated.get();
    }

    /** Number of commands that had taken effect although their answer was lost. */
    int replayed() {
        return replayed.get();
    }

    static final class UnexpectedAnswerException extends RuntimeException {
        UnexpectedAnswerException(String message) {
            super(message);
        }
    }
}
