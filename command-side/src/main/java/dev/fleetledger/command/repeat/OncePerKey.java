package dev.fleetledger.command.repeat;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.answer.Answer;
import dev.fleetledger.command.answer.Problem;
import dev.fleetledger.command.people.People;
import dev.fleetledger.command.request.Command;
import dev.fleetledger.command.request.Request;

/**
 * Idempotency of commands, within their transaction: locks the key, returns the stored response of a known key, and stores a new
 * response together with the command's events. Axon registers an interceptor bean at the command bus by itself.
 */
@Component
public final class OncePerKey implements MessageHandlerInterceptor<CommandMessage<?>> {

    /** Statuses that result from a decision. Responses to malformed requests or temporary failures are not stored. */
    private static final Set<Integer> KEPT = Set.of(200, 201, 202, 403, 409, 412, 422);

    private final KeptAnswers answers;
    private final Attempt attempt;
    private final People people;

    OncePerKey(KeptAnswers answers, Attempt attempt, People people) {
        this.answers = answers;
        this.attempt = attempt;
        this.people = people;
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> work, InterceptorChain chain) throws Exception {
        if (!(work.getMessage().getPayload() instanceof Command command)) {
            return chain.proceed();
        }
        Request request = command.request();
        people.seen(request.actor());
        return request.key() == null ? attempt.of(request, chain) : once(request, request.key(), chain);
    }

    private Answer once(Request request, String key, InterceptorChain chain) {
        String caller = request.actor().subject();
        if (!answers.lock(caller, key)) {
            return attempt.answered(request, Problem.of(409, "StillRunning", "The same request is still being worked on.",
                    "Ask again in a moment, with the same key.").retryAfter(Duration.ofSeconds(1)));
        }
        String fingerprint = Fingerprint.of(request);
        Optional<KeptAnswers.Kept> known = answers.find(caller, key);
        if (known.isPresent()) {
            return again(request, known.get(), fingerprint);
        }
        Answer answer = attempt.of(request, chain);
        if (KEPT.contains(answer.status())) {
            answers.keep(caller, key, fingerprint, answer);
        }
        return answer;
    }

    private Answer again(Request request, KeptAnswers.Kept known, String fingerprint) {
        if (!known.fingerprint().equals(fingerprint)) {
            return attempt.refused(request, Problem.of(422, "KeyWasUsed", "This Idempotency-Key was used for something else.",
                    "Take a new key for another request."));
        }
        return known.answer() != null ? known.answer() : attempt.refused(request, Problem.of(409, "ShownOnce",
                "The answer held a credential, and was shown once.", "Ask with a new key; the credential is issued anew."));
    }
}
