package dev.fleetledger.agent.plan;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.agent.apiserver.ObjectRef;
import dev.fleetledger.contract.intent.Intent;

/** The Services that an intent names beside its manifest, as {@code Service/<name>}, all in the intent's namespace. */
public final class DroppedServices {

    /** Labels by RFC 1035 and 1123, so that a name can't change a request's path. */
    private static final Pattern SERVICE = Pattern.compile("Service/([a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)");

    private DroppedServices() {}

    /** @return the Services to remove; for an apply without those that the same intent applies */
    public static List<ObjectRef> of(Intent intent) {
        List<ObjectRef> wanted = intent.objects().stream().map(ObjectRef::of).toList();
        boolean ends = switch (intent.action()) {
            case APPLY -> false;
            case REMOVE, RELEASE -> true;
        };
        return all(intent.dropped()).stream().map(name -> ObjectRef.service(intent.namespace(), name(name).orElseThrow()))
                .filter(ref -> ends || !wanted.contains(ref)).toList();
    }

    /** @return whether every name is a Service's; an agent that doesn't understand what to remove removes nothing */
    public static boolean isUnderstood(Intent intent) {
        return all(intent.dropped()).stream().allMatch(name -> name(name).isPresent())
                && all(intent.replaced()).stream().allMatch(name -> name(name).isPresent());
    }

    static boolean isToBeReplaced(Intent intent, ObjectRef ref) {
        return all(intent.replaced()).contains(ref.kind() + "/" + ref.name());
    }

    private static Optional<String> name(String named) {
        Matcher service = SERVICE.matcher(named);
        return service.matches() ? Optional.of(service.group(1)) : Optional.empty();
    }

    private static List<String> all(@Nullable List<String> names) {
        return names == null ? List.of() : names;
    }
}
