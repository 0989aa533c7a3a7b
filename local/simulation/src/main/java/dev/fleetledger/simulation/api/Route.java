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
        boolean inNamespace = rest.size() > 2 && rest.getFirst().equals("namespaces") && !isNamespaceSubresource(rest.get(2));
        List<String> resource = inNamespace ? rest.subList(2, rest.size()) : rest;
        Kind kind = Kinds.find(group, version, resource.getFirst()).orElseThrow(ApiErrors::noSuchPath);
        if (inNamespace != kind.namespaced() && (inNamespace || resource.size() > 1) || resource.size() > 3) {
            throw ApiErrors.noSuchPath();
        }
        return new Route(kind, inNamespace ? rest.get(1) : "", segmentOrEmpty(resource, 1), segmentOrEmpty(resource, 2));
    }

    private static boolean isNamespaceSubresource(String step) {
        return step.equals("status") || step.equals("finalize");
    }

    private static String segmentOrEmpty(List<String> steps, int index) {
        return index < steps.size() ? steps.get(index) : "";
    }

    boolean isCollection() {
        return name.isEmpty();
    }
}
