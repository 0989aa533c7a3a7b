package dev.fleetledger.local.story.instances;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import dev.fleetledger.local.story.Exchange;

/** All requests and kills of a run. A request may fail only if the instance that was answering it has been killed meanwhile. */
final class RequestLog {

    private static final int SHOWN_CHARACTERS = 300;
    private static final Duration CLOSE_TIME = Duration.ofSeconds(1);

    private final AtomicInteger requests = new AtomicInteger();
    private final Queue<Exchange> failed = new ConcurrentLinkedQueue<>();
    private final Queue<Kill> kills = new ConcurrentLinkedQueue<>();

    void add(Exchange exchange) {
        requests.incrementAndGet();
        if (exchange.isServerError()) {
            failed.add(exchange);
        }
    }

    void add(Kill kill) {
        kills.add(kill);
    }

    List<Kill> kills() {
        return List.copyOf(kills);
    }

    /** Returns a sentence for every request that failed for another reason than a kill. */
    List<String> findDiscrepancies(List<ProxyEntry> proxy) {
        List<ProxyEntry> interrupted = proxy.stream().filter(entry -> kills.stream().anyMatch(entry::isInterruptedBy)).toList();
        return failed.stream().filter(exchange -> interrupted.stream().noneMatch(entry -> entry.isPartOf(exchange)))
                .filter(exchange -> !isConnectionOfKilledConsole(exchange)).map(RequestLog::describe).toList();
    }

    /** HAProxy closes a connection with earlier requests on it without an answer, and without a line in its log. */
    private boolean isConnectionOfKilledConsole(Exchange exchange) {
        return exchange.status() == 0 && kills.stream().anyMatch(kill -> kill.instance().startsWith("console")
                && !exchange.sentAt().isAfter(kill.to()) && !exchange.endedAt().isBefore(kill.from())
                && exchange.endedAt().isBefore(kill.to().plus(CLOSE_TIME)));
    }

    private static String describe(Exchange exchange) {
        String content = exchange.content().strip();
        return "%s at %s was answered %d at %s, although no instance was killed that was answering it: %s".formatted(exchange.request(),
                exchange.sentAt(), exchange.status(), exchange.endedAt(),
                content.substring(0, Math.min(content.length(), SHOWN_CHARACTERS)));
    }

    String summary() {
        return requests.get() + " requests, " + failed.size() + " of them failed";
    }
}
