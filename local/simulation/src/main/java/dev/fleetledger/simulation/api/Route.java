package dev.fleetledger.simulation.api;

import java.util.List;

import dev.fleetledger.simulation.error.ApiErrors;
import dev.fleetledger.simulation.kinds.Kind;
import dev.fleetledger.simulation.kinds.Kinds;

/** The parts of a path below {@code /api} or {@code /apis}; an empty name means the collection. */
record Route(Kind kind, String namespace, String name, String subresource) {

    static Route of(List<String> path) {
        boolean core = path.getFirst().equals("api");
        List<String> rest = path.subList(core ? 2 : 3, path.size());
        String group = core ? "" : path.get(1);
        String version = path.get(core ? 1 : 2);
        boolean inside = rest.size() > 2 && rest.getFirst().equals("namespaces") && !isOfNamespace(rest.get(2));
        List<String> named = inside ? rest.subList(2, rest.size()) : rest;
        Kind kind = Kinds.find(group, version, named.getFirst()).orElseThrow(ApiErrors::noSuchPath);
        if (inside != kind.namespaced() && (inside || named.size() > 1) || named.size() > 3) {
            throw ApiErrors.noSuchPath();
        }
        return new Route(kind, inside ? rest.get(1) : "", at(named, 1), at(named, 2));
    }

    private static boolean isOfNamespace(String step) {
        return step.equals("status") || step.equals("finalize");
    }

    private static String at(List<String> steps, int index) {
        return index < steps.size() ? steps.get(index) : "";
    }

    boolean isCollection() {
        return name.isEmpty();
    }
}
