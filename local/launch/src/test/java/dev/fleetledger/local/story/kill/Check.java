package dev.fleetledger.local.story.kill;

import java.util.List;

/** Compares one view of the system from outside with the answered commands. */
public interface Check {

    /** Returns a sentence for everything that belongs to no command, and for every command without its effect. */
    List<String> findDiscrepancies();
}
