package dev.fleetledger.agent.drift;

import java.util.Collection;

/** JSON pointers in which list items are named as by {@link ListKeys}. */
public final class Pointers {

    private Pointers() {}

    public static String append(String pointer, String token) {
        return pointer + "/" + token.replace("~", "~0").replace("/", "~1");
    }

    /** @return whether the pointer is one of these or below one of them */
    static boolean isWithin(String pointer, Collection<String> others) {
        return others.stream().anyMatch(other -> pointer.equals(other) || pointer.startsWith(other + "/"));
    }

    /** @return whether one of these is below the pointer */
    static boolean isAbove(String pointer, Collection<String> others) {
        return others.stream().anyMatch(other -> other.startsWith(pointer + "/"));
    }
}
