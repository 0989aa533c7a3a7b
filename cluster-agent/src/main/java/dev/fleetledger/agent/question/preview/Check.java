package dev.fleetledger.agent.question.preview;

/** A check for something that a dry run doesn't report. */
@FunctionalInterface
interface Check {

    void look(Scene scene);
}
