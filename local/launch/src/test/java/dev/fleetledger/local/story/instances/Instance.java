package dev.fleetledger.local.story.instances;

import java.util.List;
import java.util.stream.Stream;

import dev.fleetledger.local.process.LocalService;

/**
 * One of two instances of a service.
 *
 * @param number 1 or 2
 */
record Instance(LocalService service, int number) {

    /** In the order of an upgrade. */
    static final List<LocalService> SERVICES = List.of(LocalService.QUERY_SIDE, LocalService.COMMAND_SIDE, LocalService.CONSOLE);

    /** Returns both instances of each service. */
    static List<Instance> all() {
        return SERVICES.stream().flatMap(service -> Stream.of(1, 2).map(number -> new Instance(service, number))).toList();
    }

    /** Returns its name at the proxy. */
    String name() {
        return service.title() + "-" + number;
    }

    /** Returns the name of its process: the first instance is that of every fleet. */
    String process() {
        return number == 1 ? service.title() : name();
    }

    Instance other() {
        return new Instance(service, 3 - number);
    }
}
