package dev.fleetledger.agent.question.preview;

/** One thing that a trial doesn't tell. */
@FunctionalInterface
interface Check {

    void look(Scene scene);
}
