package dev.fleetledger.manifest;

import java.util.List;
import java.util.stream.IntStream;

import tools.jackson.databind.JsonNode;

/** What of a thing in the form is kept, since the form has no place for it: of which kind a volume is, a hook, a variable's source. */
final class KeptParts {
    private static final String POD = "/spec/template/spec";
    /** Things in a pod whose members are its kinds, and nothing else. */
    private static final List<Path> CHOICES = List.of(Path.of("/volumes/*"), Path.of("/containers/*/env/*/valueFrom"), Path.of("/initContainers/*/env/*/valueFrom"),
        Path.of("/containers/*/lifecycle/postStart"), Path.of("/containers/*/lifecycle/preStop"));

    private KeptParts() {
    }

    /** How many kinds the form doesn't know are kept of it. */
    static long kinds(Draft draft, Found thing) {
        if (draft.circumstances().kept().isEmpty() || CHOICES.stream().noneMatch(choice -> isAt(choice, Path.of(thing.pointer())))) {
            return 0;
        }
        String place = POD + named(draft.of(Step.CONTAINERS), thing.pointer()) + "/";
        return draft.circumstances().kept().stream().filter(one -> one.object().equals("DaemonSet") && one.path().startsWith(place))
            .map(one -> Path.of(one.path().substring(place.length() - 1)).segments().getFirst())
            .filter(kind -> !thing.node().has(kind)).distinct().count();
    }

    private static boolean isAt(Path choice, Path pointer) {
        List<String> wanted = choice.segments();
        return wanted.size() == pointer.segments().size() && IntStream.range(0, wanted.size())
            .allMatch(i -> wanted.get(i).equals(Path.STAR) || wanted.get(i).equals(pointer.segments().get(i)));
    }

    /** Kept things go by their names. */
    private static String named(JsonNode document, String pointer) {
        StringBuilder named = new StringBuilder();
        JsonNode at = document;
        for (String segment : Path.of(pointer).segments()) {
            boolean isItem = at.isArray();
            at = isItem ? at.path(Integer.parseInt(segment)) : at.path(segment);
            named.append('/').append(Path.escaped(isItem ? Leftovers.name(at, Integer.parseInt(segment)) : segment));
        }
        return named.toString();
    }
}
