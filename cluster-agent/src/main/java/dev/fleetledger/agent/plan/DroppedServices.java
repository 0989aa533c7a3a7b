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
        boolean removesWorkload = switch (intent.action()) {
            case APPLY -> false;
            case REMOVE, RELEASE -> true;
        };
        return orEmpty(intent.dropped()).stream().map(name -> ObjectRef.service(intent.namespace(), serviceName(name).orElseThrow()))
                .filter(ref -> removesWorkload || !wanted.contains(ref)).toList();
    }

    /** @return whether every name is a Service's; an agent that doesn't understand what to remove removes nothing */
    public static boolean hasOnlyServices(Intent intent) {
        return orEmpty(intent.dropped()).stream().allMatch(name -> serviceName(name).isPresent())
                && orEmpty(intent.replaced()).stream().allMatch(name -> serviceName(name).isPresent());
    }

    static boolean isReplaced(Intent intent, ObjectRef ref) {
        return orEmpty(intent.replaced()).contains(ref.kind() + "/" + ref.name());
    }

    private static Optional<String> serviceName(String entry) {
        Matcher matcher = SERVICE.matcher(entry);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static List<String> orEmpty(@Nullable List<String> names) {
        return names == null ? List.of() : names;
    }
}
